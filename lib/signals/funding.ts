/**
 * Realised funding of the last 7 days, per exchange: the perpetual's own signal. Unit: % a
 * year, above 0 longs paid shorts. Formula: `series/funding-rate.ts`; perpetuals of one
 * exchange are averaged.
 *
 * It says what was paid, not the premium of the perpetual, which rests below zero when
 * nobody pays, and nothing about dated contracts.
 */
import { mean } from '../quotes/mean.ts';
import type { FundingQuote } from '../quotes/quote.ts';
import type { Series } from '../quotes/point.ts';
import { fundingPace } from '../series/funding-rate.ts';
import type { Reason } from './reading.ts';
import { groupBy, type VenueReading, type VenueReadings } from './venue-reading.ts';

/** The realised payments of one perpetual, as fractions, stamped with their settlement. */
export interface Payments {
  readonly exchange: string;
  readonly symbol: string;
  readonly rates: Series;
}

/** Payments by perpetual, ascending; of one payment quoted twice the later quote counts. */
export const paymentsOf = (quotes: readonly FundingQuote[]): Payments[] =>
  groupBy(quotes, ({ exchange, symbol }) => `${exchange}/${symbol}`).map(([, same]) => {
    const byTime = new Map(
      same
        .toSorted((a, b) => a.receivedAtMs - b.receivedAtMs)
        .map(({ settledAtMs, rate }) => [settledAtMs, rate]),
    );
    return {
      exchange: same[0]?.exchange ?? '',
      symbol: same[0]?.symbol ?? '',
      rates: [...byTime]
        .map(([timeMs, value]) => ({ timeMs, value }))
        .toSorted((a, b) => a.timeMs - b.timeMs),
    };
  });

export function funding(payments: readonly Payments[], nowMs: number): VenueReadings {
  const values: VenueReading[] = [];
  const absent: { exchange: string; reason: Reason }[] = [];
  for (const [exchange, own] of groupBy(payments, (payment) => payment.exchange)) {
    const paces = own.map(({ symbol, rates }) => ({ symbol, ...fundingPace(rates, nowMs) }));
    const complete = paces.filter(({ percentPerYear }) => percentPerYear !== null);
    const value = mean(complete.flatMap(({ percentPerYear }) => percentPerYear ?? []));
    if (value === null) {
      const days = Math.max(...paces.map(({ coveredDays }) => coveredDays));
      absent.push({ exchange, reason: { key: 'fundingRecordShort', values: { exchange, days } } });
      continue;
    }
    values.push({
      exchange,
      value,
      atMs: Math.min(...complete.map(({ lastPaidMs }) => lastPaidMs ?? nowMs)),
      contracts: complete.map(({ symbol }) => symbol),
    });
  }
  return { values, absent };
}
