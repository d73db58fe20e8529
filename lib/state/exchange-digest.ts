/**
 * What the record needs of the past of one exchange: its daily values, the closes of its
 * days, and the fine rows of the last weeks. Seven years of candles become some thousand
 * rows, so an exchange is read again only when pages of it have arrived, and the others are
 * not.
 */
import type { SettlementRule } from '../exchanges/contract-calendar.ts';
import { dayMs, hourMs, type Point, type Series, startOfDay } from '../quotes/point.ts';
import { basisSamples } from '../series/basis-samples.ts';
import type { DayValue } from '../series/calendar-average.ts';
import { dailyCloses } from '../series/daily-closes.ts';
import { type DailyValue, dailyValues, dayOfClose } from '../series/daily-values.ts';
import { fundingDays as fundingOfDays } from '../series/funding-rate.ts';
import { mergeSeries } from '../series/merge.ts';
import { premiumSamples } from '../series/premium-samples.ts';
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
  readonly perpetual: Candles;
  /** Realised rates, fractions. */
  readonly funding: Series;
  /** Coins, one point a day. */
  readonly openInterest: Series;
  /** Of all exchanges together, coins, one point a day at its start; of one source. */
  readonly onExchanges?: OnExchanges | undefined;
}

export interface OnExchanges {
  readonly reserve: Series;
  /** What was said of a day first, and when (ms since the epoch). */
  readonly reserveFirst: Series;
  readonly reserveSeen: Series;
  readonly flowIn: Series;
  readonly flowOut: Series;
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
  readonly columns: DayColumns;
}

/** What else is known of each day, of all years. */
export interface DayColumns {
  /** Premium of the perpetual over its index, %. */
  readonly perpPremium: readonly DailyValue[];
  /** Realised funding of the day and of its last 7, % a year. */
  readonly funding: readonly DayValue[];
  readonly funding7: readonly DayValue[];
  /** Coins at the end of the day. */
  readonly openInterest: readonly DayValue[];
  readonly reserve: readonly DayValue[];
  /** Without the days that were long past when they were first told. */
  readonly reserveFirst: readonly DayValue[];
  readonly flowIn: readonly DayValue[];
  readonly flowOut: readonly DayValue[];
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
  const { exchange, funding } = history;
  const daily = dailyValues(samples, Infinity);
  const closes = dailyCloses(spot);
  const columns = columnsOf(history);
  return recent({ exchange, daily, samples, closes, recentCloses: spot, funding, columns }, nowMs);
}

function columnsOf(history: ExchangeHistory): DayColumns {
  const { funding, openInterest, onExchanges } = history;
  const lastDayMs = dayOfClose(funding.at(-1)?.timeMs ?? 0);
  const told = onExchanges ?? nothingTold;
  return {
    perpPremium: dailyValues(premiumsOf(history), Infinity),
    funding: fundingOfDays(funding, lastDayMs, 1),
    funding7: fundingOfDays(funding, lastDayMs),
    openInterest: onDays(openInterest, dayOfClose),
    reserve: onDays(told.reserve, startOfDay),
    reserveFirst: onDays(freshlyTold(told), startOfDay),
    flowIn: onDays(told.flowIn, startOfDay),
    flowOut: onDays(told.flowOut, startOfDay),
  };
}

const nothingTold: OnExchanges = {
  reserve: [],
  reserveFirst: [],
  reserveSeen: [],
  flowIn: [],
  flowOut: [],
};

/** Against the exchange's own index, where it has one. */
function premiumsOf({ perpetual, spot, quarters }: ExchangeHistory): Samples {
  const index = quarters.find(({ index: { fourHourly } }) => fourHourly.length > 0)?.index ?? spot;
  return {
    hourly: premiumSamples(perpetual.hourly, index.hourly),
    fourHourly: premiumSamples(perpetual.fourHourly, index.fourHourly),
  };
}

const onDays = (points: Series, dayOf: (timeMs: number) => number): DayValue[] =>
  points.map(({ timeMs, value }) => ({ dayMs: dayOf(timeMs), value }));

/** A day that is told later than this after its end was past when it was first asked for. */
const toldWithinMs = 4 * dayMs;

function freshlyTold({ reserveFirst, reserveSeen }: OnExchanges): Series {
  const seenAt = new Map(reserveSeen.map(({ timeMs, value }) => [timeMs, value]));
  return reserveFirst.filter(
    ({ timeMs }) => (seenAt.get(timeMs) ?? Infinity) - (timeMs + dayMs) <= toldWithinMs,
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
