/** S16: settings from a file are ours as a whole, or nothing of them is taken. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettingsText, settingsText } from '../../../lib/settings/settings-file.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';

const file = (settings: unknown, rest: object = {}): string =>
  JSON.stringify({ format: 'basis-lens-settings', version: 1, settings, ...rest });

describe('S16: a file of settings', () => {
  it('comes back as it went, without a snooze that will be over', () => {
    const own: Settings = {
      ...defaultSettings,
      theme: 'dark',
      lines: { ...defaultSettings.lines, thinEnter: 3 },
      alerts: { ...defaultSettings.alerts, lines: [2, 6], snoozedUntilMs: 99 },
    };
    const read = readSettingsText(settingsText(own));
    expect(read).toEqual({
      ok: true,
      settings: { ...own, alerts: { ...own.alerts, snoozedUntilMs: 0 } },
    });
  });

  it('may name some of them; the others are as at the installation', () => {
    expect(readSettingsText(file({ theme: 'dark' }))).toEqual({
      ok: true,
      settings: { ...defaultSettings, theme: 'dark' },
    });
  });

  it.each([
    ['no JSON', '{', 'notOurs'],
    ['another format', JSON.stringify({ format: 'other', version: 1, settings: {} }), 'notOurs'],
    ['a list', '[]', 'notOurs'],
    ['settings that are a list', file([]), 'notOurs'],
    ['a later version', file({}, { version: 2 }), 'newer'],
    ['a field beside the settings', file({}, { extra: 1 }), 'unknownField'],
    ['an unknown setting', file({ colour: 'red' }), 'unknownField'],
    ['an unknown setting of a group', file({ badge: { shape: 'round' } }), 'unknownField'],
    ['a group that is a value', file({ badge: 5 }), 'unknownField'],
    ['a value that makes no sense', file({ pollMinutes: 0 }), 'refused'],
    ['lines out of order', file({ lines: { thinEnter: 30 } }), 'refused'],
    ['markup', file({ exchangesOff: ['<img src=x onerror=alert(1)>'] }), 'markup'],
    ['more than 64 kB', file({ exchangesOff: ['x'.repeat(70_000)] }), 'tooLarge'],
    [
      'a prototype',
      `{"format":"basis-lens-settings","version":1,"settings":{"__proto__":{"theme":"dark"}}}`,
      'notOurs',
    ],
    [
      'a constructor',
      `{"format":"basis-lens-settings","version":1,"settings":{"constructor":{"prototype":{"a":1}}}}`,
      'notOurs',
    ],
  ])('with %s is refused', (_what, text, key) => {
    expect(readSettingsText(text)).toMatchObject({ ok: false, key });
  });

  it('names what is no setting, and why a value is refused', () => {
    expect(readSettingsText(file({ badge: { shape: 1 } }))).toMatchObject({ field: 'badge.shape' });
    expect(readSettingsText(file({ pollMinutes: 99 }))).toMatchObject({
      field: 'pollMinutes',
      problem: { key: 'range', values: { min: 1, max: 30 } },
    });
  });

  it('of anything at all gives a result and changes no prototype', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, text) => {
        for (const each of [JSON.stringify(value), file(value), text]) {
          const read = readSettingsText(each);
          if (read.ok) expect(Object.keys(read.settings)).toEqual(Object.keys(defaultSettings));
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
