import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalMs } from '../../../lib/exchanges/exchange.ts';
import { dayMs, hourMs, startOfDay } from '../../../lib/quotes/point.ts';
import { extend, type HistoryPage, nextPages, progress } from '../../../lib/state/history-plan.ts';
import type { Coverage } from '../../../lib/state/history-wishes.ts';
import { answer, failing, nothing, run, venueOf } from './plans.ts';

const now = Date.UTC(2025, 10, 19, 13, 20);

const venue = venueOf(
  'venue',
  { series: 'current-quarter' },
  { series: 'spot', maxRows: 1000, firstMs: Date.UTC(2017, 7, 17) },
  { series: 'funding', maxRows: 1000, stepMs: 8 * hourMs, firstMs: Date.UTC(2019, 8, 10) },
  { series: 'open-interest', maxRows: 30, stepMs: dayMs, keptRows: 30 },
);

const rowsOf = ({ fromMs, toMs, source, interval }: HistoryPage): number =>
  (toMs - fromMs) / (source.stepMs ?? intervalMs[interval]);

const windowOf = ({ key, fromMs, toMs }: HistoryPage) => ({ key, fromMs, toMs });

const complete = (...exchanges: (typeof venue)[]) => {
  const coverage = new Map<string, Coverage>();
  const pages = run({ exchanges, coverage, nowMs: now });
  return { coverage, pages };
};

describe('history plan', () => {
  it('first what makes the averages readable: 250 days in 4-hour candles', () => {
    const { pages } = complete(venue);
    expect(pages.slice(0, 3).map(({ key }) => key)).toEqual([
      'BTC.venue.current-quarter.4h',
      'BTC.venue.spot.4h',
      'BTC.venue.spot.4h',
    ]);
    const first = pages.filter(({ stage }) => stage === 'first');
    const days = (series: string): number =>
      first
        .filter(({ source }) => source.series === series)
        .reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / dayMs, 0);
    expect([days('current-quarter'), days('spot')]).toEqual([249.5, 249.5]);
  });

  it('then the years before, back to 2019, then the hours of 400 days', () => {
    const { coverage, pages } = complete(venue);
    const stages = pages.map(({ stage }) => stage);
    expect(stages).toEqual(['first', 'rest'].flatMap((one) => stages.filter((s) => s === one)));
    const quarters = pages.filter(({ source }) => source.series === 'current-quarter');
    expect([...new Set(quarters.map(({ interval }) => interval))]).toEqual(['4h', '1h']);
    expect(coverage.get('BTC.venue.current-quarter.1h')?.fromMs).toBe(
      startOfDay(now) - 400 * dayMs,
    );
    expect(coverage.get('BTC.venue.spot.4h')?.fromMs).toBe(Date.UTC(2019, 0, 1));
    expect(coverage.get('BTC.venue.funding.own')?.fromMs).toBe(Date.UTC(2019, 8, 10));
  });

  it('no page asks for more rows or more time than the exchange gives', () => {
    const narrow = venueOf('narrow', { maxRows: 1500, maxSpanMs: 200 * dayMs });
    const { pages } = complete(venue, narrow);
    for (const page of pages) {
      expect(rowsOf(page)).toBeLessThanOrEqual(page.source.maxRows);
      expect(page.toMs - page.fromMs).toBeLessThanOrEqual(page.source.maxSpanMs ?? Infinity);
    }
  });

  it('asks for nothing that is no longer kept', () => {
    const { pages } = complete(venue);
    const [interest, ...more] = pages.filter(({ source }) => source.series === 'open-interest');
    expect(more).toEqual([]);
    expect(interest?.fromMs).toBeGreaterThanOrEqual(now - 29 * dayMs);
  });

  it('does not ask an exchange for what it has not of the asset', () => {
    const bitcoinOnly = venueOf('one', {
      url: (asset) => (asset === 'BTC' ? 'https://one.example/' : null),
    });
    const pages = nextPages([bitcoinOnly], 'ETH', new Map(), nothing, now);
    expect(pages).toEqual([]);
    expect(nextPages([bitcoinOnly], 'BTC', new Map(), nothing, now)).toHaveLength(1);
  });

  it('D23: it ends, complete, and no row is asked for twice', () => {
    const { coverage, pages } = complete(venue);
    expect(nextPages([venue], 'BTC', coverage, nothing, now)).toEqual([]);
    expect(progress([venue], 'BTC', coverage, nothing, now)).toBe(1);
    for (const [key, own] of Map.groupBy(pages, (page) => page.key)) {
      const sorted = own.toSorted((one, other) => one.fromMs - other.fromMs);
      for (const [at, page] of sorted.entries()) {
        const before = sorted[at - 1];
        if (before) expect(page.fromMs, key).toBeGreaterThanOrEqual(before.toMs);
      }
    }
  });

  it('D23: stopped after any page, it goes on with the same pages', () => {
    const other = venueOf('other', { series: 'current-quarter' }, { series: 'current-quarter' });
    const exchanges = [venue, other];
    const whole = run({ exchanges, coverage: new Map(), nowMs: now }).map(windowOf);
    const inOrder = (pages: typeof whole) =>
      pages.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : b.fromMs - a.fromMs));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length }), (cut) => {
        const coverage = new Map<string, Coverage>();
        const before = run({ exchanges, coverage, nowMs: now, most: cut });
        const after = run({ exchanges, coverage: new Map(coverage), nowMs: now });
        expect(inOrder([...before, ...after].map(windowOf))).toEqual(inOrder(whole));
      }),
      { numRuns: 20 },
    );
  });

  it('D20: a candle the exchange had not finished is asked for again', () => {
    const [page] = nextPages([venue], 'BTC', new Map(), nothing, now);
    if (!page) throw new Error('no page');
    const short = answer(page, now).slice(0, -1);
    expect(extend(undefined, page, short)?.toMs).toBe(page.toMs - 4 * hourMs);
    expect(extend(undefined, page, [])).toBeUndefined();
  });
});

