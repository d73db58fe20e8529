import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { chartRanges, chartView } from '../../../lib/views/chart-view.ts';
import { chartSeries } from '../../fixtures/chart-series.ts';
import { translate } from '../../fixtures/translate.ts';

const series = chartSeries();
const view = (range: (typeof chartRanges)[number]) => {
  const made = chartView(series, defaultSettings, range, translate, 'en');
  if (!made) throw new Error('no chart');
  return made;
};
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('chart', () => {
  it.each([
    ['30d', 30],
    ['90d', 90],
    ['1y', 365],
    ['all', series.dayMs.length],
  ] as const)('%s shows the last %d closed days', (range, count) => {
    const { seconds, basis, average7, average30 } = view(range);
    expect(seconds).toHaveLength(count);
    expect(seconds.at(-1)).toBe(Date.UTC(2025, 10, 14) / 1000);
    for (const column of [basis, average7, average30]) expect(column).toHaveLength(count);
  });

  it('keeps gaps as gaps', () => {
    const { basis, seconds } = view('all');
    const gap = seconds.indexOf(Date.UTC(2024, 7, 14) / 1000);
    expect(basis[gap]).toBeNull();
    expect(view('all').readout(gap)).toMatchObject({ day: '14 Aug 2024', basis: '—' });
  });

  it('keeps zero and the thin lines in sight, the rich one only when near', () => {
    expect(view('30d').yMin).toBeLessThan(0);
    expect(view('30d').yMax).toBeGreaterThan(6);
    expect(view('30d').yMax).toBeLessThan(17);
    expect(view('1y').yMax).toBeGreaterThan(17);
  });

  it.each(chartRanges)('labels the time axis of %s a few times', (range) => {
    const { xTicks } = view(range);
    expect(xTicks.length).toBeGreaterThanOrEqual(2);
    expect(xTicks.length).toBeLessThanOrEqual(8);
    expect(new Set(xTicks.map(({ label }) => label)).size).toBeGreaterThan(1);
  });

  it('labels the lines in words, each on its side', () => {
    expect(view('1y').lines.map(({ label, side }) => `${side}: ${label}`)).toEqual([
      'below: below spot',
      'below: thin below 4',
      'above: back above 6',
      'above: rich above 17',
    ]);
  });

  it('reads the row under the cursor, and the last one without', () => {
    expect(view('1y').readout(null)?.day).toBe('14 Nov 2025');
    expect(view('1y').readout(0)?.day).toBe('15 Nov 2024');
    expect(view('1y').readout(9999)).toBeNull();
  });

  it('A11 is summed up in a sentence', () => {
    expect(plain(view('1y').summary)).toMatch(
      /^Basis from 15 Nov 2024 to 14 Nov 2025, % a year\. The 7-day average was lowest on \d+ \w+ 2025 at −?\d\.\d %, highest on \d+ Dec 2024 at \d+\.\d %, and last 2\.\d %\.$/,
    );
    const empty = { ...series, average7: series.average7.map(() => null) };
    expect(chartView(empty, defaultSettings, '1y', translate, 'en')?.summary).toBe(
      'No closed day with a 7-day average yet.',
    );
  });

  it.each([
    ['30d', 30],
    ['1y', 53],
    ['all', 25],
  ] as const)('A11 is a table of %s as well, newest first', (range, rows) => {
    const table = view(range).rows();
    expect(table).toHaveLength(rows);
    expect(table[0]?.day).toBe('14 Nov 2025');
  });

  it('is nothing where there is no record', () => {
    expect(chartView(null, defaultSettings, '1y', translate, 'en')).toBeNull();
    const none = { dayMs: [], basis: [], average7: [], average30: [], price: [] };
    expect(chartView(none, defaultSettings, '1y', translate, 'en')).toBeNull();
  });

  it('draws a record of one day', () => {
    const one = { dayMs: [0], basis: [2], average7: [null], average30: [null], price: [null] };
    const made = chartView(one, defaultSettings, 'all', translate, 'en');
    expect(made?.readout(null)).toMatchObject({ day: '1 Jan 1970', basis: '2.0', price: '—' });
  });
});
