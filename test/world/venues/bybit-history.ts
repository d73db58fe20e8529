/**
 * The past of Bybit: candles of prices and of indices, funding, open interest. Everything is a
 * string, lists are newest first and begin with what is not over yet. Contracts that have
 * ended are not served.
 * https://bybit-exchange.github.io/docs/v5/market/kline
 */
import { dayMs, hourMs, minuteMs } from '../market/calendar.ts';
import { candleFrom, intervalNamed, nextOpen, openAt, type Candle } from '../market/candle.ts';
import type { PriceSource } from '../market/candle.ts';
import type { Market, Markets } from '../market/market.ts';
import { contractNamed, spotPairs } from './bybit-contracts.ts';
import { BybitError, categoryOf, invalid, whole } from './bybit-wire.ts';
import { decimals } from './venue.ts';

export const fundingMs = 8 * hourMs;
const fundingStartMs = Date.UTC(2020, 2, 25, 16);
/** From here on open interest is counted on one side as well. */
const singleSidedMs = Date.UTC(2026, 5, 11);

/** What Bybit calls the intervals of candles, and what we do. */
const intervals: Readonly<Record<string, string>> = {
  1: '1m',
  3: '3m',
  5: '5m',
  15: '15m',
  30: '30m',
  60: '1h',
  120: '2h',
  240: '4h',
  360: '6h',
  720: '12h',
  D: '1d',
  W: '1w',
  M: '1M',
};

const openInterestSteps: Readonly<Record<string, number>> = {
  '5min': 5 * minuteMs,
  '15min': 15 * minuteMs,
  '30min': 30 * minuteMs,
  '1h': hourMs,
  '4h': 4 * hourMs,
  '1d': dayMs,
};

function limitOf(query: URLSearchParams, usual: number, most: number): number {
  const limit = whole(query, 'limit') ?? usual;
  if (limit < 1 || limit > most) throw invalid('limit');
  return limit;
}

interface Traded {
  readonly market: Market;
  readonly firstMs: number;
  readonly price: PriceSource;
  readonly isInverse: boolean;
}

function tradedUnder(markets: Markets, query: URLSearchParams, nowMs: number): Traded {
  const category = categoryOf(query);
  const symbol = query.get('symbol');
  if (category !== 'spot') {
    const contract = contractNamed(markets, category, symbol, nowMs);
    const isPerpetual = contract.isLinear && contract.expiryMs === null;
    const price = isPerpetual ? contract.market.perpetualUsdt : contract.price;
    return { ...contract, price, isInverse: !contract.isLinear };
  }
  const pair = spotPairs(markets).find((listed) => listed.symbol === symbol);
  if (!pair) throw invalid('symbol');
  return { ...pair, price: pair.market.spotUsdt, isInverse: false };
}

/** Coins and their worth, in the order of the category. */
export function kline(markets: Markets, query: URLSearchParams, nowMs: number): unknown {
  const { market, firstMs, price, isInverse } = tradedUnder(markets, query, nowMs);
  return candles(query, nowMs, firstMs, price, ({ close }, openMs, endMs) => {
    const coins = 0.2 * market.volumeCoins(openMs, endMs);
    const usd = decimals(coins * close, 4);
    return isInverse ? [usd, decimals(coins, 8)] : [decimals(coins, 6), usd];
  });
}

/** Of the index there is no volume. */
export function indexPriceKline(markets: Markets, query: URLSearchParams, nowMs: number): unknown {
  const { firstMs, index } = contractNamed(markets, categoryOf(query), query.get('symbol'), nowMs);
  return candles(query, nowMs, firstMs, index, () => []);
}