describe('the newest rows', () => {
  const midnight = startOfDay(now) + dayMs;
  const pagesAt = (coverage: Map<string, Coverage>, nowMs: number) =>
    run({ exchanges: [venue], coverage: new Map(coverage), nowMs });

  it('are asked for once a day, an hour after midnight UTC, and then up to now', () => {
    const { coverage } = complete(venue);
    expect(pagesAt(coverage, midnight + hourMs - 1)).toEqual([]);
    const pages = pagesAt(coverage, midnight + hourMs + 60_000);
    expect(pages.map(({ key }) => key).toSorted()).toEqual([...coverage.keys()].toSorted());
    const index = pages.find(({ key }) => key === 'BTC.venue.current-quarter.1h');
    expect(index).toMatchObject({ fromMs: now - 20 * 60_000, toMs: midnight + hourMs });
  });

  it('D24: a day costs one request a series and interval', () => {
    const { coverage } = complete(venue);
    let pages = 0;
    for (let nowMs = now; nowMs < now + 3 * dayMs; nowMs += 10 * 60_000)
      pages += run({ exchanges: [venue], coverage, nowMs }).length;
    expect(pages).toBe(3 * coverage.size);
  });

  it('a gap of weeks is closed at once', () => {
    const { coverage } = complete(venue);
    const pages = pagesAt(coverage, now + 300 * dayMs);
    expect(pages.some(({ key }) => key === 'BTC.venue.current-quarter.4h')).toBe(true);
    expect(rowsOf(pages[0] as HistoryPage)).toBe(1500);
    expect(pages[0]?.fromMs).toBe(coverage.get('BTC.venue.current-quarter.4h')?.toMs);
  });

  it('of a source that corrects its past come with its last two weeks', () => {
    const revised = venueOf('cm', { series: 'reserve', stepMs: dayMs, isRevised: true });
    const { coverage } = complete(revised);
    const [page] = run({ exchanges: [revised], coverage, nowMs: midnight + 2 * hourMs });
    expect(page && rowsOf(page)).toBe(15);
  });
});

describe('progress', () => {
  it('what an exchange never gave is not waited for, what it began is', () => {
    const { coverage } = complete(venue);
    coverage.delete('BTC.venue.open-interest.own');
    const share = (resting = nothing, held = coverage) =>
      progress([venue], 'BTC', held, resting, now);
    expect(share()).toBeLessThan(1);
    expect(share(failing('BTC.venue.open-interest.own'))).toBe(1);
    expect(share({ ...nothing, idle: new Set(['BTC.venue.open-interest.own']) })).toBe(1);
    const half = new Map([
      ['BTC.venue.current-quarter.4h', { fromMs: now - 90 * dayMs, toMs: now }],
    ]);
    expect(share(failing('BTC.venue.current-quarter.4h'), half)).toBeLessThan(0.5);
  });

  it('stays whole while the newest rows wait for their day', () => {
    const { coverage } = complete(venue);
    expect(progress([venue], 'BTC', coverage, nothing, now + 6 * hourMs)).toBe(1);
  });
});
