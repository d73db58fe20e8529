/**
 * What a position paid in a year at the pace of some days, as a rule the last 7: the mean of
 * the realised rates over the time they cover x 365 x 100, which is their sum x 365 / 7 x 100
 * when the week is complete. Unit: % a year, above 0 longs paid.
 *
 * Works whatever the interval, also when it changes: a payment covers the time since the
 * one before, at most 8 hours, the longest interval in use. A missing payment counts as time
 * not covered, not as a rate of 0; with fewer than 6 of 7 days covered there is no value.
 */
import { finite } from '../quotes/change.ts';
import { dayMs, hourMs, type Point, type Series } from '../quotes/point.ts';
import { calendar, type DayValue } from './calendar-average.ts';
import { sliceSeries } from './merge.ts';

export interface FundingPace {
  readonly percentPerYear: number | null;
  readonly coveredDays: number;
  readonly payments: number;
  /** Time of the last payment; null when there was none. */
  readonly lastPaidMs: number | null;
}

const windowDays = 7;
const coveredShare = 6 / 7;
const longestIntervalMs = 8 * hourMs;

/** @param payments realised rates (fractions), ascending, stamped with their settlement */
export function fundingPace(payments: Series, nowMs: number, days = windowDays): FundingPace {
  const paid = sliceSeries(payments, nowMs - days * dayMs, nowMs);
  let rates = 0;
  let covered = 0;
  for (const [i, { value }] of paid.entries()) {
    rates += value;
    covered += coveredMs(paid, i);
  }
  const coveredDays = covered / dayMs;
  return {
    percentPerYear:
      coveredDays < days * coveredShare ? null : finite((rates / coveredDays) * 365 * 100),
    coveredDays,
    payments: paid.length,
    lastPaidMs: paid.at(-1)?.timeMs ?? null,
  };
}

/** Pace at the end of each closed day from the first payment up to `lastDayMs`. */
export const fundingDays = (payments: Series, lastDayMs: number, days = windowDays): DayValue[] =>
  calendar(firstDay(payments), lastDayMs).map((day) => ({
    dayMs: day,
    value: fundingPace(payments, day + dayMs, days).percentPerYear,
  }));

const firstDay = ([first]: Series): number | undefined =>
  first && Math.floor(first.timeMs / dayMs) * dayMs;

/** The first payment of the window covers as much as the second. */
function coveredMs(paid: readonly Point[], i: number): number {
  const at = Math.max(i, 1);
  const gap = (paid[at]?.timeMs ?? Infinity) - (paid[at - 1]?.timeMs ?? 0);
  return Math.min(gap, longestIntervalMs);
}
