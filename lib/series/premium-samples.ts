/**
 * The premium of a perpetual over its index at each instant that has both, from candle closes.
 * Unit: % of the index. A perpetual in dollars of any kind does not centre on zero: by the
 * formula of its funding it rests below, so its sign by itself says nothing.
 */
import { changePercent } from '../quotes/change.ts';
import type { Series } from '../quotes/point.ts';
import type { Sample } from './sample.ts';

/** @param perpetual @param index closes stamped with the close time, ascending */
export function premiumSamples(perpetual: Series, index: Series): Sample[] {
  const indexAt = new Map(index.map(({ timeMs, value }) => [timeMs, value]));
  return perpetual.flatMap(({ timeMs, value }) => {
    const base = indexAt.get(timeMs);
    const premium = base !== undefined && value > 0 ? changePercent(base, value) : null;
    return premium === null ? [] : [{ timeMs, value: premium }];
  });
}
