/** Prices of dated contracts: the index plus a premium that shrinks to nothing at expiry. */
import { dayMs, quarterExpiryAt } from './calendar.ts';
import type { PriceSource } from './candle.ts';
import type { Market, MarketVenue } from './market.ts';

export function datedPrice(
  market: Market,
  venue: MarketVenue,
  indexPrice: number,
  tMs: number,
  expiryMs: number,
): number {
  const days = Math.max(expiryMs - tMs, 0) / dayMs;
  const percentPerYear = market.ratePercentPerYear(tMs, days, venue);
  return indexPrice * (1 + ((percentPerYear / 100) * days) / 365);
}

/** The running series of whatever is the current (0) or next (1) quarterly. */
export function quarterlySource(
  market: Market,
  venue: MarketVenue,
  index: (tMs: number) => number,
  position: 0 | 1,
): PriceSource {
  return (tMs, listedAtMs) =>
    datedPrice(market, venue, index(tMs), tMs, quarterExpiryAt(listedAtMs, position));
}
