/**
 * Raw premium of perpetuals over the index of their own exchange, of this minute. Unit: %.
 *
 * It does not centre on zero. Funding for 8 hours is the mean premium plus what is lacking to
 * the interest of 0.01 %, at most 0.05 % either way; so nobody pays at a premium of -0.05 %,
 * and between -0.04 and 0.06 % longs pay the interest and no more. "Below spot" is true nearly
 * always and means nothing: the signal of a perpetual is its funding.
 * https://www.binance.com/en/support/faq/360033525031
 *
 * Marks of BitMEX and KuCoin are left out: they do not carry the premium.
 */
import { changePercent } from '../quotes/change.ts';
import { mean } from '../quotes/mean.ts';
import type { PerpetualQuote } from '../quotes/quote.ts';
import { groupBy, newestPerInstrument, oldestTime, type VenueReading } from './venue-reading.ts';

/** Premium at which nobody pays, % of the index, with the usual interest and clamp. */
export const nobodyPaysPercent = -0.05;

const markedAtIndex = ['bitmex', 'kucoin'];

/** One value an exchange, of its perpetuals the mean. */
export function perpPremiums(quotes: readonly PerpetualQuote[]): VenueReading[] {
  const usable = newestPerInstrument(quotes).filter(
    ({ exchange, price, indexPrice }) =>
      !markedAtIndex.includes(exchange) && price > 0 && indexPrice > 0,
  );
  return groupBy(usable, ({ exchange }) => exchange).flatMap(([exchange, own]) => {
    const value = mean(own.map(({ price, indexPrice }) => changePercent(indexPrice, price) ?? NaN));
    const atMs = oldestTime(own);
    return value === null || atMs === null
      ? []
      : [{ exchange, value, atMs, contracts: own.map(({ symbol }) => symbol) }];
  });
}
