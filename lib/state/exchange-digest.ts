/**
 * What the record needs of the past of one exchange: its daily values, the closes of its
 * days, and the fine rows of the last weeks. Seven years of candles become some thousand
 * rows, so an exchange is read again only when pages of it have arrived, and the others are
 * not.
 */
import type { SettlementRule } from '../exchanges/contract-calendar.ts';
import { dayMs, hourMs, type Point, type Series } from '../quotes/point.ts';
import { basisSamples } from '../series/basis-samples.ts';
import { dailyCloses } from '../series/daily-closes.ts';
import { type DailyValue, dailyValues } from '../series/daily-values.ts';
import { mergeSeries } from '../series/merge.ts';
import type { Samples } from '../series/sample.ts';

/** Candle closes of one series, as fine as they are kept. */
export interface Candles {
  readonly hourly: Series;
  readonly fourHourly: Series;
}

/** An index and the quarters in its currency. */
export interface QuarterHistory {
  readonly index: Candles;
  readonly currentQuarter: Candles;
  readonly nextQuarter: Candles;
  /** 08:00 UTC when absent. */
  readonly settles?: SettlementRule | undefined;
}

/** All that is stored of one exchange. */
export interface ExchangeHistory {
  readonly exchange: string;
  /** One for each currency or margin of its dated contracts. */
  readonly quarters: readonly QuarterHistory[];
  readonly spot: Candles;
  /** Realised rates, fractions. */
  readonly funding: Series;
  /** Coins, one point a day. */
  readonly openInterest: Series;
}

export interface ExchangeDigest {
  readonly exchange: string;
  /** Of every day with samples, the running one included. */
  readonly daily: readonly DailyValue[];
  /** Samples of the 30-day basis of the last 31 days. */
  readonly samples: Samples;
  /** Daily spot closes, stamped with the start of their day. */
  readonly closes: Series;
  /** Spot closes of the last days, stamped with their instant. */
  readonly recentCloses: Series;
  /** Of the last 90 days. */
  readonly funding: Series;
  /** Of the last 31 days. */
  readonly openInterest: Series;
}

const recentDays = 31;
const fundingDays = 90;
const recentCloseDays = 3;

export function digest(history: ExchangeHistory, nowMs: number): ExchangeDigest {
  const samples: Samples = {
    hourly: samplesOf(history, 'hourly', hourMs),
    fourHourly: samplesOf(history, 'fourHourly', 4 * hourMs),
  };
  const spot = mergeSeries(history.spot.fourHourly, history.spot.hourly);
  const { exchange, funding, openInterest } = history;
  const daily = dailyValues(samples, Infinity);
  const closes = dailyCloses(spot);
  return recent(
    { exchange, daily, samples, closes, recentCloses: spot, funding, openInterest },
    nowMs,
  );
}

/** A digest made earlier, as it would be made now. */
export function recent(made: ExchangeDigest, nowMs: number): ExchangeDigest {
  const since = <P extends Point>(points: readonly P[], days: number): P[] =>
    points.filter(({ timeMs }) => timeMs > nowMs - days * dayMs);
  return {
    ...made,
    samples: {
      hourly: since(made.samples.hourly, recentDays),
      fourHourly: since(made.samples.fourHourly, recentDays),
    },
    recentCloses: since(made.recentCloses, recentCloseDays),
    funding: since(made.funding, fundingDays),
    openInterest: since(made.openInterest, recentDays),
  };
}

const samplesOf = ({ quarters }: ExchangeHistory, kind: keyof Candles, intervalMs: number) =>
  basisSamples(
    quarters.map(({ index, currentQuarter, nextQuarter, settles }) => ({
      index: index[kind],
      currentQuarter: currentQuarter[kind],
      nextQuarter: nextQuarter[kind],
      intervalMs,
      settles,
    })),
  );
