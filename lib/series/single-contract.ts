/**
 * v and m of a source that prints one contract a day (the front month of a venue that only
 * settles): 365 x sum of premiums / sum of days to expiry over its prints of the last 7 (30)
 * calendar days with at least 4 days to expiry. Unit: % a year.
 *
 * Sums are pooled because a print near expiry, annualised by itself, is noise. While the
 * days to expiry of a week add up to less than 45 the 7-day value before is held and marked,
 * for at most 14 days (the longest expiry week on record needs 13); the 30-day value is
 * never held. It does not say what the premium was on any one day.
 */
import { finite } from '../quotes/change.ts';
import { dayMs } from '../quotes/point.ts';
import { calendar } from './calendar-average.ts';

export interface Print {
  /** Start of the UTC day. */
  readonly dayMs: number;
  /** (future / index - 1) x 100. */
  readonly premiumPercent: number;
  readonly daysToExpiry: number;
}

export interface SingleContractDay {
  readonly dayMs: number;
  readonly v: number | null;
  readonly m: number | null;
  /** `v` is the value of an earlier day. */
  readonly held: boolean;
}

const fewestDaysToExpiry = 4;
const fewestPooledDays = 45;
const longestHoldDays = 14;

/** One entry per calendar day from the first print up to `lastDayMs`. */
export function singleContractDays(
  prints: readonly Print[],
  lastDayMs: number,
): SingleContractDay[] {
  const usable = prints.filter(({ daysToExpiry }) => daysToExpiry >= fewestDaysToExpiry);
  const byDay = new Map(usable.map((print) => [print.dayMs, print]));
  let last: { value: number; dayMs: number } | null = null;
  return calendar(usable[0]?.dayMs, lastDayMs).map((day) => {
    const week = pooled(byDay, day, 7);
    if (week && week.pooledDays >= fewestPooledDays) last = { value: week.value, dayMs: day };
    const kept = last && day - last.dayMs <= longestHoldDays * dayMs ? last : null;
    return {
      dayMs: day,
      v: kept?.value ?? null,
      m: pooled(byDay, day, 30)?.value ?? null,
      held: kept !== null && kept.dayMs !== day,
    };
  });
}

function pooled(byDay: ReadonlyMap<number, Print>, day: number, days: number) {
  let premium = 0;
  let pooledDays = 0;
  for (let back = 0; back < days; back += 1) {
    const print = byDay.get(day - back * dayMs);
    premium += print?.premiumPercent ?? 0;
    pooledDays += print?.daysToExpiry ?? 0;
  }
  const value = finite((365 * premium) / pooledDays);
  return value === null ? null : { value, pooledDays };
}
