/**
 * The price at the close of each UTC day: the close of the candle that ends with the day. A
 * day whose last candle is missing is absent. In the unit of the candles.
 */
import { dayMs, startOfDay, type Series } from '../quotes/point.ts';

/** Closes stamped with the start of the day they end. */
export const dailyCloses = (candles: Series): Series =>
  candles
    .filter(({ timeMs }) => timeMs === startOfDay(timeMs))
    .map(({ timeMs, value }) => ({ timeMs: timeMs - dayMs, value }));
