import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Exchange, type HistorySource, intervalMs } from '../../../lib/exchanges/exchange.ts';
import { dayMs, hourMs, type Series } from '../../../lib/quotes/point.ts';
import {
  type Coverage,
  extend,
  type HistoryPage,
  nextPage,
  progress,
} from '../../../lib/state/history-plan.ts';

const now = Date.UTC(2025, 10, 19, 13, 20);

const source = (over: Partial<HistorySource>): HistorySource => ({
  series: 'index',
  firstMs: Date.UTC(2019, 8, 8),
  maxRows: 1500,
  url: () => 'https://venue.example/',
  read: () => [],
  ...over,
});

const venueOf = (...history: HistorySource[]): Exchange => ({
  id: 'venue',
  name: 'Venue',
  documentation: 'https://venue.example',
  hosts: ['venue.example'],
  endpoints: [],
  history,
});

const venue = venueOf(
  source({ series: 'index' }),
  source({ series: 'spot', maxRows: 1000, firstMs: Date.UTC(2017, 7, 17) }),
  source({ series: 'funding', maxRows: 1000, stepMs: 8 * hourMs, firstMs: Date.UTC(2019, 8, 10) }),
  source({ series: 'open-interest', maxRows: 30, stepMs: dayMs, firstMs: Date.UTC(2020, 0, 1) }),
);

/** What an exchange with every row since `firstMs` would put on the page. */
function answer(page: HistoryPage, nowMs: number): Series {
  const step = page.source.stepMs ?? intervalMs[page.interval];
  const points = [];
  for (let open = Math.ceil(page.fromMs / step) * step; open < page.toMs; open += step) {
    const timeMs = page.source.stepMs ? open : open + step;
    if (open >= page.source.firstMs && timeMs <= nowMs) points.push({ timeMs, value: 1 });
  }
  return points;
}

function run(
  exchange: Exchange,
  coverage: Map<string, Coverage>,
  nowMs: number,
  most = 400,
): HistoryPage[] {
  const pages: HistoryPage[] = [];
  while (pages.length < most) {
    const page = nextPage([exchange], coverage, new Set(), nowMs);
    if (!page) break;
    pages.push(page);
    const reached = extend(coverage.get(page.key), page, answer(page, nowMs));
    if (reached) coverage.set(page.key, reached);
  }
  return pages;
}

describe('history plan', () => {
  it('first what makes the averages readable: 250 days in 4-hour candles', () => {
    const pages = run(venue, new Map(), now, 5);
    expect(pages.map(({ key }) => key)).toEqual([
      'venue.index.4h',
      'venue.spot.4h',
      'venue.spot.4h',
      'venue.funding.own',
      'venue.open-interest.own',
    ]);
    const [index] = pages;
    expect(((index?.toMs ?? 0) - (index?.fromMs ?? 0)) / dayMs).toBeCloseTo(250, 0);
  });

  it('no page asks for more rows than the exchange gives', () => {
    for (const page of run(venue, new Map(), now)) {
      const step = page.source.stepMs ?? intervalMs[page.interval];
      expect((page.toMs - page.fromMs) / step).toBeLessThanOrEqual(page.source.maxRows);
    }
  });

  it('D23: it ends, complete, and no row is asked for twice', () => {
    const coverage = new Map<string, Coverage>();
    const pages = run(venue, coverage, now);
    expect(nextPage([venue], coverage, new Set(), now)).toBeNull();
    expect(progress([venue], coverage, new Set(), now)).toBe(1);
    for (const [key, own] of Map.groupBy(pages, (page) => page.key)) {
      const sorted = own.toSorted((one, other) => one.fromMs - other.fromMs);
      for (const [at, page] of sorted.entries()) {
        const before = sorted[at - 1];
        if (before) expect(page.fromMs, key).toBeGreaterThanOrEqual(before.toMs);
      }
    }
    expect(pages.length).toBeLessThan(60);
  });

  it('D23: stopped after any page, it goes on with the same pages', () => {
    const whole = run(venue, new Map(), now).map(({ key, fromMs, toMs }) => ({
      key,
      fromMs,
      toMs,
    }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length }), (cut) => {
        const coverage = new Map<string, Coverage>();
        const pages = [...run(venue, coverage, now, cut), ...run(venue, new Map(coverage), now)];
        expect(pages.map(({ key, fromMs, toMs }) => ({ key, fromMs, toMs }))).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('later only the rows that have closed since are asked for', () => {
    const coverage = new Map<string, Coverage>();
    run(venue, coverage, now);
    const later = run(venue, coverage, now + 4 * hourMs);
    expect(later.every((page) => page.toMs - page.fromMs <= 8 * hourMs)).toBe(true);
    expect(later.map(({ key }) => key)).toContain('venue.index.1h');
  });

  it('D20: a candle the exchange had not finished is asked for again', () => {
    const page = nextPage([venue], new Map(), new Set(), now);
    if (!page) throw new Error('no page');
    const short = answer(page, now).slice(0, -1);
    expect(extend(undefined, page, short)?.toMs).toBe(page.toMs - 4 * hourMs);
  });

  it('an empty page at the newest edge moves nothing', () => {
    const page = nextPage([venue], new Map(), new Set(), now);
    if (!page) throw new Error('no page');
    expect(extend(undefined, page, [])).toBeUndefined();
  });

  it('a resting series does not stop the others', () => {
    expect(nextPage([venue], new Map(), new Set(['venue.index.4h']), now)?.key).toBe(
      'venue.spot.4h',
    );
  });

  it('what an exchange never gave is not waited for, what it began is', () => {
    const coverage = new Map<string, Coverage>();
    run(venue, coverage, now);
    coverage.delete('venue.open-interest.own');
    expect(progress([venue], coverage, new Set(), now)).toBeLessThan(1);
    expect(progress([venue], coverage, new Set(['venue.open-interest.own']), now)).toBe(1);
    const half = new Map([['venue.index.4h', { fromMs: now - 90 * dayMs, toMs: now }]]);
    expect(progress([venue], half, new Set(['venue.index.4h']), now)).toBeLessThan(0.5);
  });
});
