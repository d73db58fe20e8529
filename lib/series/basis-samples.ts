/**
 * The 30-day basis of the past of one exchange, from the closes of its index, current-quarter
 * and next-quarter candles of the same instant. Unit: % a year.
 *
 * Days to expiry are those at the candle's close; the contract is the one its series stood
 * for when the candle opened, so the candle that opens at the very expiry belongs to the
 * next contract. Where the current quarter has fewer than 30 days left a sample needs the
 * next one too: a missing candle leaves a gap instead of another way of reading.
 */
import { quarterlyExpiry, type SettlementRule } from '../exchanges/contract-calendar.ts';
import { dayMs, type Series } from '../quotes/point.ts';
import { readThirtyDays, tenorDays } from './curve.ts';
import type { Sample } from './sample.ts';

/** Candle closes in one currency, stamped with the close time. */
export interface QuarterCandles {
  readonly index: Series;
  readonly currentQuarter: Series;
  readonly nextQuarter: Series;
  /** Length of the candles. */
  readonly intervalMs: number;
  /** The hour at which the exchange ends its quarters; 08:00 UTC when absent. */
  readonly settles?: SettlementRule;
}

export function basisSamples(candles: QuarterCandles): Sample[] {
  const current = closesByTime(candles.currentQuarter);
  const next = closesByTime(candles.nextQuarter);
  const samples: Sample[] = [];
  for (const { timeMs, value: index } of candles.index) {
    const openMs = timeMs - candles.intervalMs;
    const points = [current, next].flatMap((closes, place) => {
      const price = closes.get(timeMs);
      if (price === undefined) return [];
      const expiryMs = quarterlyExpiry(openMs, place, candles.settles);
      return { daysToExpiry: (expiryMs - timeMs) / dayMs, ratio: price / index };
    });
    const [first] = points;
    if (!first || !current.has(timeMs)) continue;
    if (first.daysToExpiry < tenorDays && !next.has(timeMs)) continue;
    const reading = readThirtyDays(points);
    if (typeof reading === 'string') continue;
    samples.push({ timeMs, value: reading.percentPerYear, stretched: reading.stretched });
  }
  return samples;
}

const closesByTime = (series: Series): Map<number, number> =>
  new Map(series.map(({ timeMs, value }) => [timeMs, value]));
