/**
 * The 30-day basis of this minute, per exchange. Unit: % a year.
 *
 * Each dated contract is divided by its own exchange's index in its own currency, so no
 * dollar rate takes part; contracts of one expiry in several currencies or margins are
 * averaged; the curve is read at 30 days as `series/curve.ts` says. Source: claim 1 of the
 * story, on a scale that does not shrink towards expiry.
 *
 * It does not say what anybody pays on the way (nobody does), and not why it is what it is.
 */
import { mean } from '../quotes/mean.ts';
import type { FutureQuote } from '../quotes/quote.ts';
import { dayMs } from '../quotes/point.ts';
import { readThirtyDays, type CurvePoint } from '../series/curve.ts';
import type { Reason } from './reading.ts';
import {
  groupBy,
  newestPerInstrument,
  oldestTime,
  type VenueReading,
  type VenueReadings,
} from './venue-reading.ts';

export interface BasisReading extends VenueReading {
  /** Of the contracts the value was read from, ascending. */
  readonly expiriesMs: readonly number[];
}

/** @param quotes of one asset, any exchanges */
export function thirtyDayBasis(
  quotes: readonly FutureQuote[],
  nowMs: number,
): VenueReadings<BasisReading> {
  const values: BasisReading[] = [];
  const absent: { exchange: string; reason: Reason }[] = [];
  for (const [exchange, own] of groupBy(newestPerInstrument(quotes), (quote) => quote.exchange)) {
    const curve = groupBy(own, ({ expiryMs }) => String(expiryMs)).flatMap(([, same]) =>
      expiryPoint(same, nowMs),
    );
    const reading = readThirtyDays(curve);
    if (typeof reading === 'string') {
      absent.push({ exchange, reason: { key: reading, values: { exchange } } });
      continue;
    }
    const used = reading.used.flatMap((point) => point.quotes);
    values.push({
      exchange,
      value: reading.percentPerYear,
      atMs: oldestTime(used) ?? nowMs,
      stretched: reading.stretched,
      contracts: used.map(({ symbol }) => symbol),
      expiriesMs: reading.used.map(({ expiryMs }) => expiryMs),
    });
  }
  return { values, absent };
}

/** The next expiry among the contracts of some readings; null when there is none ahead. */
export function nextExpiry(readings: readonly BasisReading[], nowMs: number): number | null {
  const ahead = readings.flatMap(({ expiriesMs }) => expiriesMs).filter((ms) => ms > nowMs);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

interface ExpiryPoint extends CurvePoint {
  readonly expiryMs: number;
  readonly quotes: readonly FutureQuote[];
}

/** The contracts of one expiry as one point of the curve. */
function expiryPoint(quotes: readonly FutureQuote[], nowMs: number): ExpiryPoint[] {
  const [first] = quotes;
  const ratio = mean(quotes.map(({ price, indexPrice }) => price / indexPrice));
  return first && ratio !== null
    ? [{ daysToExpiry: (first.expiryMs - nowMs) / dayMs, ratio, expiryMs: first.expiryMs, quotes }]
    : [];
}
