import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../lib/settings/schema.ts';
import { defaultSettings, pollPeriod } from '../../../lib/settings/settings.ts';

const withLines = (lines: object): object => ({ lines: { ...defaultSettings.lines, ...lines } });

describe('settings', () => {
  it('the defaults are valid', () => {
    expect(checkSettings(defaultSettings)).toEqual({ settings: defaultSettings, problems: [] });
  });

  it('an absent field has its default, an unknown one is left out', () => {
    expect(checkSettings({ pollMinutes: 5, tomorrow: true }).settings).toEqual({
      ...defaultSettings,
      pollMinutes: 5,
    });
  });

  it.each([
    ['cashPercent', Number.NaN],
    ['cashPercent', '4'],
    ['cashPercent', -1],
    ['pollMinutes', 0],
    ['pollMinutes', 31],
    ['theme', 'pink'],
    ['asset', 'DOGE'],
    ['lean', 'yes'],
    ['exchangesOff', 'okx'],
    ['exchangesOff', [5]],
    ['exchangesOff', Array.from({ length: 101 }, String)],
  ])('%s %s is refused by name and the stored value stays', (field, value) => {
    const { settings, problems } = checkSettings({ [field]: value });
    expect(settings).toEqual(defaultSettings);
    expect(problems.map((problem) => problem.field)).toEqual([field]);
  });

  it('exchanges that nobody knows may stay switched off', () => {
    expect(checkSettings({ exchangesOff: ['okx', 'gone'] }).settings.exchangesOff).toEqual([
      'okx',
      'gone',
    ]);
  });

  it('the period of the lean mode is five minutes at least', () => {
    expect(pollPeriod({ pollMinutes: 2, lean: false })).toBe(2);
    expect(pollPeriod({ pollMinutes: 2, lean: true })).toBe(5);
    expect(pollPeriod({ pollMinutes: 30, lean: true })).toBe(30);
  });

  it('a line that enters beyond where it leaves is refused at the line that was changed', () => {
    const { settings, problems } = checkSettings(withLines({ thinEnter: 7 }));
    expect(settings.lines).toEqual(defaultSettings.lines);
    expect(problems).toEqual([
      { field: 'lines.thinEnter', key: 'notAbove', values: { other: 'thinLeave', value: 6 } },
    ]);
  });

  it('rich must leave below where it enters', () => {
    const { problems } = checkSettings(withLines({ richLeave: 18 }));
    expect(problems).toEqual([
      { field: 'lines.richLeave', key: 'notAbove', values: { other: 'richEnter', value: 17 } },
    ]);
  });

  it('several lines moved together are fine when they stay in order', () => {
    const lines = { thinEnter: 8, thinLeave: 9 };
    expect(checkSettings(withLines(lines)).settings.lines).toMatchObject(lines);
  });

  it('L21: any damage gives valid settings, never a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { settings } = checkSettings(value);
        expect(checkSettings(settings).problems).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('D06: hostile keys change nothing', () => {
    checkSettings(JSON.parse('{"__proto__":{"polluted":1},"lines":{"__proto__":{"polluted":1}}}'));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
