/**
 * Open contracts in coins, counted once, summed over all contracts of a named set of
 * exchanges. Unit: coins.
 *
 * Incomplete, never lower: while an exchange of the set is missing, or an instrument of it
 * has gone stale, there is no sum, because a missing exchange would look like closed
 * positions. It does not say who holds them or whether they are hedged.
 */
import type { OpenInterestQuote } from '../quotes/quote.ts';
import { missing, type Evidence, type Reading } from './reading.ts';
import { newestPerInstrument, oldestTime, timeOf } from './venue-reading.ts';

/**
 * @param quotes the last good answer of every request, so that one that fails shows its age
 * @param exchanges ids of the set; others are not counted
 */
export function openInterest(
  quotes: readonly OpenInterestQuote[],
  exchanges: readonly string[],
  { nowMs, staleAfterMs }: { readonly nowMs: number; readonly staleAfterMs: number },
): Reading {
  const counted = newestPerInstrument(quotes).filter((q) => exchanges.includes(q.exchange));
  const isStale = (quote: OpenInterestQuote) => nowMs - timeOf(quote) > staleAfterMs;
  const absent = exchanges.filter((exchange) => {
    const own = counted.filter((quote) => quote.exchange === exchange);
    return own.length === 0 || own.some(isStale);
  });
  const evidence = counted.map((quote): Evidence => ({
    name: 'openInterest',
    value: isStale(quote) ? null : quote.coins,
    unit: 'coins',
    source: `${quote.exchange} ${quote.symbol}`,
  }));
  const [exchange] = absent;
  if (exchange !== undefined) {
    const reason = { exchange, missing: absent.length };
    return { ...missing('coins', 'openInterestIncomplete', reason), evidence };
  }
  if (counted.length === 0) return missing('coins', 'noVenueAnswered');
  return {
    value: counted.reduce((sum, { coins }) => sum + coins, 0),
    unit: 'coins',
    asOfMs: oldestTime(counted),
    reason: null,
    evidence,
  };
}
