/**
 * v and m on closed days: the mean of the daily values of the last 7 (30) calendar days of
 * one exchange, null with fewer than 5 (21) of them. In the unit of the daily values. A gap
 * is neither filled nor carried: the mean is of the days that are there.
 */
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

/** One entry per calendar day from the first daily value up to `lastDayMs`. */
export function calendarAverage(
  daily: readonly DailyValue[],
  window: Window,
  lastDayMs: number,
): DayAverage[] {
  const days = calendar(daily[0]?.dayMs, lastDayMs);
  const onDay = onCalendar(daily, days);
  return days.map((day, row) => {
    let sum = 0;
    let found = 0;
    let stretched = 0;
    for (let at = Math.max(0, row - window.days + 1); at <= row; at += 1) {
      const value = onDay[at];
      if (value === undefined) continue;
      sum += value.value;
      found += 1;
      if (value.stretched) stretched += 1;
    }
    const enough = found >= window.atLeast;
    return { dayMs: day, value: enough ? sum / found : null, stretched: stretched * 2 > found };
  });
}

/** The values by the row of their day; those of other days are left out. */
function onCalendar(daily: readonly DailyValue[], days: readonly number[]) {
  const rows: (DailyValue | undefined)[] = days.map(() => undefined);
  const first = days[0] ?? 0;
  for (const value of daily) {
    const row = (value.dayMs - first) / dayMs;
    if (row in rows) rows[row] = value;
  }
  return rows;
}

/** Every UTC day from the first to the last, both included; none without a first. */
export const calendar = (firstDayMs: number | undefined, lastDayMs: number): number[] =>
  firstDayMs === undefined || firstDayMs > lastDayMs
    ? []
    : Array.from(
        { length: Math.round((lastDayMs - firstDayMs) / dayMs) + 1 },
        (_, i) => firstDayMs + i * dayMs,
      );
