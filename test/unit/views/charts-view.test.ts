import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { dialectIds, type DialectId } from '../../../lib/series/dialect.ts';
import type { Past } from '../../../lib/series/past.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import type { CaseSpan } from '../../../lib/views/chart-case.ts';
import { type ChartsView, chartsView } from '../../../lib/views/charts-view.ts';
import {
  type ChartRange,
  chartRanges,
  type ChartWindow,
  windowOf,
} from '../../../lib/views/chart-window.ts';
import { outlinePast } from '../../fixtures/outline-past.ts';
import { pastOf } from '../../fixtures/past.ts';
import { translate } from '../../fixtures/translate.ts';

const past = outlinePast();
const made = (
  of: Past | null = past,
  dialect: DialectId = 'basis-30d',
  chosen: CaseSpan | null = null,
): ChartsView => {
  const charts = chartsView(of, defaultSettings, dialect, chosen, translate, 'en');
  if (!charts) throw new Error('no charts');
  return charts;
};
const charts = made();
const of = (range: ChartRange) => windowOf(range, charts.record);
const rowsIn = (range: ChartRange): number => {
  const { first, last } = charts.rowsOf(of(range));
  return last - first + 1;
};
const panelOf = (id: string, view = charts) => {
  const panel = view.panels.find((each) => each.id === id);
  if (!panel) throw new Error(`no panel ${id}`);
  return panel;
};
const noNames = 0;
const scaleOf = (id: string, window: ChartWindow, view = charts, nameShare = noNames) => {
  const { first, last } = view.rowsOf(window);
  const scale = panelOf(id, view).scale(first, last, nameShare);
  if (!scale) throw new Error(`nothing of ${id}`);
  return scale;
};
const reachOf = (...asked: Parameters<typeof scaleOf>) => scaleOf(...asked).reach;
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const rowOfDay = (day: number): number => charts.seconds.indexOf(day / 1000);

