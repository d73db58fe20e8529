/**
 * The premium of a perpetual over its index at each instant that has both, from candle closes.
 * Unit: % of the index. A perpetual in dollars of any kind does not centre on zero: by the
 * formula of its funding it rests below, so its sign by itself says nothing.
 */
import type { Series } from '../quotes/point.ts';
import type { Sample } from './sample.ts';

/** @param perpetual @param index closes stamped with the close time, ascending */
export function premiumSamples(perpetual: Series, index: Series): Sample[] {
  const indexAt = new Map(index.map(({ timeMs, value }) => [timeMs, value]));
  return perpetual.flatMap(({ timeMs, value }) => {
    const base = indexAt.get(timeMs);
    return base !== undefined && base > 0 && value > 0
      ? [{ timeMs, value: (value / base - 1) * 100 }]
      : [];
  });
}
