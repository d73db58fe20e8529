/**
 * The records with which open interest is compared, best first: that of all the exchanges
 * that are counted, which our own polls make, and those of single contracts. Unit: coins,
 * stamped with the instant at which they were counted, ascending; days without a value, and
 * values that count nothing, are left out.
 *
 * They are never joined: a change is of one record or it is none.
 */
import { dayMs, type Point, type Series } from '../quotes/point.ts';
import type { Column, Past } from '../series/past.ts';
import type { Reading } from './reading.ts';

export interface OpenInterestRecord {
  /** Id of the exchange, or `basket` for the sum of those that are counted. */
  readonly source: string;
  readonly coins: Series;
}

export const basketSource = 'basket';

/** @param live the sum of this minute, complete or not */
export function openInterestRecords(past: Past, live: Reading): OpenInterestRecord[] {
  const basket = pointsOf(past, past.basket);
  const now =
    live.value !== null && live.asOfMs !== null && live.reason === null && live.value > 0
      ? [{ timeMs: live.asOfMs, value: live.value }]
      : [];
  const before = basket.filter(({ timeMs }) => timeMs < (now[0]?.timeMs ?? Infinity));
  return [
    { source: basketSource, coins: [...before, ...now] },
    ...past.openInterest.map(({ exchange, coins }) => ({
      source: exchange,
      coins: pointsOf(past, coins),
    })),
  ];
}

/** Counted at the end of the day. */
const pointsOf = (past: Past, column: Column): Point[] =>
  past.dayMs.flatMap((day, row) => {
    const value = column[row] ?? null;
    return value !== null && value > 0 && Number.isFinite(value)
      ? [{ timeMs: day + dayMs, value }]
      : [];
  });
