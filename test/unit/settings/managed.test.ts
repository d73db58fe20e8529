/** L26: what an administrator sets wins, field by field, and what makes no sense is left out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { managedFields, opensFirstRunPage, readPolicy } from '../../../lib/settings/managed.ts';
import { isManaged, noPolicy, withPolicy } from '../../../lib/settings/policy.ts';
import { at, checkSettings } from '../../../lib/settings/schema.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';

describe('L26: a policy', () => {
  it.each([[undefined], [null], [{}], ['x'], [[]], [{ unknown: 1 }]])(
    'of %j sets nothing',
    (managed) => {
      expect(readPolicy(managed)).toEqual(noPolicy);
      expect(withPolicy(defaultSettings, readPolicy(managed))).toEqual(defaultSettings);
    },
  );

  it('sets what it names, and nothing else', () => {
    const policy = readPolicy({
      theme: 'dark',
      alerts: { enabled: false },
      badge: { mode: 'off' },
    });
    expect(withPolicy(defaultSettings, policy)).toEqual({
      ...defaultSettings,
      theme: 'dark',
      badge: { ...defaultSettings.badge, mode: 'off' },
    });
    expect(isManaged(policy, 'theme')).toBe(true);
    expect(isManaged(policy, 'badge.mode')).toBe(true);
    expect(isManaged(policy, 'badge')).toBe(true);
    expect(isManaged(policy, 'badge.metric')).toBe(false);
  });

  it('leaves to the user what makes no sense', () => {
    expect(readPolicy({ theme: 'pink', pollMinutes: 0, lean: true })).toEqual({ lean: true });
  });

  it('sets all lines with one of them, or none where they are out of order', () => {
    expect(readPolicy({ lines: { thinEnter: 3 } })).toEqual({
      lines: { ...defaultSettings.lines, thinEnter: 3 },
    });
    expect(readPolicy({ lines: { thinEnter: 30 } })).toEqual({});
    expect(readPolicy({ lines: {} })).toEqual({});
    expect(isManaged(readPolicy({ lines: { thinEnter: 3 } }), 'lines.richEnter')).toBe(true);
  });

  it.each<[unknown, boolean]>([
    [undefined, true],
    [{}, true],
    ['x', true],
    [{ firstRunPage: false }, false],
    [{ firstRunPage: true }, true],
    [{ firstRunPage: 'no' }, false],
    [{ theme: 'dark' }, false],
    [{ theme: 'pink' }, false],
    [{ theme: 'dark', firstRunPage: true }, true],
  ])('of %j: the page of the first run opens: %s', (managed, opens) => {
    expect(opensFirstRunPage(managed)).toBe(opens);
    expect(readPolicy(managed)).not.toHaveProperty('firstRunPage');
  });

  it('leaves alone what comes of using it', () => {
    const managed = { alerts: { snoozedUntilMs: 5 }, pill: { hiddenSites: ['okx'] } };
    expect(readPolicy(managed)).toEqual({});
  });

  it('of anything makes settings that are valid', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (managed) => {
        const settings = withPolicy(defaultSettings, readPolicy(managed));
        expect(checkSettings(settings)).toEqual({ settings, problems: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('can be written by the schema that the browser is given: each field, each type', () => {
    interface Node {
      readonly type: string;
      readonly description?: string;
      readonly properties?: Record<string, Node>;
    }
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../public/managed-schema.json'), 'utf8'),
    ) as Node;
    const leaves = (node: Node, path = ''): [string, string][] =>
      Object.entries(node.properties ?? {}).flatMap(([key, inner]): [string, string][] =>
        inner.type === 'object'
          ? leaves(inner, `${path}${key}.`)
          : [[path + key, inner.type === 'integer' ? 'number' : inner.type]],
      );
    const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);
    expect(new Map(leaves(schema))).toEqual(
      new Map([
        ['firstRunPage', 'boolean'],
        ...managedFields.map((field) => [field, typeOf(at(defaultSettings, field))] as const),
      ]),
    );
  });
});
