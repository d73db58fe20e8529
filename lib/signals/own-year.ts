/**
 * Where a value stands in the record of the same quantity: the share of the known days of
 * the last 365 that were lower. Unit: percentile, whole, 0 to 100, cut and not rounded, so
 * that "p95" is what lies at 95 or above. A gap is left out; fewer than 90 known days give
 * none.
 *
 * It ranks the past year only. Neighbouring days resemble each other, so a rare rank is less
 * rare than it sounds.
 */
import { dayMs } from '../quotes/point.ts';
import type { DayValue } from '../series/calendar-average.ts';

export const yearDays = 365;
export const fewestOwnDays = 90;

export interface OwnYear {
  /** Null with too few known days. */
  readonly percentile: number | null;
  readonly knownDays: number;
}

/** @param days ascending; those of the 365 up to and with `lastDayMs` count */
export function ownYear(days: readonly DayValue[], now: number, lastDayMs: number): OwnYear {
  const known = days.flatMap(({ dayMs: day, value }) =>
    value !== null && day > lastDayMs - yearDays * dayMs && day <= lastDayMs ? value : [],
  );
  const lower = known.filter((value) => value < now).length;
  return {
    percentile:
      known.length < fewestOwnDays || !Number.isFinite(now)
        ? null
        : Math.floor((100 * lower) / known.length),
    knownDays: known.length,
  };
}
