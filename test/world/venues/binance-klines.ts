/**
 * Klines of Binance: which rows a request gets, and how a row is written.
 *
 * The hosts differ. Spot and USD-M walk forward from `startTime`; COIN-M takes the most
 * recent rows before `endTime`, sets the missing end of a window 200 days away and refuses
 * a longer one. Spot cuts a limit above its maximum silently, the futures hosts refuse it.
 */
import { candleFrom, intervalNamed, nextOpen, openAt, type Candle } from '../market/candle.ts';
import type { Interval, PriceSource } from '../market/candle.ts';
import { dayMs } from '../market/calendar.ts';
import { BinanceError, invalidParameter, missingParameter, whole } from './binance-wire.ts';

export interface KlineHost {
  readonly maxLimit: number;
  readonly isSpot: boolean;
  /** COIN-M: longest window, and rows counted back from its end. */
  readonly maxWindowMs?: number;
}

export const klineParameters = ['interval', 'startTime', 'endTime', 'limit'] as const;

/** Weight of a futures kline request; leaving `limit` out costs more than asking for it. */
export function klineWeight(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? 501);
  if (limit <= 100) return 1;
  if (limit <= 500) return 2;
  return limit <= 1000 ? 5 : 10;
}

interface Window {
  readonly interval: Interval;
  readonly opens: number[];
}

function openTimes(
  host: KlineHost,
  query: URLSearchParams,
  firstMs: number,
  nowMs: number,
): Window {
  const name = query.get('interval');
  if (!name) throw missingParameter('interval');
  const interval = intervalNamed(name);
  if (!interval || (name === '1s' && !host.isSpot)) {
    throw new BinanceError(-1120, 'Invalid interval.');
  }
  const limit = rowLimit(host, query);
  let startMs = whole(query, 'startTime');
  let endMs = whole(query, 'endTime');
  if (startMs !== undefined && endMs !== undefined && startMs > endMs) {
    if (host.isSpot) return { interval, opens: [] };
    throw new BinanceError(-1023, 'Start time is greater than end time.');
  }
  const { maxWindowMs } = host;
  if (maxWindowMs !== undefined) {
    if (startMs !== undefined && endMs !== undefined && endMs - startMs > maxWindowMs) {
      throw new BinanceError(-4088, `Maximum time interval is ${maxWindowMs / dayMs} days.`);
    }
    if (startMs !== undefined) endMs ??= Math.min(startMs + maxWindowMs, nowMs);
    else if (endMs !== undefined) startMs = endMs - maxWindowMs;
  }

  const lastOpen = openAt(interval, Math.min(endMs ?? nowMs, nowMs));
  const floorMs = Math.max(startMs ?? firstMs, firstMs);
  const floorOpen = openAt(interval, floorMs);
  const firstOpen = floorOpen < floorMs ? nextOpen(interval, floorOpen) : floorOpen;
  const walksForward = maxWindowMs === undefined && startMs !== undefined;
  const opens: number[] = [];
  if (walksForward) {
    for (let at = firstOpen; at <= lastOpen && opens.length < limit; at = nextOpen(interval, at)) {
      opens.push(at);
    }
    return { interval, opens };
  }
  for (let at = lastOpen; at >= firstOpen && opens.length < limit; at = openAt(interval, at - 1)) {
    opens.push(at);
  }
  return { interval, opens: opens.reverse() };
}

function rowLimit(host: KlineHost, query: URLSearchParams): number {
  const limit = whole(query, 'limit') ?? 500;
  if (limit === 0) throw host.isSpot ? missingParameter('limit') : invalidParameter('limit');
  if (limit > host.maxLimit && !host.isSpot) throw invalidParameter('limit');
  return Math.min(limit, host.maxLimit);
}

/** Eleven cells after the open time. */
export type KlineRow = readonly (number | string)[];
export type RowFormat = (candle: Candle, openMs: number, closeMs: number) => KlineRow;

/** Answers a kline request; the running candle is always the last row. */
export function klines(
  host: KlineHost,
  query: URLSearchParams,
  nowMs: number,
  series: { readonly firstMs: number; readonly price: PriceSource; readonly row: RowFormat },
): KlineRow[] {
  const { interval, opens } = openTimes(host, query, series.firstMs, nowMs);
  return opens.map((openMs) => {
    const endMs = nextOpen(interval, openMs);
    const candle = candleFrom(series.price, openMs, endMs, nowMs);
    return series.row(candle, openMs, endMs - 1);
  });
}

/** How a host writes an amount traded: in what it counts, and what that is worth. */
export type AmountFormat = (coins: number, price: number) => readonly [base: string, quote: string];

/** A row of traded prices; takers bought a little less than half. */
export function tradeRow(
  priceDigits: number,
  coinsTraded: (openMs: number, endMs: number) => number,
  amounts: AmountFormat,
): RowFormat {
  return (candle, openMs, closeMs) => {
    const coins = coinsTraded(openMs, closeMs + 1);
    const [base, quote] = amounts(coins, candle.close);
    const [takerBase, takerQuote] = amounts(coins * 0.49, candle.close);
    const prices = [candle.open, candle.high, candle.low, candle.close];
    return [
      openMs,
      ...prices.map((price) => price.toFixed(priceDigits)),
      base,
      closeMs,
      quote,
      Math.round(coins * 37),
      takerBase,
      takerQuote,
      '0',
    ];
  };
}

/** A row of index prices: nothing is traded, and the volume slot ends in blanks. */
export const indexRow: RowFormat = (candle, openMs, closeMs) => [
  openMs,
  ...[candle.open, candle.high, candle.low, candle.close].map((price) => price.toFixed(8)),
  '0  ',
  closeMs,
  '0',
  60,
  '0',
  '0',
  '0',
];
