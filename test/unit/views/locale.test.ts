/** A15: every word is in the locale file, and the file can become `_locales`. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import messages from '../../../lib/locales/en.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../..');
const read = (pattern: string): string =>
  globSync(pattern, { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');

type Tree = { readonly [key: string]: string | Tree };
const leaves = (tree: Tree, path: readonly string[] = []): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value] as [string, string]]
      : leaves(value, [...path, key]),
  );
const texts = leaves(messages as unknown as Tree);

describe('A15 locale file', () => {
  it('has keys that survive being joined by underscores', () => {
    const wrong = texts.filter(
      ([key]) => !key.split('.').every((part) => /^[A-Za-z0-9]+$/.test(part)),
    );
    expect(wrong).toEqual([]);
  });

  it('has no empty text and none that the browser would read as a place', () => {
    expect(texts.filter(([, text]) => text.trim() === '' || text.includes('$'))).toEqual([]);
  });

  it('names every reason a reading or the regime can give', () => {
    const code = read('lib/{signals,regime,series}/*.ts');
    const keys = [
      ...[...code.matchAll(/missing\(\s*'[^']+',\s*(?:[^,()]+\? )?'(\w+)'/g)].map((m) => m[1]),
      ...[...code.matchAll(/\bkey: '(\w+)'/g)].map((m) => m[1]),
      ...[...code.matchAll(/\b(?:discount|thin|rich)(?:Enter|Leave): '(\w+)'/g)].map((m) => m[1]),
      ...[...code.matchAll(/type CurveGap = ([^;]+);/g)].flatMap((m) =>
        [...(m[1] ?? '').matchAll(/'(\w+)'/g)].map((gap) => gap[1]),
      ),
    ];
    expect(keys.length).toBeGreaterThan(10);
    const known = new Set(Object.keys(messages.reason));
    expect([...new Set(keys)].filter((key) => key !== undefined && !known.has(key))).toEqual([]);
  });

  it('names every input of a reading', () => {
    const code = read('lib/{signals,regime}/*.ts');
    const names = [...code.matchAll(/\bname: '(\w+)'/g)].map((m) => m[1] ?? '');
    const known = new Set(Object.keys(messages.evidence));
    expect([...new Set(names)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('names every refusal of the settings', () => {
    const code = read('lib/settings/schema.ts');
    const known = new Set(Object.keys(messages.problem));
    const keys = [...code.matchAll(/'(range|choice|not\w+)'/g)].map((m) => m[1] ?? '');
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
  });

  it('holds every word of the components: they have none of their own', () => {
    const markup = read('components/*.tsx').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    const between = [...markup.matchAll(/>\s*([^<>{}=;()]*[A-Za-z]{2,}[^<>{}=;()]*)\s*<\//g)];
    expect(between.map((match) => match[1]?.trim())).toEqual([]);
    expect([...markup.matchAll(/(?:aria-label|title|placeholder|alt)="[^"]+"/g)]).toEqual([]);
  });
});
