/** L29: settings of any version are read whole, and what a later one wrote stays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrated, settingsOf, settingsVersion } from '../../../lib/settings/complete.ts';
import { heldSettings, settingsToStore } from '../../../lib/settings/kept.ts';
import { checkSettings } from '../../../lib/settings/schema.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';

type Tree = Record<string, unknown>;

/** Every path of the settings, groups included. */
const paths = (of: object, prefix = ''): string[] =>
  Object.entries(of).flatMap(([key, value]: [string, unknown]) => [
    prefix + key,
    ...(typeof value === 'object' && value !== null && !Array.isArray(value)
      ? paths(value, `${prefix}${key}.`)
      : []),
  ]);

const without = (of: object, path: string): Tree => {
  const [key = '', ...rest] = path.split('.');
  const { [key]: inner, ...others } = of as Tree;
  return rest.length === 0 ? others : { ...others, [key]: without(inner as Tree, rest.join('.')) };
};

const own: Settings = {
  ...defaultSettings,
  asset: 'ETH',
  cashPercent: 3.5,
  lines: { ...defaultSettings.lines, thinEnter: 3 },
  badge: { metric: 'leverage', mode: 'quiet' },
  exchangesOn: ['gate'],
  alerts: { ...defaultSettings.alerts, enabled: true, lines: [2] },
  pill: {
    enabled: false,
    hiddenSites: ['okx'],
    places: [{ site: 'okx', edge: 'left', fraction: 0.5, dot: true }],
  },
};

describe('L29: settings as they are read', () => {
  it.each(paths(defaultSettings))(
    'of a version that had no %s have that of the installation',
    (path) => {
      const read = settingsOf(without(own, path));
      const key = path.split('.');
      const at = (from: unknown): unknown =>
        key.reduce<unknown>((part, name) => (part as Tree | undefined)?.[name], from);
      expect(at(read)).toEqual(at(defaultSettings));
      expect(without(read, path)).toEqual(without(own, path));
    },
  );

  it.each([
    ['a choice of a later version', { badge: { metric: 'tomorrow', mode: 'quiet' } }],
    ['a number beyond its range', { pollMinutes: 0.2, badge: { mode: 'quiet' } }],
    ['a list that holds something else', { pill: { hiddenSites: [5] }, badge: { mode: 'quiet' } }],
    ['a place that is none', { pill: { places: [null] }, badge: { mode: 'quiet' } }],
    ['a group that is a value', { pill: 5, alerts: [], badge: { mode: 'quiet' } }],
  ])('%s is as at the installation, and the rest stands', (_what, stored) => {
    expect(settingsOf(stored)).toEqual({
      ...defaultSettings,
      badge: { metric: 'basis', mode: 'quiet' },
    });
  });

  it('are complete and the same for pages and background, whatever is stored', () => {
    const some = fc.record(
      {
        asset: fc.constantFrom('ETH', 'DOGE', 5),
        pollMinutes: fc.constantFrom(0, 5, '5', null),
        theme: fc.constantFrom('dark', 'pink'),
        badge: fc.oneof(fc.jsonValue(), fc.record({ metric: fc.constantFrom('regime', 'x') })),
        pill: fc.oneof(fc.jsonValue(), fc.record({ enabled: fc.jsonValue() })),
        alerts: fc.jsonValue(),
        lines: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(some, fc.jsonValue()), (stored) => {
        const read = settingsOf(stored);
        expect(paths(read)).toEqual(paths(defaultSettings));
        expect(heldSettings(stored)).toEqual(checkSettings(read).settings);
      }),
      { numRuns: 300 },
    );
  });

  it('those of an earlier version go through every step since, a later one through none', () => {
    const steps = [
      ({ colour, ...rest }: Tree) => ({ ...rest, theme: colour }),
      (fields: Tree) => ({ ...fields, isThree: true }),
    ];
    const steppedFrom = (stored: unknown) => migrated(stored, undefined, steps);
    expect(steppedFrom({ colour: 'dark' })).toEqual({ theme: 'dark', isThree: true });
    expect(steppedFrom({ version: 2, theme: 'dark' })).toMatchObject({ isThree: true });
    expect(steppedFrom({ version: 9, colour: 'x' })).toEqual({ version: 9, colour: 'x' });
    expect(steppedFrom(null)).toEqual({ theme: undefined, isThree: true });
  });
});

describe('L19, L29: settings as they are written', () => {
  const later = {
    version: settingsVersion + 4,
    tomorrow: [5],
    theme: 'sepia',
    cashPercent: 3,
    badge: { metric: 'mood', mode: 'quiet', shape: 'round' },
    pill: {
      hiddenSites: ['okx'],
      places: [{ site: 'okx', edge: 'left', fraction: 0, dot: false, colour: 'red' }],
      size: { wide: true },
    },
  };

  it('carry their version', () => {
    expect(settingsToStore(defaultSettings, null)).toEqual({
      ...defaultSettings,
      version: settingsVersion,
    });
  });

  it('lose nothing of a later version when something else is changed', () => {
    const written = settingsToStore({ ...heldSettings(later), cashPercent: 5 }, later);
    expect(written).toMatchObject({ ...later, cashPercent: 5 });
    expect(heldSettings(written)).toEqual({ ...heldSettings(later), cashPercent: 5 });
  });

  it('hold what was changed, also where a later version had a value of its own', () => {
    const held = heldSettings(later);
    const next: Settings = { ...held, theme: 'dark', badge: { metric: 'regime', mode: 'off' } };
    const written = settingsToStore(next, later);
    expect(written).toMatchObject({ theme: 'dark', badge: { metric: 'regime', shape: 'round' } });
    expect(heldSettings(written)).toEqual(next);
  });

  it('keep what a later version says of a place while another is moved', () => {
    const held = heldSettings(later);
    const moved = { site: 'kraken', edge: 'top', fraction: 1, dot: false } as const;
    const places = [...held.pill.places, moved];
    const written = settingsToStore({ ...held, pill: { ...held.pill, places } }, later);
    expect(written).toMatchObject({ pill: { places: [...later.pill.places, moved] } });
  });

  it('lines that make no sense together give way to ours when one is moved', () => {
    const stored = { lines: { ...defaultSettings.lines, thinEnter: 90 } };
    const next = { ...defaultSettings, lines: { ...defaultSettings.lines, thinEnter: 3 } };
    expect(heldSettings(settingsToStore(next, stored))).toEqual(next);
  });

  it('L21: over whatever is stored, what is read back is what was written', () => {
    const nexts = fc.constantFrom(defaultSettings, own);
    fc.assert(
      fc.property(fc.jsonValue(), nexts, (stored, next) => {
        const written = settingsToStore(next, stored);
        expect(heldSettings(JSON.parse(JSON.stringify(written)))).toEqual(next);
      }),
    );
  });

  it('D06: keys that reach for prototypes reach nothing', () => {
    const hostile: unknown = JSON.parse(
      '{"__proto__":{"polluted":1},"badge":{"__proto__":{"polluted":1}},"constructor":{"a":1}}',
    );
    settingsToStore(own, hostile);
    settingsOf(hostile);
    expect({}).not.toHaveProperty('polluted');
  });
});
