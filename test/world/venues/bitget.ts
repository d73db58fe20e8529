/**
 * api.bitget.com: spot and perpetuals in USDT, contracts margined in the coin. Everything is a
 * string. Candles are counted back from `endTime`, payments by pages, newest first, of the
 * latest 90 days.
 * https://www.bitget.com/api-doc/contract/market/Get-Ticker
 *
 * The documentation does not say whether a candle that opens at `endTime` belongs to the page:
 * here it does for spot and does not for contracts, and callers have to get along with both.
 */
import { dayMs, hourMs } from '../market/calendar.ts';
import { candleFrom, type PriceSource } from '../market/candle.ts';
import type { Markets } from '../market/market.ts';
import { contractRow, contracts, listedOn } from './bitget-contracts.ts';
import {
  BitgetError,
  failure,
  invalid,
  refuse,
  required,
  success,
  tooMany,
  unknownSymbol,
  whole,
} from './bitget-wire.ts';
import { requestLimit } from './request-limit.ts';
import { decimals, type Reply, type Venue, type WorldRequest } from './venue.ts';

const fundingMs = 8 * hourMs;
const paymentDays = 90;
/** The hour has a small letter for spot and a capital one for contracts. */
const spotLengths: Readonly<Record<string, number>> = { '1h': hourMs, '4h': 4 * hourMs };
const mixLengths: Readonly<Record<string, number>> = { '1H': hourMs, '4H': 4 * hourMs };

export function createBitget(markets: Markets): Venue {
  const listed = listedOn(markets);

  function marketOf(symbol: string) {
    const found = listed.find(({ asset }) => symbol === `${asset}USDT`);
    if (!found) throw unknownSymbol(symbol);
    return found;
  }

  function ticker(query: URLSearchParams, nowMs: number): unknown {
    const symbol = required(query, 'symbol');
    const rows = contracts(listed, required(query, 'productType'), nowMs);
    const found = rows.filter((each) => each.symbol === symbol);
    if (found.length === 0) throw unknownSymbol(symbol);
    return found.map((each) => contractRow(each, nowMs));
  }

  const tickers = (query: URLSearchParams, nowMs: number): unknown =>
    contracts(listed, required(query, 'productType'), nowMs).map((each) =>
      contractRow(each, nowMs),
    );

  function spotTickers(query: URLSearchParams, nowMs: number): unknown {
    const { market, digits } = marketOf(required(query, 'symbol'));
    const price = decimals(market.spotUsdt(nowMs), digits);
    const day = candleFrom(market.spotUsdt, nowMs - dayMs, nowMs, nowMs);
    const coins = market.volumeCoins(nowMs - dayMs, nowMs) * 0.03;
    return [
      {
        open: decimals(day.open, digits),
        symbol: query.get('symbol'),
        high24h: decimals(day.high, digits),
        low24h: decimals(day.low, digits),
        lastPr: price,
        quoteVolume: decimals(coins * day.close, 3),
        baseVolume: decimals(coins, 4),
        usdtVolume: decimals(coins * day.close, 6),
        ts: String(nowMs - 110),
        bidPr: price,
        askPr: price,
        bidSz: '0.0007',
        askSz: '0.0829',
        openUtc: decimals(day.open, digits),
        changeUtc24h: '0.00359',
        change24h: decimals(day.close / day.open - 1, 5),
      },
    ];
  }

  function candles(
    query: URLSearchParams,
    nowMs: number,
    lengths: Readonly<Record<string, number>>,
    isSpot: boolean,
  ): unknown {
    const { market, digits } = marketOf(required(query, 'symbol'));
    const source: PriceSource = isSpot ? market.spotUsdt : market.perpetualUsdt;
    const lengthMs = lengths[required(query, 'granularity')];
    if (lengthMs === undefined) throw invalid();
    if (isSpot) required(query, 'endTime');
    else if (required(query, 'productType').toUpperCase() !== 'USDT-FUTURES') throw invalid();
    const limit = whole(query, 'limit', 100, 1, 200);
    const endMs = Math.min(whole(query, 'endTime', nowMs), nowMs) - (isSpot ? 0 : 1);
    const fromMs = Math.max(whole(query, 'startTime', 0), market.firstMs);
    const last = Math.floor(endMs / lengthMs);
    const count = Math.min(last - Math.ceil(fromMs / lengthMs) + 1, limit);
    return Array.from({ length: Math.max(count, 0) }, (_, row) => {
      const openMs = (last - count + 1 + row) * lengthMs;
      const { open, high, low, close } = candleFrom(source, openMs, openMs + lengthMs, nowMs);
      const coins = market.volumeCoins(openMs, openMs + lengthMs) * 0.2;
      const quote = decimals(coins * close, 4);
      const prices = [open, high, low, close].map((price) => decimals(price, digits));
      return [String(openMs), ...prices, decimals(coins, 4), ...(isSpot ? [quote] : []), quote];
    });
  }

  function payments(query: URLSearchParams, nowMs: number): unknown {
    const symbol = required(query, 'symbol');
    const { market } = marketOf(symbol);
    if (required(query, 'productType').toUpperCase() !== 'USDT-FUTURES') throw invalid();
    const size = whole(query, 'pageSize', 20, 1, 100);
    const skipped = (whole(query, 'pageNo', 1, 1) - 1) * size;
    const last = Math.floor(nowMs / fundingMs);
    const first = Math.ceil(Math.max(nowMs - paymentDays * dayMs, market.firstMs) / fundingMs);
    const count = Math.min(last - first + 1 - skipped, size);
    return Array.from({ length: Math.max(count, 0) }, (_, row) => {
      const settledMs = (last - skipped - row) * fundingMs;
      const fundingRate = decimals(market.fundingRate(settledMs), 6);
      return { symbol, fundingRate, fundingTime: String(settledMs) };
    });
  }

  const paths: Readonly<Record<string, (query: URLSearchParams, nowMs: number) => unknown>> = {
    '/api/v2/mix/market/ticker': ticker,
    '/api/v2/mix/market/tickers': tickers,
    '/api/v2/mix/market/history-fund-rate': payments,
    '/api/v2/mix/market/history-candles': (query, nowMs) =>
      candles(query, nowMs, mixLengths, false),
    '/api/v2/spot/market/tickers': spotTickers,
    '/api/v2/spot/market/history-candles': (query, nowMs) =>
      candles(query, nowMs, spotLengths, true),
  };
  const limits = new Map(Object.keys(paths).map((path) => [path, requestLimit(20, 1000)]));

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    const handle = method === 'GET' ? paths[path] : undefined;
    if (!handle) return failure('40404', 'Request URL NOT FOUND', nowMs, 404);
    if (limits.get(path)?.(nowMs)) return tooMany(nowMs);
    try {
      return success(handle(query, nowMs), nowMs);
    } catch (error) {
      if (!(error instanceof BitgetError)) throw error;
      return failure(error.code, error.message, nowMs);
    }
  }

  return { host: 'api.bitget.com', answer, refuse };
}
