/** A made-up past of one exchange: a flat index and a curve of a chosen rate. */
import { quarterlyExpiry } from '../../../lib/exchanges/contract-calendar.ts';
import { dayMs, hourMs, type Point } from '../../../lib/quotes/point.ts';
import {
  digest,
  type ExchangeDigest,
  type ExchangeHistory,
} from '../../../lib/state/exchange-digest.ts';

export interface Past {
  readonly exchange?: string;
  readonly nowMs: number;
  readonly days: number;
  /** The dated curve at an instant, % a year. */
  readonly rateAt: (timeMs: number) => number;
  readonly priceAt?: (timeMs: number) => number;
}

export function historyOf({
  exchange = 'binance',
  nowMs,
  days,
  rateAt,
  priceAt = () => 100_000,
}: Past): ExchangeHistory {
  const candles = (
    stepMs: number,
    lastDays: number,
    valueAt: (timeMs: number, openMs: number) => number,
  ) => {
    const points: Point[] = [];
    const first = Math.ceil((nowMs - lastDays * dayMs) / stepMs) * stepMs;
    for (let timeMs = first + stepMs; timeMs <= nowMs; timeMs += stepMs) {
      points.push({ timeMs, value: valueAt(timeMs, timeMs - stepMs) });
    }
    return points;
  };
  const both = (valueAt: (timeMs: number, openMs: number) => number) => ({
    hourly: candles(hourMs, Math.min(days, 20), valueAt),
    fourHourly: candles(4 * hourMs, days, valueAt),
  });
  const future = (place: number) =>
    both((timeMs, openMs) => {
      const expiryMs = quarterlyExpiry(openMs, place);
      return priceAt(timeMs) * (1 + (rateAt(timeMs) / 100) * ((expiryMs - timeMs) / dayMs / 365));
    });
  return {
    exchange,
    quarters: [
      {
        index: both((timeMs) => priceAt(timeMs)),
        currentQuarter: future(0),
        nextQuarter: future(1),
      },
    ],
    spot: both((timeMs) => priceAt(timeMs)),
    perpetual: both((timeMs) => priceAt(timeMs) * 0.9996),
    funding: candles(8 * hourMs, Math.min(days, 30), () => 0.0001),
    openInterest: candles(dayMs, Math.min(days, 29), (timeMs) =>
      timeMs > nowMs - 4 * dayMs ? 80_000 : 100_000,
    ),
  };
}

export const digestOf = (past: Past): ExchangeDigest => digest(historyOf(past), past.nowMs);
