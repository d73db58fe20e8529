/**
 * The highest daily close of the last 365 closed days of the record, and the price against
 * it in %. Closes, not intraday highs; context, no vote of the regime.
 */
import { changePercent } from '../quotes/change.ts';
import { dayMs, startOfDay, type Series } from '../quotes/point.ts';
import { sliceSeries } from '../series/merge.ts';

export interface PriceHigh {
  readonly price: number;
  /** Start of the UTC day with that close. */
  readonly dayMs: number;
  readonly drawdownPercent: number;
}

const recordDays = 365;

/** @param closes stamped with the start of the day they end, ascending */
export function priceHigh(closes: Series, priceNow: number, nowMs: number): PriceHigh | null {
  const today = startOfDay(nowMs);
  const [first, ...others] = sliceSeries(closes, today - (recordDays + 1) * dayMs, today - dayMs);
  if (!first) return null;
  const high = others.reduce((a, b) => (b.value > a.value ? b : a), first);
  const drawdownPercent = changePercent(high.value, priceNow);
  return drawdownPercent === null
    ? null
    : { price: high.value, dayMs: high.timeMs, drawdownPercent };
}
