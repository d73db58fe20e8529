/**
 * The columns of the closed days, made of the digests of all exchanges: averages per exchange
 * first, then across exchanges, one consensus a day. Of what one exchange alone can tell (the
 * premium of a perpetual, the coins on all exchanges) the first that does counts.
 */
import { fundingLimits } from '../quotes/consensus.ts';
import type { Series } from '../quotes/point.ts';
import { calendar, calendarAverage, type DayValue } from '../series/calendar-average.ts';
import { acrossExchanges, basisColumns } from '../series/closed-days.ts';
import type { DailyValue } from '../series/daily-values.ts';
import type { AveragedColumns, Column, Past } from '../series/past.ts';
import { month, week } from '../series/sample.ts';
import type { DayColumns, ExchangeDigest } from './exchange-digest.ts';

/** What our own polls said of each closed day. */
export interface OwnDays {
  /** Open interest of the leverage basket, coins. */
  readonly basket: readonly DayValue[];
  /** Raw premium of front-month futures, %. */
  readonly frontMonth: readonly DailyValue[];
}

export const noOwnDays: OwnDays = { basket: [], frontMonth: [] };

/**
 * @param digests in the order in which their closes count
 * @param closes daily spot closes across them, stamped with the start of their day
 */
export function buildPast(
  digests: readonly ExchangeDigest[],
  closes: Series,
  own: OwnDays,
  lastDayMs: number,
  nowMs: number,
): Past {
  const days = calendar(firstDay(digests, closes), lastDayMs);
  const place = (values: readonly DayValue[]): Column => onCalendar(days, values);
  const firstOf = (name: keyof DayColumns): readonly DayValue[] =>
    digests.find(({ columns }) => columns[name].length > 0)?.columns[name] ?? [];
  const perpetual = digests.find(({ columns }) => columns.perpPremium.length > 0);
  return {
    version: 1,
    builtAtMs: nowMs,
    dayMs: days,
    close: place(closes.map(({ timeMs, value }) => ({ dayMs: timeMs, value }))),
    ...basisColumns(digests, days),
    frontMonth: averaged(own.frontMonth, days),
    perpPremium: averaged(perpetual?.columns.perpPremium ?? [], days),
    perpExchange: perpetual?.exchange ?? null,
    funding: fundingAcross(digests, days),
    openInterest: digests
      .filter(({ columns }) => columns.openInterest.length > 0)
      .map(({ exchange, columns }) => ({ exchange, coins: place(columns.openInterest) })),
    basket: place(own.basket),
    reserve: place(firstOf('reserve')),
    reserveFirst: place(firstOf('reserveFirst')),
    flowIn: place(firstOf('flowIn')),
    flowOut: place(firstOf('flowOut')),
  };
}

function firstDay(digests: readonly ExchangeDigest[], closes: Series): number | undefined {
  const firsts = digests.flatMap(({ daily, columns }) => [
    daily[0]?.dayMs,
    ...Object.values(columns).map((values: readonly DayValue[]) => values[0]?.dayMs),
  ]);
  const known = [closes[0]?.timeMs, ...firsts].filter((day) => day !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function onCalendar(days: readonly number[], values: readonly DayValue[]): Column {
  const byDay = new Map(values.map(({ dayMs, value }) => [dayMs, value]));
  return days.map((day) => byDay.get(day) ?? null);
}

/** A daily value of one source and its averages. */
function averaged(daily: readonly DailyValue[], days: readonly number[]): AveragedColumns {
  const lastDayMs = days.at(-1) ?? 0;
  return {
    daily: onCalendar(days, daily),
    average7: onCalendar(days, calendarAverage(daily, week, lastDayMs)),
    average30: onCalendar(days, calendarAverage(daily, month, lastDayMs)),
  };
}

function fundingAcross(
  digests: readonly ExchangeDigest[],
  days: readonly number[],
): AveragedColumns {
  const lastDayMs = days.at(-1) ?? 0;
  const of = (valuesOf: (columns: DayColumns) => readonly DayValue[]): Column =>
    acrossExchanges(
      digests.map(({ exchange, columns }) => ({ exchange, daily: valuesOf(columns) })),
      days,
      fundingLimits,
    ).values;
  return {
    daily: of(({ funding }) => funding),
    average7: of(({ funding7 }) => funding7),
    average30: of(({ funding }) => calendarAverage(known(funding), month, lastDayMs)),
  };
}

const known = (days: readonly DayValue[]): DailyValue[] =>
  days.flatMap(({ dayMs, value }) => (value === null ? [] : [{ dayMs, value, stretched: false }]));
