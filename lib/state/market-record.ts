/**
 * The daily record computed from the stored past: what the regime is decided from and what
 * the chart draws. Kept beside the pages it was made of, so that a worker that wakes every
 * two minutes does not compute seven years again; built anew when pages arrive or a day
 * closes.
 */
import { dayMs, hourMs, type Series, startOfDay } from '../quotes/point.ts';
import { basisSamples } from '../series/basis-samples.ts';
import { type ClosedDay, closedDays } from '../series/closed-days.ts';
import { dailyCloses } from '../series/daily-closes.ts';
import { dailyValues } from '../series/daily-values.ts';
import { mergeSeries } from '../series/merge.ts';
import type { VenueSamples } from '../signals/live-average.ts';

/** Candle closes of one series, as fine as they are kept. */
interface Candles {
  readonly hourly: Series;
  readonly fourHourly: Series;
}

/** All that is stored of one exchange. */
export interface ExchangeHistory {
  readonly exchange: string;
  readonly index: Candles;
  readonly currentQuarter: Candles;
  readonly nextQuarter: Candles;
  readonly spot: Candles;
  /** Realised rates, fractions. */
  readonly funding: Series;
  /** Coins, one point a day. */
  readonly openInterest: Series;
}

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

const recentDays = 31;
const fundingDays = 90;
const recentCloseDays = 3;
/** A day that has just closed is waited for this long before it counts as one without data. */
const waitForDayMs = 6 * hourMs;

export function buildRecord(histories: readonly ExchangeHistory[], nowMs: number): MarketRecord {
  const sampled = histories.map((history) => ({
    exchange: history.exchange,
    ...samplesOf(history),
  }));
  const venueDays = sampled
    .map(({ exchange, ...samples }) => ({ exchange, daily: dailyValues(samples, nowMs) }))
    .filter(({ daily }) => daily.length > 0);
  const spot = histories.find(({ spot: candles }) => candles.fourHourly.length > 0)?.spot;
  const closes = spot ? mergeSeries(spot.fourHourly, spot.hourly) : [];
  const since = (days: number) => (point: { readonly timeMs: number }) =>
    point.timeMs > nowMs - days * dayMs;
  return {
    version: 1,
    builtAtMs: nowMs,
    days: closedDays(venueDays, lastDay(sampled, nowMs)),
    closes: dailyCloses(closes),
    recentCloses: closes.filter(since(recentCloseDays)),
    samples: sampled
      .map(({ exchange, hourly, fourHourly }) => ({
        exchange,
        hourly: hourly.filter(since(recentDays)),
        fourHourly: fourHourly.filter(since(recentDays)),
      }))
      .filter(({ fourHourly }) => fourHourly.length > 0),
    funding: histories
      .map(({ exchange, funding }) => ({ exchange, rates: funding.filter(since(fundingDays)) }))
      .filter(({ rates }) => rates.length > 0),
    openInterest: histories
      .map(({ exchange, openInterest }) => ({
        exchange,
        coins: openInterest.filter(since(recentDays)),
      }))
      .filter(({ coins }) => coins.length > 0),
  };
}

function samplesOf({ index, currentQuarter, nextQuarter }: ExchangeHistory) {
  const read = (kind: keyof Candles, intervalMs: number) =>
    basisSamples({
      index: index[kind],
      currentQuarter: currentQuarter[kind],
      nextQuarter: nextQuarter[kind],
      intervalMs,
    });
  return { hourly: read('hourly', hourMs), fourHourly: read('fourHourly', 4 * hourMs) };
}

/** The last closed day: yesterday, or the day before while yesterday's last candle is awaited. */
function lastDay(venues: readonly VenueSamples[], nowMs: number): number {
  const midnight = startOfDay(nowMs);
  const arrived = venues.some(
    ({ hourly, fourHourly }) =>
      Math.max(hourly.at(-1)?.timeMs ?? 0, fourHourly.at(-1)?.timeMs ?? 0) >= midnight,
  );
  return arrived || nowMs - midnight > waitForDayMs ? midnight - dayMs : midnight - 2 * dayMs;
}