describe('four charts', () => {
  it('stand over one axis: basis, price, funding, open interest', () => {
    expect(charts.panels.map(({ id }) => id)).toEqual([
      'basis',
      'price',
      'funding',
      'openInterest',
    ]);
    expect(charts.seconds).toHaveLength(past.dayMs.length);
    expect(charts.seconds.at(-1)).toBe(Date.UTC(2025, 10, 14) / 1000);
    for (const { curves } of charts.panels)
      for (const { column } of curves) expect(column).toHaveLength(past.dayMs.length);
  });

  it('draw v last, over the day and the 30-day average', () => {
    expect(panelOf('basis').curves.map(({ id }) => id)).toEqual(['day', 'average30', 'average7']);
  });

  it.each([
    ['30d', 30],
    ['90d', 90],
    ['1y', 365],
    ['all', past.dayMs.length],
  ] as const)('%s shows the last %d closed days', (range, count) => {
    expect(rowsIn(range)).toBe(count);
  });

  it('keep gaps as gaps', () => {
    const gap = rowOfDay(Date.UTC(2024, 7, 14));
    expect(panelOf('basis').curves[0]?.column[gap]).toBeNull();
    expect(charts.readout(gap)).toMatchObject({ dayInFull: '14 Aug 2024', basis: '—' });
  });

  it('mark the days on which the state was held, the expiries, and the spells', () => {
    const { held, expiries, spells } = charts.marks;
    expect(held.map(({ from }) => from * 1000)).toEqual([Date.UTC(2024, 7, 14)]);
    expect(expiries.find(({ second }) => second * 1000 === Date.UTC(2025, 8, 26))).toEqual({
      second: Date.UTC(2025, 8, 26) / 1000,
      isQuarter: true,
    });
    expect(new Set(spells.map(({ regime }) => regime))).toContain('rich');
    expect(spells.map(({ regime }) => regime)).not.toContain('usual');
  });

  it('keep zero and the thin lines in sight, the rich one only when near', () => {
    const [low, high] = reachOf('basis', of('30d'));
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(6);
    expect(high).toBeLessThan(17);
    expect(reachOf('basis', of('1y'))[1]).toBeGreaterThan(17);
  });

  it('keep the zero line of funding in sight', () => {
    const [low, high] = reachOf('funding', of('30d'));
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  it.each(chartRanges)('label the time axis of %s a few times', (range) => {
    const ticks = charts.ticks(of(range), 7);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(new Set(ticks.map(({ label }) => label)).size).toBeGreaterThan(1);
  });

  it('read the row under the crosshair, and the last one without', () => {
    expect(charts.readout(null)).toMatchObject({
      day: '14 Nov',
      funding: expect.stringMatching(/^−?\d+\.\d$/),
      openInterest: expect.stringMatching(/^\d+\.?\d?k$/),
      price: expect.stringMatching(/^\d\d,\d{3}$/),
    });
    expect(charts.readout(0)?.day).toBe('1 Nov 2023');
  });

  it('A11 are each summed up in a sentence', () => {
    const { first, last } = charts.rowsOf(of('1y'));
    expect(plain(panelOf('basis').summary(first, last))).toMatch(
      /^From 15 Nov 2024 to 14 Nov 2025 the 7-day average was lowest on \d+ \w+ 2025 at −?\d\.\d, highest on \d+ Dec 2024 at \d+\.\d, and last 2\.\d on 14 Nov 2025\.$/,
    );
    for (const { summary } of charts.panels) expect(summary(first, last)).toContain('14 Nov 2025');
    expect(panelOf('openInterest').summary(0, 5)).toBe('Nothing of it is on record in these days.');
  });

  it.each([
    ['30d', 30],
    ['1y', 53],
    ['all', 25],
  ] as const)('A11 are a table of %s as well, newest first', (range, rows) => {
    const table = charts.table(of(range));
    expect(table).toHaveLength(rows);
    expect(table[0]?.dayInFull).toBe('14 Nov 2025');
  });

  it('are nothing where there is no record', () => {
    expect(chartsView(null, defaultSettings, 'basis-30d', null, translate, 'en')).toBeNull();
    expect(
      chartsView(pastOf(0, 0), defaultSettings, 'basis-30d', null, translate, 'en'),
    ).toBeNull();
  });

  it('draw a record of one day, and say what is not on it', () => {
    const one = made(pastOf(0, 1, { basis: { daily: [2] } }));
    expect(one.readout(null)).toMatchObject({ dayInFull: '1 Jan 1970', basis: '2.0', price: '—' });
    for (const range of chartRanges)
      expect(one.rowsOf(windowOf(range, one.record))).toEqual({ first: 0, last: 0 });
  });
});

/** A record of ten years at about 9, with a price. */
const tenYears = (daily: readonly (number | null)[], more: Partial<Past> = {}): ChartsView =>
  made(
    pastOf(0, daily.length, {
      close: daily.map(() => 90_000),
      basis: { daily, average7: daily.map(() => 9) },
      ...more,
    }),
  );

describe('the scale of a panel', () => {
  const quiet = Array.from({ length: 3650 }, (_, row) => 9 + 3 * Math.sin(row / 40));

  it('leaves out the few days that would flatten all the rest, and tells the furthest', () => {
    const wild = quiet.map((value, row) => (row === 1000 ? -83 : row === 2000 ? 140 : value));
    const view = tenYears(wild);
    const { reach, beyond } = scaleOf('basis', view.record, view);
    expect(reach[0]).toBeGreaterThan(-10);
    expect(reach[1]).toBeLessThan(25);
    expect(beyond).toEqual([
      { row: 1000, side: 'below', label: '−83.0 on 27 Sept 1972' },
      { row: 2000, side: 'above', label: '140.0 on 24 Jun 1975' },
    ]);
  });

  it('leaves nothing out of a record that moves as far as that again and again', () => {
    const swinging = quiet.map((value, row) => (row % 30 === 0 ? -40 : value));
    const view = tenYears(swinging);
    const { reach, beyond } = scaleOf('basis', view.record, view);
    expect(reach[0]).toBeLessThan(-40);
    expect(beyond).toEqual([]);
  });

  it('never leaves out where it stands now', () => {
    const fallen = quiet.map((value, row) => (row === 3649 ? -83 : value));
    const view = made(pastOf(0, fallen.length, { basis: { daily: fallen, average7: fallen } }));
    expect(reachOf('basis', view.record, view)[0]).toBeLessThan(-83);
  });

  it('leaves room for the names of the lowest and the highest line', () => {
    const lines = panelOf('basis').lines.map(({ value }) => value);
    for (const range of chartRanges) {
      const [low, high] = reachOf('basis', of(range), charts, 0.2);
      const seen = lines.filter((value) => value <= high);
      expect((0 - low) / (high - low)).toBeGreaterThanOrEqual(0.199);
      expect((high - Math.max(...seen)) / (high - low)).toBeGreaterThanOrEqual(0.199);
    }
  });

  it('is none in days of which nothing is on record', () => {
    expect(panelOf('openInterest').scale(0, 5, noNames)).toBeNull();
  });
});

describe('a panel without data says why in one line', () => {
  const reasons = (of: Past, dialect: DialectId, asset: 'BTC' | 'SOL' = 'BTC') => {
    const settings = { ...defaultSettings, asset };
    const view = chartsView(of, settings, dialect, null, translate, 'en');
    return Object.fromEntries(view?.panels.map(({ id, none }) => [id, none]) ?? []);
  };
  const priced = pastOf(0, 3, { close: [1, 2, 3], funding: { average7: [1, 2, 3] } });

  it.each(dialectIds)('with nothing but a price and funding, and %s chosen', (dialect) => {
    const { basis, price, funding, openInterest } = reasons(priced, dialect);
    expect([price, funding]).toEqual([null, null]);
    expect(openInterest).toBe('No exchange has answered with past open interest yet.');
    if (dialect === 'funding') expect(basis).toBeNull();
    else expect(basis).toMatch(/^\S.*\.$/);
  });

  it('of all that is there nothing', () => {
    expect(reasons(past, 'basis-30d')).toEqual({
      basis: null,
      price: null,
      funding: null,
      openInterest: null,
    });
  });

  it.each(['basis-30d', 'story-scale', 'front-month'] as const)(
    'Solana has no %s, and its funding and price',
    (dialect) => {
      const { basis, price, funding } = reasons(priced, dialect, 'SOL');
      expect(basis).toContain('dated futures of Solana');
      expect([price, funding]).toEqual([null, null]);
    },
  );

  it('Solana has funding as a basis', () => {
    expect(reasons(priced, 'funding', 'SOL')['basis']).toBeNull();
  });
});

describe('which basis', () => {
  it.each(dialectIds)('%s has its own title, lines and unit', (dialect) => {
    const panel = panelOf('basis', made(past, dialect));
    expect(panel.title).toMatch(/%/);
    expect(panel.lines.length).toBeGreaterThan(0);
  });

  it('labels the lines of the ladder in words, each on its side', () => {
    expect(panelOf('basis').lines.map(({ label, side }) => `${side}: ${label}`)).toEqual([
      'below: below spot',
      'below: thin below 4',
      'above: back above 6',
      'above: rich above 17',
    ]);
  });

  it('the story’s scale moves lines, cash and curves by the same factor', () => {
    const scaled = panelOf('basis', made(past, 'story-scale'));
    const [, thin] = scaled.lines;
    expect(thin?.value).toBeCloseTo((4 * 30) / 365, 10);
    expect(scaled.cash?.value).toBeCloseTo((4 * 30) / 365, 10);
    expect(scaled.curves.at(-1)?.column.at(-1)).toBeCloseTo(
      ((past.basis.average7.at(-1) ?? 0) * 30) / 365,
      10,
    );
  });

  it('the perpetual has the level at which nobody pays', () => {
    const labels = panelOf('basis', made(past, 'perp-premium')).lines.map(({ label }) => label);
    expect(labels).toContain('nobody pays at −0.05');
  });
});

describe('an earlier case over today', () => {
  const start = Date.UTC(2025, 2, 22);
  const chosen = { startDayMs: start, endDayMs: start + 10 * dayMs, line: 4 };
  const over = made(past, 'basis-30d', chosen);

  it('is marked where it was', () => {
    expect(over.marked).toEqual({ from: start / 1000, to: (start + 11 * dayMs) / 1000 });
  });

  it('begins on the day on which the present one began, and goes on beyond today', () => {
    const v = past.basis.average7;
    const last = v.length - 1;
    let onto = last;
    while ((v[onto - 1] ?? 99) < 4 && (v[onto] ?? 99) < 4) onto -= 1;
    const path = panelOf('basis', over).curves.find(({ id }) => id === 'case')?.column ?? [];
    const from = past.dayMs.indexOf(start);
    expect(path[onto]).toBe(v[from]);
    expect(path[onto + 20]).toBe(v[from + 20]);
    expect(path).toHaveLength(onto + 91);
    expect(over.record.to).toBe((past.dayMs[0] ?? 0) / 1000 + (onto + 90) * 86_400);
  });

  it('has its price in proportion to the price of that day', () => {
    const { curves } = panelOf('price', over);
    const path = curves.find(({ id }) => id === 'case')?.column ?? [];
    const row = path.findLastIndex((value) => value !== null) - 90;
    expect(path[row]).toBeCloseTo(past.close[row] ?? 0, 6);
  });

  it('reads no number after the last closed day', () => {
    expect(over.readout(over.seconds.length - 1)?.dayInFull).toBe('14 Nov 2025');
    expect(over.table(windowOf('all', over.record))[0]?.dayInFull).toBe('14 Nov 2025');
  });

  it('leaves today alone where it is not on record', () => {
    const none = made(past, 'basis-30d', { ...chosen, startDayMs: 0 });
    expect(none.seconds).toHaveLength(past.dayMs.length);
  });
});
