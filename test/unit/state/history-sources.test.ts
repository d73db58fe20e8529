/** Sources that refuse, that are asked side by side, and whose contracts end. */
import { describe, expect, it } from 'vitest';
import { quarterlyExpiry } from '../../../lib/exchanges/contract-calendar.ts';
import { dayMs, hourMs, startOfDay } from '../../../lib/quotes/point.ts';
import { extend, type HistoryPage, nextPages, progress } from '../../../lib/state/history-plan.ts';
import type { Coverage } from '../../../lib/state/history-wishes.ts';
import { failing, nothing, run, settlesAtNoon, venueOf } from './plans.ts';

const now = Date.UTC(2025, 10, 19, 13, 20);

const venue = venueOf(
  'venue',
  { series: 'current-quarter' },
  { series: 'spot', maxRows: 1000, firstMs: Date.UTC(2017, 7, 17) },
  { series: 'funding', maxRows: 1000, stepMs: 8 * hourMs, firstMs: Date.UTC(2019, 8, 10) },
  { series: 'open-interest', maxRows: 30, stepMs: dayMs, keptRows: 30 },
);

const complete = (...exchanges: (typeof venue)[]) => {
  const coverage = new Map<string, Coverage>();
  const pages = run({ exchanges, coverage, nowMs: now });
  return { coverage, pages };
};

describe('several hosts', () => {
  const index = { series: 'current-quarter' } as const;

  it('are asked side by side, one page each', () => {
    const pages = nextPages([venue, venueOf('b', index, index)], 'BTC', new Map(), nothing, now);
    expect(pages.map(({ host }) => host)).toEqual(['venue.example', 'b.example']);
  });

  it('a slow one keeps no other waiting', () => {
    const slow = venueOf('slow', index);
    const other = venueOf('other', { series: 'funding', stepMs: 8 * hourMs });
    const pages = nextPages([slow, other], 'BTC', new Map(), nothing, now);
    expect(pages.map(({ host, stage }) => [host, stage])).toEqual([
      ['slow.example', 'first'],
      ['other.example', 'rest'],
    ]);
  });

  it('D24: one whose budget is spent does not stop the others', () => {
    const resting = { ...nothing, hosts: new Set(['venue.example']) };
    const pages = nextPages([venue, venueOf('b', index)], 'BTC', new Map(), resting, now);
    expect(pages.map(({ host }) => host)).toEqual(['b.example']);
  });

  it('a series that had nothing new still gets its old rows', () => {
    const coverage = new Map([
      ['BTC.b.spot.4h', { fromMs: now - 90 * dayMs, toMs: now - 3 * dayMs }],
    ]);
    const resting = { ...nothing, idle: new Set(['BTC.b.spot.4h']) };
    const spot = venueOf('b', { series: 'spot' });
    const [page] = nextPages([spot], 'BTC', coverage, resting, now);
    expect(page?.toMs).toBe(now - 90 * dayMs);
  });

  it('a resting series does not stop the others of its host', () => {
    const resting = { ...nothing, idle: new Set(['BTC.venue.current-quarter.4h']) };
    const [page] = nextPages([venue], 'BTC', new Map(), resting, now);
    expect(page?.key).toBe('BTC.venue.spot.4h');
  });
});

describe('spot, which one source is enough for', () => {
  const one = venueOf('one', { series: 'spot' });
  const two = venueOf('two', { series: 'spot' });
  const three = venueOf('three', { series: 'spot' });
  const all = [one, two, three];
  const keys = ['BTC.one.spot.4h', 'BTC.one.spot.1h'];

  it('comes from the first exchange that has it', () => {
    const pages = run({ exchanges: all, coverage: new Map(), nowMs: now });
    expect(new Set(pages.map(({ exchange }) => exchange.id))).toEqual(new Set(['one']));
  });

  it('comes from the next while the first refuses', () => {
    const pages = run({
      exchanges: all,
      coverage: new Map(),
      nowMs: now,
      resting: failing(...keys),
    });
    expect(new Set(pages.map(({ exchange }) => exchange.id))).toEqual(new Set(['two']));
    expect(progress(all, 'BTC', new Map(), failing(...keys), now)).toBe(0);
  });

  it('comes from the next for what the first lacks only', () => {
    const { coverage } = complete(...all);
    const later = now + 3 * dayMs;
    const pages = run({ exchanges: all, coverage, nowMs: later, resting: failing(...keys) });
    expect(pages.map(({ key }) => key)).toEqual(['BTC.two.spot.4h', 'BTC.two.spot.1h']);
    for (const page of pages) expect(page.toMs - page.fromMs).toBeLessThan(3.5 * dayMs);
  });

  it('a first that had nothing new is not replaced', () => {
    const resting = { ...nothing, idle: new Set(keys) };
    expect(nextPages(all, 'BTC', new Map(), resting, now)).toEqual([]);
  });
});

