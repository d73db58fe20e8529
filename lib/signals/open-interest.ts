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
import { groupBy, newestPerInstrument, oldestTime, timeOf } from './venue-reading.ts';

interface Fresh {
  readonly nowMs: number;
  readonly staleAfterMs: number;
}

const isStale = (quote: OpenInterestQuote, { nowMs, staleAfterMs }: Fresh): boolean =>
  nowMs - timeOf(quote) > staleAfterMs;

const total = (quotes: readonly OpenInterestQuote[]): number =>
  quotes.reduce((sum, { coins }) => sum + coins, 0);

/** Coins by exchange, of the fresh quotes of each, complete or not. */
export const coinsByExchange = (
  quotes: readonly OpenInterestQuote[],
  fresh: Fresh,
): ReadonlyMap<string, number> =>
  new Map(
    groupBy(
      newestPerInstrument(quotes).filter((quote) => !isStale(quote, fresh)),
      ({ exchange }) => exchange,
    ).map(([exchange, own]) => [exchange, total(own)]),
  );

/**
 * @param quotes the last good answer of every request, so that one that fails shows its age
 * @param exchanges ids of the set; others are not counted
 * @param unanswered those of them with a request that was never answered
 */
export function openInterest(
  quotes: readonly OpenInterestQuote[],
  exchanges: readonly string[],
  fresh: Fresh,
  unanswered: readonly string[] = [],
): Reading {
  const counted = newestPerInstrument(quotes).filter((q) => exchanges.includes(q.exchange));
  const parts = exchanges.map((exchange) => {
    const own = counted.filter((quote) => quote.exchange === exchange);
    const isWhole =
      own.length > 0 &&
      !unanswered.includes(exchange) &&
      own.every((quote) => !isStale(quote, fresh));
    return { exchange, own, isWhole };
  });
  const evidence = parts.map(({ exchange, own, isWhole }): Evidence => ({
    name: 'openInterest',
    value: isWhole ? total(own) : null,
    unit: 'coins',
    source: exchange,
  }));
  const absent = parts.filter(({ isWhole }) => !isWhole);
  const [first] = absent;
  if (first) {
    const reason = { exchange: first.exchange, missing: absent.length };
    return { ...missing('coins', 'openInterestIncomplete', reason), evidence };
  }
  if (counted.length === 0) return missing('coins', 'noVenueAnswered');
  return {
    value: total(counted),
    unit: 'coins',
    asOfMs: oldestTime(counted),
    reason: null,
    evidence,
  };
}