function candles(
  query: URLSearchParams,
  nowMs: number,
  listedMs: number,
  price: PriceSource,
  volumes: (candle: Candle, openMs: number, endMs: number) => readonly string[],
): unknown {
  const interval = intervalNamed(intervals[query.get('interval') ?? ''] ?? '');
  if (!interval) throw invalid('interval');
  const limit = limitOf(query, 200, 1000);
  const [startMs, endMs] = [whole(query, 'start'), whole(query, 'end')];
  if (startMs !== undefined && endMs !== undefined && startMs > endMs) throw invalid('start');
  const fromMs = Math.max(startMs ?? 0, listedMs);
  let last = openAt(interval, Math.min(endMs ?? nowMs, nowMs));
  // With a start alone it walks forward from there.
  if (startMs !== undefined && endMs === undefined)
    last = Math.min(last, openAt(interval, fromMs + (limit - 1) * interval.lengthMs));
  const list: string[][] = [];
  for (let at = last; at >= fromMs && list.length < limit; at = openAt(interval, at - 1)) {
    const closeMs = nextOpen(interval, at);
    const candle = candleFrom(price, at, closeMs, nowMs);
    const prices = [candle.open, candle.high, candle.low, candle.close];
    const cells = prices.map((value) => decimals(value, 2));
    list.push([String(at), ...cells, ...volumes(candle, at, closeMs)]);
  }
  return { symbol: query.get('symbol'), category: query.get('category'), list };
}

/** With a start there has to be an end. */
export function fundingHistory(markets: Markets, query: URLSearchParams, nowMs: number): unknown {
  const category = categoryOf(query);
  const { symbol, market, expiryMs } = contractNamed(markets, category, query.get('symbol'), nowMs);
  if (expiryMs !== null) throw invalid('symbol');
  const limit = limitOf(query, 200, 200);
  const startMs = whole(query, 'startTime');
  const end = whole(query, 'endTime');
  if (startMs !== undefined && end === undefined) throw invalid('endTime');
  const fromMs = Math.max(startMs ?? 0, market.firstMs + fundingMs, fundingStartMs);
  const list = latest(fundingMs, fromMs, Math.min(end ?? nowMs, nowMs), limit).map((timeMs) => ({
    symbol,
    fundingRate: decimals(market.fundingRate(timeMs), 8),
    fundingRateTimestamp: String(timeMs),
  }));
  return { category, list };
}

/** Coins of linear contracts, USD of inverse ones, on both sides of each. */
export function openInterest(markets: Markets, query: URLSearchParams, nowMs: number): unknown {
  const category = categoryOf(query);
  const contract = contractNamed(markets, category, query.get('symbol'), nowMs);
  const { symbol, market, isLinear, share } = contract;
  const stepMs = openInterestSteps[query.get('intervalTime') ?? ''];
  if (stepMs === undefined) throw invalid('intervalTime');
  const limit = limitOf(query, 50, 200);
  const [, lasttime] = /^lastid=0&lasttime=(\d+)$/.exec(query.get('cursor') ?? '') ?? [];
  const endMs = lasttime ? Number(lasttime) * 1000 - 1 : (whole(query, 'endTime') ?? nowMs);
  const fromMs = Math.max(whole(query, 'startTime') ?? 0, contract.firstMs);
  const times = latest(stepMs, fromMs, Math.min(endMs, nowMs), limit);
  const list = times.map((timeMs) => {
    const coins = market.openInterestCoins(timeMs, 'bybit');
    if (coins === null) throw new BybitError(10_016, 'Internal System Error.');
    const one = coins * share * (isLinear ? 1 : contract.price(timeMs, timeMs));
    const single = { singleOpenInterest: decimals(one, isLinear ? 3 : 0) };
    return {
      openInterest: decimals(2 * one, 8),
      ...(timeMs >= singleSidedMs ? single : {}),
      timestamp: String(timeMs),
    };
  });
  const oldest = times.at(-1) ?? fromMs;
  const more = oldest - stepMs >= fromMs ? `lastid=0&lasttime=${oldest / 1000}` : '';
  return { symbol, category, list, nextPageCursor: encodeURIComponent(more) };
}

/** Newest first. */
function latest(stepMs: number, fromMs: number, toMs: number, limit: number): number[] {
  const last = Math.floor(toMs / stepMs);
  const count = Math.min(last - Math.ceil(fromMs / stepMs) + 1, limit);
  return Array.from({ length: Math.max(count, 0) }, (_, back) => (last - back) * stepMs);
}
