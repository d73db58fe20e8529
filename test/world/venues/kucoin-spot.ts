/**
 * api.kucoin.com: the last trade and the candles of the spot market in USDT. Candles are
 * strings, newest first, the opening in seconds and the close second.
 * https://www.kucoin.com/docs-new/rest/spot-trading/market-data/get-klines
 */
import { candleFrom } from '../market/candle.ts';
import { dayMs, hourMs, minuteMs } from '../market/calendar.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { invalid, KucoinError, kucoinVenue, type Path, required, whole } from './kucoin-wire.ts';
import { decimals, type Venue } from './venue.ts';

const maxRows = 1500;
const types: Readonly<Record<string, number>> = {
  '1min': minuteMs,
  '15min': 15 * minuteMs,
  '1hour': hourMs,
  '4hour': 4 * hourMs,
  '1day': dayMs,
};

export function createKucoinSpot(markets: Markets): Venue {
  function marketOf(query: URLSearchParams): Market | undefined {
    const [asset, quote, more] = required(query, 'symbol').split('-');
    return quote === 'USDT' && more === undefined ? markets[asset as MarketAsset] : undefined;
  }

  /** An unknown pair has no data, and is no error. */
  function level1(query: URLSearchParams, nowMs: number): unknown {
    const market = marketOf(query);
    if (!market) return null;
    const last = market.spotUsdt(nowMs);
    return {
      time: nowMs - 310,
      sequence: String(24_000_000_000 + Math.floor(nowMs / 1000)),
      price: decimals(last, 1),
      size: '0.0021',
      bestBid: decimals(last - 0.1, 1),
      bestBidSize: '0.30117',
      bestAsk: decimals(last, 1),
      bestAskSize: '0.9402',
    };
  }

  function candles(query: URLSearchParams, nowMs: number): unknown {
    const market = marketOf(query);
    if (!market) throw new KucoinError('400100', 'This pair is not provided at present');
    const lengthMs = types[required(query, 'type')];
    if (lengthMs === undefined) throw invalid('type');
    const fromMs = Math.max(whole(query, 'startAt') * 1000, market.firstMs);
    const toMs = Math.min(whole(query, 'endAt') * 1000, nowMs);
    const lastOpenMs = Math.floor(toMs / lengthMs) * lengthMs;
    const rows: string[][] = [];
    for (let at = lastOpenMs; at >= fromMs && rows.length < maxRows; at -= lengthMs) {
      const { open, close, high, low } = candleFrom(market.spotUsdt, at, at + lengthMs, nowMs);
      const coins = market.volumeCoins(at, Math.min(at + lengthMs, nowMs)) * 0.03;
      const prices = [open, close, high, low].map((price) => decimals(price, 1));
      rows.push([String(at / 1000), ...prices, decimals(coins, 8), decimals(coins * close, 9)]);
    }
    return rows;
  }

  const paths: Readonly<Record<string, Path>> = {
    '/api/v1/market/orderbook/level1': { weight: 2, data: level1 },
    '/api/v1/market/candles': { weight: 3, data: candles },
  };
  return kucoinVenue('api.kucoin.com', (path) => paths[path]);
}
