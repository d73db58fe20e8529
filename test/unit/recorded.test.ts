/** A clone may have nothing beside it: what is read from there is looked for in one place. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = globSync('**/*.test.ts', { cwd: root });
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const holding = (pattern: RegExp): string[] =>
  files.filter((file) => file !== 'unit/recorded.test.ts' && pattern.test(textOf(file)));

describe('X11: with nothing beside the project', () => {
  it('no test asks for the place of recorded data by itself', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(holding(/BASIS_LENS_(?:HISTORY|PAYLOADS)|\.\.\/shared\b/)).toEqual([]);
  });

  it('what reads them reads nothing before a test that is skipped without them', () => {
    const reading = holding(/from '[./]+(?:\/recorded|\/history)\.ts'/);
    expect(reading.length).toBeGreaterThan(14);
    for (const file of reading) {
      expect(textOf(file), file).toMatch(/^describe(?:History|Payloads)\(/m);
      expect(textOf(file), file).not.toMatch(/^(?:describe|it)\.skipIf\(/m);
    }
  });
});
