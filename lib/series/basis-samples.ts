/**
 * The 30-day basis of the past of one exchange, from the closes of its index, current-quarter
 * and next-quarter candles of the same instant. Unit: % a year.
 *
 * Days to expiry are those at the candle's close; the contract is the one its series stood
 * for when the candle opened, so the candle that opens at the very expiry belongs to the
 * next contract. Where the current quarter has fewer than 30 days left a sample needs the
 * next one too: a missing candle leaves a gap instead of another way of reading.
 *
 * An exchange with contracts in several currencies or margins has a set of each: every
 * price is divided by the index of its own set, and contracts of one expiry are averaged, as
 * `signals/thirty-day-basis.ts` does with those of this minute. A set with a gap is left out
 * of that instant.
 */
import { quarterlyExpiry, type SettlementRule } from '../exchanges/contract-calendar.ts';
import { dayMs, type Series } from '../quotes/point.ts';
import { type CurvePoint, readThirtyDays, tenorDays } from './curve.ts';
import type { Sample } from './sample.ts';

/** Candle closes in one currency, stamped with the close time. */
export interface QuarterCandles {
  readonly index: Series;
  readonly currentQuarter: Series;
  readonly nextQuarter: Series;
  /** Length of the candles. */
  readonly intervalMs: number;
  /** The hour at which the exchange ends its quarters; 08:00 UTC when absent. */
  readonly settles?: SettlementRule | undefined;
}

/** @param sets of one exchange */
export function basisSamples(sets: readonly QuarterCandles[]): Sample[] {
  const curves = new Map<number, CurvePoint[]>();
  for (const set of sets) {
    for (const [timeMs, points] of curvesOf(set)) {
      const others = curves.get(timeMs);
      curves.set(timeMs, others ? [...others, ...points] : points);
    }
  }
  const samples: Sample[] = [];
  for (const [timeMs, points] of curves) {
    const reading = readThirtyDays(sets.length > 1 ? pooled(points) : points);
    if (typeof reading === 'string') continue;
    samples.push({ timeMs, value: reading.percentPerYear, stretched: reading.stretched });
  }
  return sets.length > 1 ? samples.toSorted((a, b) => a.timeMs - b.timeMs) : samples;
}

/** The curve of one set at each of its instants. */
function* curvesOf(set: QuarterCandles): Generator<[number, CurvePoint[]]> {
  const current = closesByTime(set.currentQuarter);
  const next = closesByTime(set.nextQuarter);
  let nearMs = -Infinity;
  let farMs = -Infinity;
  for (const { timeMs, value: index } of set.index) {
    const nearPrice = current.get(timeMs);
    if (nearPrice === undefined) continue;
    const openMs = timeMs - set.intervalMs;
    if (openMs >= nearMs) {
      nearMs = quarterlyExpiry(openMs, 0, set.settles);
      farMs = quarterlyExpiry(openMs, 1, set.settles);
    }
    const near = { daysToExpiry: (nearMs - timeMs) / dayMs, ratio: nearPrice / index };
    const farPrice = next.get(timeMs);
    if (farPrice !== undefined) {
      const far = { daysToExpiry: (farMs - timeMs) / dayMs, ratio: farPrice / index };
      yield [timeMs, [near, far]];
    } else if (near.daysToExpiry >= tenorDays) yield [timeMs, [near]];
  }
}

/** The contracts of one expiry as one point. */
const pooled = (points: readonly CurvePoint[]): CurvePoint[] =>
  [...new Set(points.map(({ daysToExpiry }) => daysToExpiry))].map((daysToExpiry) => {
    const same = points.filter((point) => point.daysToExpiry === daysToExpiry);
    return { daysToExpiry, ratio: same.reduce((sum, { ratio }) => sum + ratio, 0) / same.length };
  });

const closesByTime = (series: Series): Map<number, number> =>
  new Map(series.map(({ timeMs, value }) => [timeMs, value]));
