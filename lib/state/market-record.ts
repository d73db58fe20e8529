/**
 * The daily record computed from the stored past: what the regime is decided from and what
 * the chart draws. Kept beside the pages it was made of, so that a worker that wakes every
 * two minutes does not compute seven years again; built anew when pages arrive or a day
 * closes. Averages are of each exchange, and across exchanges only then; where several keep
 * spot closes, those of the first that has an instant count.
 */
import { dayMs, hourMs, type Series, startOfDay } from '../quotes/point.ts';
import { type ClosedDay, closedDays } from '../series/closed-days.ts';
import { mergeSeries } from '../series/merge.ts';
import type { VenueSamples } from '../signals/live-average.ts';
import { type ExchangeDigest, recent } from './exchange-digest.ts';

export interface MarketRecord {
  readonly version: 1;
  readonly builtAtMs: number;
  /** One entry a calendar day, ascending. */
  readonly days: readonly ClosedDay[];
  /** Daily spot closes, stamped with the start of their day. */
  readonly closes: Series;
  /** Spot closes of the last days, stamped with their instant. */
  readonly recentCloses: Series;
  /** Samples of the 30-day basis of the last 31 days, per exchange. */
  readonly samples: readonly VenueSamples[];
  /** Realised funding of the last 90 days, per exchange. */
  readonly funding: readonly { readonly exchange: string; readonly rates: Series }[];
  /** Open interest of the last 31 days, coins, per exchange that keeps such a record. */
  readonly openInterest: readonly { readonly exchange: string; readonly coins: Series }[];
}

export const emptyRecord: MarketRecord = {
  version: 1,
  builtAtMs: 0,
  days: [],
  closes: [],
  recentCloses: [],
  samples: [],
  funding: [],
  openInterest: [],
};

/** A day that has just closed waits this long for every exchange that had the day before it. */
const waitForDayMs = 6 * hourMs;

/** @param digests in the order in which their spot closes count */
export function buildRecord(digests: readonly ExchangeDigest[], nowMs: number): MarketRecord {
  const exchanges = digests.map((digest) => recent(digest, nowMs));
  const venues = exchanges
    .map(({ exchange, daily }) => ({
      exchange,
      daily: daily.filter((value) => value.dayMs + dayMs <= nowMs),
    }))
    .filter(({ daily }) => daily.length > 0);
  const backwards = exchanges.toReversed();
  return {
    version: 1,
    builtAtMs: nowMs,
    days: closedDays(venues, lastDay(exchanges, nowMs)),
    closes: mergeSeries(...backwards.map(({ closes }) => closes)),
    recentCloses: mergeSeries(...backwards.map(({ recentCloses }) => recentCloses)),
    samples: exchanges
      .map(({ exchange, samples }) => ({ exchange, ...samples }))
      .filter(({ hourly, fourHourly }) => hourly.length + fourHourly.length > 0),
    funding: exchanges
      .map(({ exchange, funding }) => ({ exchange, rates: funding }))
      .filter(({ rates }) => rates.length > 0),
    openInterest: exchanges
      .map(({ exchange, openInterest }) => ({ exchange, coins: openInterest }))
      .filter(({ coins }) => coins.length > 0),
  };
}

/** The last closed day: yesterday, or the day before while yesterday's last candles are awaited. */
function lastDay(exchanges: readonly ExchangeDigest[], nowMs: number): number {
  const midnight = startOfDay(nowMs);
  const newest = exchanges
    .map(({ samples: { hourly, fourHourly } }) =>
      Math.max(hourly.at(-1)?.timeMs ?? 0, fourHourly.at(-1)?.timeMs ?? 0),
    )
    .filter((timeMs) => timeMs > midnight - dayMs);
  const arrived = newest.length > 0 && newest.every((timeMs) => timeMs >= midnight);
  return arrived || nowMs - midnight > waitForDayMs ? midnight - dayMs : midnight - 2 * dayMs;
}
