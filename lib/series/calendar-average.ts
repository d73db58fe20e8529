/**
 * v and m on closed days: the mean of the daily values of the last 7 (30) calendar days of
 * one exchange, null with fewer than 5 (21) of them. In the unit of the daily values. A gap
 * is neither filled nor carried: the mean is of the days that are there.
 */
import { mean } from '../quotes/mean.ts';
import { dayMs } from '../quotes/point.ts';
import type { DailyValue } from './daily-values.ts';
import { mostlyStretched, type Window } from './sample.ts';

/** A number of a closed UTC day, or that there is none. */
export interface DayValue {
  /** Start of the UTC day. */
  readonly dayMs: number;
  readonly value: number | null;
}

export interface DayAverage extends DayValue {
  /** More than half of the days in the average rest on no contract near the tenor. */
  readonly stretched: boolean;
}

/** One entry per calendar day from the first daily value up to `lastDayMs`. */
export function calendarAverage(
  daily: readonly DailyValue[],
  window: Window,
  lastDayMs: number,
): DayAverage[] {
  const byDay = new Map(daily.map((value) => [value.dayMs, value]));
  return calendar(daily[0]?.dayMs, lastDayMs).map((day) => {
    const days = Array.from({ length: window.days }, (_, back) => byDay.get(day - back * dayMs));
    const found = days.filter((value) => value !== undefined);
    const enough = found.length >= window.atLeast;
    return {
      dayMs: day,
      value: enough ? mean(found.map(({ value }) => value)) : null,
      stretched: mostlyStretched(found),
    };
  });
}

/** Every UTC day from the first to the last, both included; none without a first. */
export const calendar = (firstDayMs: number | undefined, lastDayMs: number): number[] =>
  firstDayMs === undefined || firstDayMs > lastDayMs
    ? []
    : Array.from(
        { length: Math.round((lastDayMs - firstDayMs) / dayMs) + 1 },
        (_, i) => firstDayMs + i * dayMs,
      );
