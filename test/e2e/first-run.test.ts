/**
 * The first run, with the delays of a real network: now comes before the past, the past comes
 * once, and a worker that is killed while it comes leaves nothing to be asked for again.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import { dayMs, startOfDay } from '../../lib/quotes/point.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import type { LoggedRequest } from '../world/index.ts';
import { openSession, type Session } from './session.ts';
import { keptNumbers } from './stored.ts';
import { until } from './until.ts';

const latencyMs = 50;
/** A page that was asked for this long before a kill is stored by then. */
const inFlightMs = 1500;
const kills = 6;
/** Of all pages and the present together; what a first run may cost the exchanges. */
const mostRequests = 600;

/** A request without its values. */
const formOf = ({ host, pathname, searchParams }: URL): string =>
  `${host}${pathname}?${[...searchParams.keys()].toSorted().join('&')}`;

const sources = (exchanges as readonly Exchange[]).flatMap(({ history }) => history);

/** All that is kept of the past, as the pages of one day that end at midnight. */
const dayPages = sources.flatMap((source) => {
  const toMs = startOfDay(Date.now());
  const intervals = source.stepMs === undefined ? (['1h', '4h'] as const) : (['4h'] as const);
  return intervals.flatMap((interval) => source.url('BTC', interval, toMs - dayMs, toMs) ?? []);
});

/** By form of its pages, how many series are read from one and the same page. */
const pageForms = new Map<string, number>();
const withoutTimes = (url: string): string => url.replace(/\d{8,}/g, '');
for (const [url, same] of Map.groupBy(dayPages, withoutTimes)) {
  const form = formOf(new URL(url));
  pageForms.set(form, Math.max(same.length, pageForms.get(form) ?? 0));
}

const urlOf = ({ host, path, query }: LoggedRequest): string => `https://${host}${path}?${query}`;
const seriesIn = (request: LoggedRequest): number =>
  pageForms.get(formOf(new URL(urlOf(request)))) ?? 0;
const isPage = (request: LoggedRequest): boolean => seriesIn(request) > 0;

/** Later requests for what had been asked for before, each with that first request. */
function repeatedIn(log: readonly LoggedRequest[]): (readonly [LoggedRequest, LoggedRequest])[] {
  const pages = [...Map.groupBy(log.filter(isPage), urlOf).values()];
  return pages.flatMap(([first, ...again]) =>
    first ? again.slice(seriesIn(first) - 1).map((request) => [first, request] as const) : [],
  );
}

const chunksOf = (kept: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(kept).filter(([key]) => key.startsWith('chunks/')));

describe('a first run', () => {
  let session: Session;
  let whole: Record<string, number>;
  let asked: number;

  beforeAll(async () => {
    session = await openSession({ scenario: 'story', latencyMs });
  });
  afterAll(() => session.close());

  it('D24: shows now before the past is there, and asks for a bounded number of things', async () => {
    const first: MarketState = await session.marketWhen(
      'a basis',
      ({ basisNow }) => basisNow.value !== null,
    );
    expect(first.history.progress).toBeLessThan(1);
    await session.ready();
    asked = session.world.log.length;
    expect(asked).toBeLessThan(mostRequests);
    expect(repeatedIn(session.world.log).map(([, page]) => urlOf(page))).toEqual([]);
    whole = chunksOf(await keptNumbers(session.chromium));
    expect(Object.keys(whole).length).toBeGreaterThan(10);
  });

  it('asks a host for one thing at a time', () => {
    const beside = session.world.log.filter(({ overlapped }) => overlapped);
    expect(beside.map(({ host, path }) => host + path)).toEqual([]);
  });

  it('D23: killed while the past arrives, asks for no finished page again, and ends with the same', async () => {
    const { chromium, world } = session;
    await chromium.stopWorker();
    await chromium.evaluate(async () => {
      await chrome.storage.local.clear();
      await new Promise((resolve) => {
        indexedDB.deleteDatabase('basis-lens').addEventListener('success', resolve);
      });
    });
    const from = world.log.length;
    const killedAtMs: number[] = [];
    const pages = (): number => world.log.slice(from).filter(isPage).length;
    await chromium.fireAlarm('poll');
    for (let kill = 1; kill <= kills; kill += 1) {
      const enough = Math.floor((Object.keys(whole).length * kill) / (kills + 1));
      await until(() => pages() >= enough, { what: `${enough} pages` });
      killedAtMs.push(Date.now());
      await chromium.stopWorker();
      await chromium.fireAlarm('poll');
    }
    await session.ready();
    const log = world.log.slice(from);
    const finished = repeatedIn(log).filter(
      ([{ atMs }]) => !killedAtMs.some((ms) => atMs > ms - inFlightMs && atMs <= ms + inFlightMs),
    );
    expect(finished.map(([, page]) => urlOf(page))).toEqual([]);
    expect(log.length).toBeLessThan(asked * 2);
    const kept = chunksOf(await keptNumbers(chromium));
    expect(Object.keys(kept)).toEqual(Object.keys(whole));
    // A candle may have closed meanwhile: a time and a value.
    const lacking = Object.entries(whole).filter(
      ([key, count]) => kept[key] !== count && kept[key] !== count + 2,
    );
    expect(lacking).toEqual([]);
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
