/**
 * v and m on closed days: the mean of the daily values of the last 7 (30) calendar days of
 * one exchange, null with fewer than 5 (21) of them. In the unit of the daily values. A gap
 * is neither filled nor carried: the mean is of the days that are there.
 */
import { finite } from '../quotes/change.ts';
import { dayMs } from '../quotes/point.ts';
import type { DailyValue } from './daily-values.ts';
import type { Window } from './sample.ts';

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

/**
 * One entry per calendar day from the first daily value up to `lastDayMs`.
 *
 * @param daily ascending, each day once
 */
export function calendarAverage(
  daily: readonly DailyValue[],
  window: Window,
  lastDayMs: number,
): DayAverage[] {
  const averages: DayAverage[] = [];
  const windowMs = window.days * dayMs;
  // The window holds the values from `from` up to, but not with, `to`.
  let from = 0;
  let to = 0;
  let stretched = 0;
  for (let day = daily[0]?.dayMs ?? Infinity; day <= lastDayMs; day += dayMs) {
    for (let next = daily[to]; next !== undefined && next.dayMs <= day; next = daily[to]) {
      if (next.stretched) stretched += 1;
      to += 1;
    }
    for (let old = daily[from]; old !== undefined && old.dayMs <= day - windowMs;) {
      if (old.stretched) stretched -= 1;
      from += 1;
      old = daily[from];
    }
    // Summed anew for each day: a running sum would keep what rounding left behind.
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += daily[at]?.value ?? 0;
    const found = to - from;
    averages.push({
      dayMs: day,
      value: found >= window.atLeast ? finite(sum / found) : null,
      stretched: stretched * 2 > found,
    });
  }
  return averages;
}

/** Every UTC day from the first to the last, both included; none without a first. */
export function calendar(firstDayMs: number | undefined, lastDayMs: number): number[] {
  const days: number[] = [];
  for (let day = firstDayMs ?? Infinity; day <= lastDayMs; day += dayMs) days.push(day);
  return days;
}