describe('D27: contracts that end', () => {
  const quarters = (over = {}) =>
    venueOf('venue', {
      series: 'current-quarter',
      settles: settlesAtNoon,
      maxRows: 10_000,
      ...over,
    });

  it('no page of a quarter crosses the end of one', () => {
    const { pages } = complete(quarters());
    expect(pages.length).toBeGreaterThan(24);
    for (const { fromMs, toMs } of pages)
      expect(quarterlyExpiry(fromMs, 0, settlesAtNoon)).toBeGreaterThanOrEqual(toMs);
  });

  it('the newest rows stop at the end of a contract, and go on with the next', () => {
    const end = quarterlyExpiry(now, 0, settlesAtNoon);
    const coverage = new Map([
      ['BTC.venue.current-quarter.4h', { fromMs: 0, toMs: end - 8 * hourMs }],
    ]);
    const pages = run({ exchanges: [quarters()], coverage, nowMs: end + 2 * dayMs });
    const own = pages.filter(({ key }) => key.endsWith('4h'));
    expect(own.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [end - 8 * hourMs, end],
      [end, end + 2 * dayMs - 4 * hourMs],
    ]);
  });

  it('a page that ended with its contract is finished, whatever came', () => {
    const end = quarterlyExpiry(now, 0, settlesAtNoon);
    const held = { fromMs: 0, toMs: end - 8 * hourMs };
    const coverage = new Map([['BTC.venue.current-quarter.4h', held]]);
    const [page] = nextPages([quarters()], 'BTC', coverage, nothing, end + 2 * dayMs);
    expect(page && extend(held, page, [])).toEqual({ fromMs: 0, toMs: end });
  });

  it('where ended contracts are not served, nothing before the last end is asked for', () => {
    const listed = quarters({ listedOnly: true });
    const last = quarterlyExpiry(now, -1, settlesAtNoon);
    const { coverage, pages } = complete(listed);
    for (const { fromMs } of pages) expect(fromMs).toBeGreaterThanOrEqual(last);
    const end = quarterlyExpiry(now, 0, settlesAtNoon);
    const after = run({ exchanges: [listed], coverage, nowMs: end + dayMs });
    for (const { fromMs } of after) expect(fromMs).toBe(end);
    expect(run({ exchanges: [listed], coverage, nowMs: end + dayMs })).toEqual([]);
  });
});

describe('D27: a contract about to end that is not served afterwards', () => {
  const listed = venueOf('venue', {
    series: 'current-quarter',
    settles: settlesAtNoon,
    listedOnly: true,
  });
  const end = quarterlyExpiry(now, 0, settlesAtNoon);
  const coverage = new Map<string, Coverage>();
  run({ exchanges: [listed], coverage, nowMs: startOfDay(end) + 2 * hourMs });
  const pagesAt = (nowMs: number) =>
    run({ exchanges: [listed], coverage: new Map(coverage), nowMs }).map(({ toMs }) => toMs);

  it('is asked for its last rows in its last half hour, once', () => {
    expect(pagesAt(end - 40 * 60_000)).toEqual([]);
    expect(pagesAt(end - 30 * 60_000)).toEqual([end - 4 * hourMs, end - hourMs]);
    const held = new Map(coverage);
    run({ exchanges: [listed], coverage: held, nowMs: end - 30 * 60_000 });
    expect(run({ exchanges: [listed], coverage: held, nowMs: end - 2 * 60_000 })).toEqual([]);
  });
});

describe('an index', () => {
  const keysOf = (...history: Parameters<typeof venueOf>[1][]) =>
    complete(venueOf('venue', ...history)).pages;

  it('is asked for where quarters are measured against it only', () => {
    const noQuarter = { series: 'next-quarter', url: () => null } as const;
    expect(keysOf({ series: 'index' }, noQuarter)).toEqual([]);
    expect(keysOf({ series: 'coin-index' }, { series: 'current-quarter' })).toEqual(
      keysOf({ series: 'current-quarter' }).map(() => expect.anything() as HistoryPage),
    );
  });

  it('reaches as far back as its quarters', () => {
    const oldest = (listedOnly?: true) =>
      keysOf(
        { series: 'index' },
        { series: 'current-quarter', ...(listedOnly ? { listedOnly } : {}) },
      )
        .filter(({ source }) => source.series === 'index')
        .reduce((least, { fromMs }) => Math.min(least, fromMs), now);
    expect(oldest()).toBe(Date.UTC(2019, 8, 8));
    expect(oldest(true)).toBe(quarterlyExpiry(now, -1));
  });
});
