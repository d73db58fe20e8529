/** Quotes for the tests of this folder. */
import { dayMs } from '../../../lib/quotes/point.ts';
import type {
  FundingQuote,
  FutureQuote,
  OpenInterestQuote,
  ReserveQuote,
  SpotQuote,
} from '../../../lib/quotes/quote.ts';

export const nowMs = Date.UTC(2025, 10, 15, 12);
export const minuteMs = 60_000;

const stamped = (exchange: string, symbol: string) => ({
  exchange,
  asset: 'BTC' as const,
  symbol,
  exchangeTimeMs: null,
  receivedAtMs: nowMs - minuteMs,
});

/** A contract at an annualised premium over an index of `indexPrice`. */
export const future = (
  exchange: string,
  daysToExpiry: number,
  percentPerYear: number,
  more: Partial<FutureQuote> = {},
): FutureQuote => {
  const indexPrice = more.indexPrice ?? 95_000;
  return {
    ...stamped(exchange, `${exchange}-${daysToExpiry}d`),
    kind: 'future',
    indexPrice,
    price: indexPrice * (1 + ((percentPerYear / 100) * daysToExpiry) / 365),
    currency: 'USD',
    expiryMs: nowMs + daysToExpiry * dayMs,
    ...more,
  };
};

export const paid = (
  exchange: string,
  settledAtMs: number,
  rate: number,
  more: Partial<FundingQuote> = {},
): FundingQuote => ({
  ...stamped(exchange, 'PERP'),
  kind: 'funding',
  rate,
  settledAtMs,
  ...more,
});

export const positions = (
  exchange: string,
  symbol: string,
  coins: number,
  more: Partial<OpenInterestQuote> = {},
): OpenInterestQuote => ({
  ...stamped(exchange, symbol),
  kind: 'open-interest',
  coins,
  ...more,
});

export const spot = (
  exchange: string,
  price: number,
  more: Partial<SpotQuote> = {},
): SpotQuote => ({
  ...stamped(exchange, 'BTCUSD'),
  kind: 'spot',
  price,
  currency: 'USD',
  ...more,
});

export const reserve = (dayMs: number, coins: number, receivedAtMs = nowMs): ReserveQuote => ({
  ...stamped('coin-metrics', 'SplyExNtv'),
  receivedAtMs,
  kind: 'reserve',
  coins,
  dayMs,
});
