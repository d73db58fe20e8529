/**
 * Price of the coin: the unweighted median over exchanges of their fresh spot prices. Unit:
 * US dollars; a USDT is counted as a dollar, which it can miss by a tenth of a percent.
 */
import { mean } from '../quotes/mean.ts';
import { median } from '../quotes/median.ts';
import { hourMs, type Series } from '../quotes/point.ts';
import type { SpotQuote } from '../quotes/quote.ts';
import { lastUntil } from '../series/merge.ts';
import { missing, type Evidence, type Reading } from './reading.ts';
import { groupBy, newestPerInstrument, oldestTime, timeOf } from './venue-reading.ts';

export function price(
  quotes: readonly SpotQuote[],
  { nowMs, staleAfterMs }: { readonly nowMs: number; readonly staleAfterMs: number },
): Reading {
  const fresh = newestPerInstrument(quotes).filter(
    (quote) => nowMs - timeOf(quote) <= staleAfterMs && Number.isFinite(quote.price),
  );
  const perExchange = groupBy(fresh, ({ exchange }) => exchange).flatMap(
    ([, own]) => mean(own.map((quote) => quote.price)) ?? [],
  );
  const value = median(perExchange);
  if (value === null) return missing('usd', quotes.length === 0 ? 'noVenueAnswered' : 'allStale');
  const evidence = fresh.map((quote): Evidence => ({
    name: 'spotPrice',
    value: quote.price,
    unit: 'usd',
    source: `${quote.exchange} ${quote.symbol}`,
  }));
  return { value, unit: 'usd', asOfMs: oldestTime(fresh), reason: null, evidence };
}

const dayBeforeWithinMs = 4 * hourMs;

/** Price against 24 hours before, %: against the last close of the record at or before then. */
export function priceChange24h(closes: Series, priceNow: number, nowMs: number): number | null {
  const targetMs = nowMs - 24 * hourMs;
  const before = lastUntil(closes, targetMs);
  if (!before || before.value <= 0 || targetMs - before.timeMs > dayBeforeWithinMs) return null;
  return (priceNow / before.value - 1) * 100;
}
