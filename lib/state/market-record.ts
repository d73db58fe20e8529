/**
 * What is computed from the stored past: the columns of the closed days, which the regime is
 * decided from and everything that looks back reads, and the fine rows of the last weeks, for
 * what is shown of this minute. Kept beside the pages it was made of, so that a worker that
 * wakes every two minutes does not compute seven years again; built anew when pages arrive or
 * a day closes. Where several exchanges keep spot closes, those of the first that has an
 * instant count.
 */
import { dayMs, hourMs, type Series, startOfDay } from '../quotes/point.ts';
import { mergeSeries } from '../series/merge.ts';
import { emptyPast, type Past } from '../series/past.ts';
import type { VenueSamples } from '../signals/live-average.ts';
import { type ExchangeDigest, recent } from './exchange-digest.ts';
import { buildPast, noOwnDays, type OwnDays } from './past-record.ts';

export interface MarketRecord {
  readonly builtAtMs: number;
  readonly past: Past;
  /** Spot closes of the last days, stamped with their instant. */
  readonly recentCloses: Series;
  /** Samples of the 30-day basis of the last 31 days, per exchange. */
  readonly samples: readonly VenueSamples[];
}

export const emptyRecord: MarketRecord = {
  builtAtMs: 0,
  past: emptyPast,
  recentCloses: [],
  samples: [],
};

/** A day that has just closed waits this long for every exchange that had the day before it. */
const waitForDayMs = 6 * hourMs;

/** @param digests in the order in which their spot closes count */
export function buildRecord(
  digests: readonly ExchangeDigest[],
  nowMs: number,
  own: OwnDays = noOwnDays,
): MarketRecord {
  const exchanges = digests.map((digest) => recent(digest, nowMs));
  const backwards = exchanges.toReversed();
  const closes = mergeSeries(...backwards.map((digest) => digest.closes));
  return {
    builtAtMs: nowMs,
    past: buildPast(exchanges, closes, own, lastDay(exchanges, nowMs), nowMs),
    recentCloses: mergeSeries(...backwards.map(({ recentCloses }) => recentCloses)),
    samples: exchanges
      .map(({ exchange, samples }) => ({ exchange, ...samples }))
      .filter(({ hourly, fourHourly }) => hourly.length + fourHourly.length > 0),
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
