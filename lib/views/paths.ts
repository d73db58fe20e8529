/**
 * The two paths after earlier cases: how often the price was higher, how often lower, how
 * often it was down by a fifth on the way. Counts of what happened; they prove nothing.
 */
import { analogues } from '../regime/analogues.ts';
import type { Series } from '../quotes/point.ts';
import { columnDays, type Past } from '../series/past.ts';

export interface Paths {
  /** First day on record. */
  readonly sinceDayMs: number;
  /** % a year. */
  readonly line: number;
  /** Cases before the present one. */
  readonly count: number;
  /** Of them those whose ninety days have passed. */
  readonly known: number;
  readonly up: number;
  readonly down: number;
  /** Down 20 % or more within the ninety days. */
  readonly deep: number;
}

/** Runs with at most so many days between them are one case. */
const joinDays = 3;
const deepPercent = -20;

/** Null while nothing is on record. */
export function pathsBelow(past: Past, line: number): Paths | null {
  const days = columnDays(past, past.basis.average7);
  const first = days.find(({ value }) => value !== null);
  const last = days.at(-1);
  if (!first || !last) return null;
  const closes: Series = past.dayMs.flatMap((timeMs, row) => {
    const value = past.close[row] ?? null;
    return value === null ? [] : [{ timeMs, value }];
  });
  const before = analogues(days, line, joinDays, closes).filter(
    ({ endDayMs }) => endDayMs < last.dayMs,
  );
  const known = before.filter(({ after90Percent }) => after90Percent !== null);
  return {
    sinceDayMs: first.dayMs,
    line,
    count: before.length,
    known: known.length,
    up: known.filter(({ after90Percent }) => (after90Percent ?? 0) > 0).length,
    down: known.filter(({ after90Percent }) => (after90Percent ?? 0) <= 0).length,
    deep: known.filter(({ worst90Percent }) => (worst90Percent ?? 0) <= deepPercent).length,
  };
}
