/**
 * api.bybit.com: spot and the linear perpetuals in USDT, the inverse contracts in USD, and
 * their past. Everything is a string, lists are newest first, open interest counts both sides
 * of a contract beside a field that counts one.
 * https://bybit-exchange.github.io/docs/v5/intro
 */
import type { Markets } from '../market/market.ts';
import { fundingHistory, indexPriceKline, kline, openInterest } from './bybit-history.ts';
import { tickers } from './bybit-tickers.ts';
import { BybitError, failure, refuse, success, tooFrequent } from './bybit-wire.ts';
import { requestLimit } from './request-limit.ts';
import type { Reply, Venue, WorldRequest } from './venue.ts';

const requestsPer5s = 600;

type Handle = (markets: Markets, query: URLSearchParams, nowMs: number) => unknown;

const paths: Readonly<Record<string, Handle>> = {
  '/v5/market/tickers': tickers,
  '/v5/market/kline': kline,
  '/v5/market/index-price-kline': indexPriceKline,
  '/v5/market/funding/history': fundingHistory,
  '/v5/market/open-interest': openInterest,
  '/v5/market/time': (_markets, _query, nowMs) => ({
    timeSecond: String(Math.floor(nowMs / 1000)),
    timeNano: `${nowMs}423213`,
  }),
};

export function createBybit(markets: Markets): Venue {
  const isTooMuch = requestLimit(requestsPer5s, 5_000);

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    if (isTooMuch(nowMs)) return tooFrequent();
    const handle = method === 'GET' ? paths[path] : undefined;
    if (!handle) return failure(10_017, 'Route not found.', nowMs, 404);
    try {
      return success(handle(markets, query, nowMs), nowMs);
    } catch (error) {
      if (!(error instanceof BybitError)) throw error;
      return failure(error.code, error.message, nowMs);
    }
  }

  return { host: 'api.bybit.com', answer, refuse };
}
