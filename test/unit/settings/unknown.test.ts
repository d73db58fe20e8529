import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../lib/settings/schema.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { withUnknown } from '../../../lib/settings/unknown.ts';

describe('L19: what a newer version stored beside ours', () => {
  it('stays, and ours is what it says', () => {
    const stored = { theme: 'dark', tomorrow: [5], badge: { mode: 'quiet', shape: 'round' } };
    expect(withUnknown(defaultSettings, stored)).toEqual({
      ...defaultSettings,
      tomorrow: [5],
      badge: { ...defaultSettings.badge, shape: 'round' },
    });
  });

  it('L21: whatever is stored, the settings read back are ours', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        const written = withUnknown(defaultSettings, stored);
        expect(checkSettings(JSON.parse(JSON.stringify(written)))).toEqual({
          settings: defaultSettings,
          problems: [],
        });
      }),
    );
  });

  it('D06: keys that reach for prototypes reach nothing', () => {
    withUnknown(
      defaultSettings,
      JSON.parse('{"__proto__":{"polluted":1},"badge":{"__proto__":5}}'),
    );
    expect({}).not.toHaveProperty('polluted');
  });
});
