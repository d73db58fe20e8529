/**
 * The contracts of this minute as they stand in the stored ledger: dated futures with their
 * premium over their own index, and when each perpetual pays next. Read by surfaces, which
 * carry no schema: what is not whole is left out.
 */
import { dayMs } from '../quotes/point.ts';
import type { FundingQuote, FutureQuote, Quote } from '../quotes/quote.ts';
import { timeOf } from '../signals/venue-reading.ts';

export interface LiveContract {
  readonly exchange: string;
  readonly symbol: string;
  readonly expiryMs: number;
  readonly daysToExpiry: number;
  /** (future / index - 1) x 100. */
  readonly premiumPercent: number;
  /** The same per year; close to expiry it is mostly noise. */
  readonly percentPerYear: number;
}

/** Contracts under it are not scaled to a year. */
const shortestDays = 2;
/** Older quotes are of another hour. */
const oldestMs = 3_600_000;

/** @param stored the ledger as it lies in storage */
export const liveContracts = (stored: unknown, asset: string, nowMs: number): LiveContract[] =>
  quotesIn(stored)
    .filter((quote) => isFuture(quote))
    .filter((quote) => quote.asset === asset && nowMs - timeOf(quote) < oldestMs)
    .map(({ exchange, symbol, expiryMs, price, indexPrice }) => {
      const daysToExpiry = (expiryMs - nowMs) / dayMs;
      const premiumPercent = (price / indexPrice - 1) * 100;
      return {
        exchange,
        symbol,
        expiryMs,
        daysToExpiry,
        premiumPercent,
        percentPerYear: (premiumPercent * 365) / daysToExpiry,
      };
    })
    .filter(({ daysToExpiry }) => daysToExpiry >= shortestDays)
    .toSorted((a, b) => a.expiryMs - b.expiryMs || (a.exchange < b.exchange ? -1 : 1));

/**
 * By exchange the instant of its next funding payment: the last one and as long again as
 * between the last two.
 */
export function nextPayments(stored: unknown, asset: string, nowMs: number): Map<string, number> {
  const paid = quotesIn(stored).filter((quote) => isFunding(quote) && quote.asset === asset);
  const times = Map.groupBy(
    paid.filter((quote) => isFunding(quote)),
    ({ exchange, symbol }) => `${exchange} ${symbol}`,
  );
  const next = new Map<string, number>();
  for (const [name, quotes] of times) {
    const exchange = name.split(' ')[0] ?? name;
    const [last, before] = [...new Set(quotes.map(({ settledAtMs }) => settledAtMs))].toSorted(
      (a, b) => b - a,
    );
    if (last === undefined || before === undefined) continue;
    const everyMs = last - before;
    const at = last + everyMs * Math.max(1, Math.ceil((nowMs - last) / everyMs));
    next.set(exchange, Math.min(at, next.get(exchange) ?? Infinity));
  }
  return next;
}

function quotesIn(stored: unknown): Quote[] {
  if (!isRecord(stored) || !isRecord(stored['requests'])) return [];
  return Object.values(stored['requests']).flatMap((request) =>
    isRecord(request) && Array.isArray(request['quotes'])
      ? request['quotes'].filter((quote: unknown): quote is Quote => isStamped(quote))
      : [],
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isStamped = (quote: unknown): boolean =>
  isRecord(quote) &&
  typeof quote['exchange'] === 'string' &&
  typeof quote['symbol'] === 'string' &&
  Number.isFinite(quote['receivedAtMs']);

const isFuture = (quote: Quote): quote is FutureQuote =>
  quote.kind === 'future' &&
  Number.isFinite(quote.price) &&
  Number.isFinite(quote.expiryMs) &&
  quote.indexPrice > 0;

const isFunding = (quote: Quote): quote is FundingQuote =>
  quote.kind === 'funding' && Number.isFinite(quote.settledAtMs);
