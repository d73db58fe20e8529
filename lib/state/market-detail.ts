/**
 * What the drawer and the receipts show of this minute beyond `MarketState`: every dated
 * contract, the premiums that are no 30-day basis, and the next payment of each perpetual.
 * An item of its own, so that the numbers never wait for it.
 */
import { changePercent } from '../quotes/change.ts';
import type { ConsensusLimits } from '../quotes/consensus.ts';
import type { AssetId } from '../quotes/assets.ts';
import type { FundingQuote } from '../quotes/quote.ts';
import { consensusReading, type ConsensusReading } from '../signals/consensus-reading.ts';
import { frontMonths } from '../signals/front-month.ts';
import { paymentsOf } from '../signals/funding.ts';
import { perpPremiums } from '../signals/perp-premium.ts';
import { newestPerInstrument, timeOf, type VenueReading } from '../signals/venue-reading.ts';
import { compact } from './compact.ts';
import type { QuotesByKind } from './quotes-of.ts';

export interface DatedContract {
  readonly exchange: string;
  readonly symbol: string;
  readonly expiryMs: number;
  /** Over the exchange's own index, %, not per year. */
  readonly premiumPercent: number;
  readonly atMs: number;
}

/** The last payment of a perpetual and the one that comes. */
export interface NextFunding {
  readonly exchange: string;
  readonly symbol: string;
  /** % of the position; above 0 longs paid shorts. */
  readonly paidPercent: number;
  readonly paidAtMs: number;
  readonly intervalMs: number;
}

export interface MarketDetail {
  readonly version: 1;
  readonly asset: AssetId;
  readonly computedAtMs: number;
  /** By expiry. */
  readonly contracts: readonly DatedContract[];
  /** Raw, %. */
  readonly frontMonth: ConsensusReading;
  readonly perpPremium: ConsensusReading;
  readonly funding: readonly NextFunding[];
}

/** The limits of the 30-day basis at the two weeks that a front month has left as a rule, %. */
const frontMonthLimits: ConsensusLimits = { floor: 0.08, agree: 0.06 };
/** Premiums of perpetuals differ by a few hundredths, %. */
const perpLimits: ConsensusLimits = { floor: 0.05, agree: 0.04 };

export function marketDetail(
  quotes: QuotesByKind,
  asset: AssetId,
  nowMs: number,
  staleAfterMs: { readonly basis: number; readonly price: number },
): MarketDetail {
  const across = (values: readonly VenueReading[], limits: ConsensusLimits, age: number) =>
    consensusReading(
      { values, absent: [] },
      'percent',
      { ...limits, nowMs, staleAfterMs: age },
      null,
    );
  return compact<MarketDetail>({
    version: 1,
    asset,
    computedAtMs: nowMs,
    contracts: newestPerInstrument(quotes.future)
      .filter(({ expiryMs }) => expiryMs > nowMs)
      .flatMap((quote) => {
        const { exchange, symbol, expiryMs } = quote;
        const premiumPercent = changePercent(quote.indexPrice, quote.price);
        return premiumPercent === null
          ? []
          : [{ exchange, symbol, expiryMs, premiumPercent, atMs: timeOf(quote) }];
      })
      .toSorted((a, b) => a.expiryMs - b.expiryMs),
    frontMonth: across(frontMonths(quotes.future, nowMs), frontMonthLimits, staleAfterMs.basis),
    perpPremium: across(perpPremiums(quotes.perpetual), perpLimits, staleAfterMs.price),
    funding: nextFundings(quotes.funding),
  });
}

/** The interval is the time between the last two payments. */
const nextFundings = (quotes: readonly FundingQuote[]): NextFunding[] =>
  paymentsOf(quotes).flatMap(({ exchange, symbol, rates }) => {
    const last = rates.at(-1);
    const before = rates.at(-2);
    return last && before
      ? [
          {
            exchange,
            symbol,
            paidPercent: last.value * 100,
            paidAtMs: last.timeMs,
            intervalMs: last.timeMs - before.timeMs,
          },
        ]
      : [];
  });
