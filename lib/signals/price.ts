/**
 * Price of the coin: the unweighted median over exchanges of their fresh spot prices; an
 * exchange without one counts with the index its contracts are held to. Unit: US dollars; a
 * USDT is counted as a dollar, which it can miss by a tenth of a percent.
 *
 * An index is itself a mean over exchanges, so its votes are not quite independent.
 */
import { changePercent } from '../quotes/change.ts';
import { mean } from '../quotes/mean.ts';
import { median } from '../quotes/median.ts';
import { hourMs, type Series } from '../quotes/point.ts';
import type { FutureQuote, PerpetualQuote, SpotQuote } from '../quotes/quote.ts';
import { lastUntil } from '../series/merge.ts';
import { missing, type Evidence, type Reading } from './reading.ts';
import { groupBy, newestPerInstrument, oldestTime, timeOf } from './venue-reading.ts';

type Priced = SpotQuote | PerpetualQuote | FutureQuote;

const priceOf = (quote: Priced): number => (quote.kind === 'spot' ? quote.price : quote.indexPrice);

export function price(
  quotes: readonly Priced[],
  { nowMs, staleAfterMs }: { readonly nowMs: number; readonly staleAfterMs: number },
): Reading {
  const fresh = newestPerInstrument(quotes).filter(
    (quote) => nowMs - timeOf(quote) <= staleAfterMs && Number.isFinite(priceOf(quote)),
  );
  const votes = groupBy(fresh, ({ exchange }) => exchange).map(([exchange, own]) => {
    const spot = own.filter(({ kind }) => kind === 'spot');
    return {
      exchange,
      name: spot.length > 0 ? 'spotPrice' : 'indexPrice',
      quotes: spot.length > 0 ? spot : own,
    };
  });
  const used = votes.flatMap((vote) => vote.quotes);
  const value = median(votes.flatMap((vote) => mean(vote.quotes.map(priceOf)) ?? []));
  if (value === null) return missing('usd', quotes.length === 0 ? 'noVenueAnswered' : 'allStale');
  const evidence = votes.map(({ exchange, name, quotes: own }): Evidence => ({
    name,
    value: mean(own.map(priceOf)),
    unit: 'usd',
    source:
      name === 'spotPrice' ? [exchange, ...own.map(({ symbol }) => symbol)].join(' ') : exchange,
  }));
  return { value, unit: 'usd', asOfMs: oldestTime(used), reason: null, evidence };
}

const dayBeforeWithinMs = 4 * hourMs;

/** Price against 24 hours before, %: against the last close of the record at or before then. */
export function priceChange24h(closes: Series, priceNow: number, nowMs: number): number | null {
  const targetMs = nowMs - 24 * hourMs;
  const before = lastUntil(closes, targetMs);
  if (!before || targetMs - before.timeMs > dayBeforeWithinMs) return null;
  return changePercent(before.value, priceNow);
}
