/**
 * Pages of one quantity into one series: keyed by time, ascending, each instant once. Where
 * two pages disagree about an instant the later argument wins, so pass the later fetch last.
 */
import type { Point, Series } from '../quotes/point.ts';

export function mergeSeries<P extends Point>(...pages: readonly (readonly P[])[]): P[] {
  const byTime = new Map<number, P>();
  for (const page of pages) for (const point of page) byTime.set(point.timeMs, point);
  return [...byTime.values()].toSorted((a, b) => a.timeMs - b.timeMs);
}

/**
 * The points after `afterMs` up to and with `untilMs`: stamps are the ends of what they
 * cover, so two windows that meet share no point.
 */
export const sliceSeries = <P extends Point>(
  series: readonly P[],
  afterMs: number,
  untilMs: number,
) => series.slice(countUntil(series, afterMs), countUntil(series, untilMs));

/** The last point at or before an instant. */
export const lastUntil = (series: Series, untilMs: number): Point | undefined =>
  series[countUntil(series, untilMs) - 1];

/** How many points of an ascending series lie at or before an instant, by halving. */
function countUntil(series: Series, untilMs: number): number {
  let from = 0;
  let to = series.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((series[middle]?.timeMs ?? Infinity) <= untilMs) from = middle + 1;
    else to = middle;
  }
  return from;
}
