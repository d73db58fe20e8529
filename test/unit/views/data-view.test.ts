import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import messages from '../../../lib/locales/en.json' with { type: 'json' };
import { dataView, type DataState, type FileCheck, noData } from '../../../lib/views/data-view.ts';
import { translate } from '../../fixtures/translate.ts';

const view = (state: Partial<DataState>) => dataView({ ...noData, ...state }, translate, 'en');

const words = (text: string | null): string | undefined => text?.replaceAll('\u00a0', ' ');

const withFile = (check: FileCheck | null) => view({ file: { name: 'kept.json', check } });

describe('the kept history', () => {
  it.each([
    ['storage', /^This browser lets the extension keep no history/],
    ['store-full', /^The disk is full/],
    ['store-newer', /^The history was kept by a later version .* clear the history/],
    ['store-held', /^The kept history does not open/],
    ['store-damaged', /^The kept history cannot be read\. Cleared/],
  ] as const)('L28: with %s it says why it cannot be counted, and exports nothing', (size, why) => {
    expect(view({ size })).toMatchObject({ size: expect.stringMatching(why), isEmpty: true });
  });

  it('is counted in words', () => {
    expect(view({}).size).toBe('Counting what is kept.');
    expect(view({ size: { bytes: 0, series: 0, points: 0 } })).toMatchObject({
      size: 'Nothing is kept yet.',
      isEmpty: true,
    });
    expect(view({ size: { bytes: 3_210_000, series: 24, points: 61_234 } })).toMatchObject({
      size: '3.2 MB · 24 series · 61,234 points',
      isEmpty: false,
    });
    expect(view({ size: { bytes: 41_400, series: 1, points: 1 } }).size).toBe(
      '41 kB · 1 series · 1 point',
    );
  });

  it('is imported only after its file was checked and told', () => {
    expect(withFile(null)).toMatchObject({ preview: 'Reading the file.', canImport: false });
    const whole = withFile({
      ok: true,
      series: 12,
      points: 30_211,
      fromMs: Date.UTC(2019, 8, 1),
      toMs: Date.UTC(2025, 10, 14),
    });
    expect(words(whole.preview)).toBe(
      'kept.json holds 12 series with 30,211 points, from 1 Sept 2019 to 14 Nov 2025. What is not here yet is added; what is here stays. An import cannot be undone.',
    );
    expect(whole).toMatchObject({ canImport: true, problem: null });
  });

  it('is not imported from a file that is refused, and the refusal is said', () => {
    const refused = withFile({ ok: false, key: 'badLine', values: { line: 1204 } });
    expect(refused).toMatchObject({
      preview: null,
      canImport: false,
      problem: 'Line 1,204 of this file cannot be read; nothing of it was taken.',
    });
  });

  it('a name from a file is cut, however long it is', () => {
    const series = 'x'.repeat(100_000);
    const { problem } = withFile({ ok: false, key: 'unknownSeries', values: { series } });
    expect(problem?.length).toBeLessThan(200);
  });

  it('every refusal of a file has its words', () => {
    const code = readFileSync(
      join(import.meta.dirname, '../../../lib/state/history-text.ts'),
      'utf8',
    );
    const type = /readonly key:([^;]*'[^;]+);/.exec(code)?.[1] ?? '';
    const keys = [...type.matchAll(/'(\w+)'/g)].map(([, key]) => key ?? '');
    expect(keys.length).toBeGreaterThan(4);
    expect(keys.filter((key) => !Object.hasOwn(messages.historyFile, key))).toEqual([]);
  });
});
