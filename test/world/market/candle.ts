/**
 * Candles from a price that is a function of time. The close of one candle is the open of
 * the next; the running candle ends now.
 */
import { dayMs, hourMs, minuteMs } from './calendar.ts';

/**
 * Price at an instant of what is listed at another: at the moment of a roll, the candle
 * that ends there closes on the old contract and the next one opens on the new.
 */
export type PriceSource = (tMs: number, listedAtMs: number) => number;

export interface Candle {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export interface Interval {
  readonly name: string;
  readonly lengthMs: number;
}

const lengths: Readonly<Record<string, number>> = {
  '1s': 1000,
  '1m': minuteMs,
  '3m': 3 * minuteMs,
  '5m': 5 * minuteMs,
  '15m': 15 * minuteMs,
  '30m': 30 * minuteMs,
  '1h': hourMs,
  '2h': 2 * hourMs,
  '4h': 4 * hourMs,
  '6h': 6 * hourMs,
  '8h': 8 * hourMs,
  '12h': 12 * hourMs,
  '1d': dayMs,
  '3d': 3 * dayMs,
  '1w': 7 * dayMs,
  '1M': 31 * dayMs,
};

export function intervalNamed(name: string): Interval | undefined {
  const lengthMs = lengths[name];
  return lengthMs === undefined ? undefined : { name, lengthMs };
}

/** Open time of the candle that holds an instant. Weeks start on Monday, months on the 1st. */
export function openAt(interval: Interval, tMs: number): number {
  if (interval.name === '1M') {
    const day = new Date(tMs);
    return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1);
  }
  // 1 January 1970 was a Thursday.
  const offsetMs = interval.name === '1w' ? 4 * dayMs : 0;
  return Math.floor((tMs - offsetMs) / interval.lengthMs) * interval.lengthMs + offsetMs;
}

export function nextOpen(interval: Interval, openMs: number): number {
  return openAt(interval, openMs + interval.lengthMs);
}

/** Samples every half hour at most: enough for a high and a low, cheap for 1,500 rows. */
export function candleFrom(
  source: PriceSource,
  openMs: number,
  endMs: number,
  nowMs: number,
): Candle {
  const stepMs = Math.min(30 * minuteMs, (endMs - openMs) / 4);
  const lastMs = Math.min(endMs, nowMs);
  const open = source(openMs, openMs);
  let [high, low] = [open, open];
  for (let tMs = openMs + stepMs; tMs < lastMs; tMs += stepMs) {
    const price = source(tMs, tMs - 1);
    if (price > high) high = price;
    if (price < low) low = price;
  }
  const close = source(lastMs, Math.max(openMs, lastMs - 1));
  return { open, high: Math.max(high, close), low: Math.min(low, close), close };
}
