/**
 * data-api.binance.vision: Binance's market-data host, spot only. Prices in USDT as
 * strings of 8 decimals; unknown parameters are refused.
 * https://github.com/binance/binance-spot-api-docs/blob/master/rest-api.md
 */
import { candleFrom } from '../market/candle.ts';
import { dayMs, minuteMs } from '../market/calendar.ts';
import type { Market, Markets } from '../market/market.ts';
import { coinOf, coinsOf } from './binance-coins.ts';
import { klineParameters, klines, tradeRow, type RowFormat } from './binance-klines.ts';
import {
  binanceAnswers,
  BinanceError,
  binanceNotFoundPage,
  binanceRefusal,
  word,
  type BinanceEndpoint,
} from './binance-wire.ts';
import { decimals, type Venue } from './venue.ts';

const weightPerMinute = 6000;
const host = { maxLimit: 1000, isSpot: true };

/** Prices come in steps of 0.01 and are written with 8 decimals. */
const price8 = (price: number) => `${decimals(price, 2)}000000`;

const coinsTraded = (market: Market) => (fromMs: number, toMs: number) =>
  0.3 * market.volumeCoins(fromMs, toMs);

function rowOf(market: Market): RowFormat {
  const row = tradeRow(2, coinsTraded(market), (coins, price) => [
    decimals(coins, 8),
    decimals(coins * price, 8),
  ]);
  return (candle, openMs, closeMs) =>
    row(candle, openMs, closeMs).map((cell, index) =>
      index >= 1 && index <= 4 ? `${cell}000000` : cell,
    );
}

export function createBinanceSpot(markets: Markets): Venue {
  const coins = coinsOf(markets);
  const asked = (query: URLSearchParams) => {
    const symbol = word(query, 'symbol');
    return { symbol, market: coinOf(coins, symbol, 'USDT').market };
  };

  function dayTicker(query: URLSearchParams, nowMs: number): unknown {
    const { symbol, market } = asked(query);
    const type = query.get('type') ?? 'FULL';
    if (type !== 'FULL' && type !== 'MINI') throw new BinanceError(-1139, 'Invalid ticker type.');
    const openTime = Math.floor((nowMs - dayMs) / minuteMs) * minuteMs;
    const day = candleFrom(market.spotUsdt, openTime, nowMs, nowMs);
    const traded = coinsTraded(market)(openTime, nowMs);
    const mean = (day.high + day.low + day.close) / 3;
    const shared = {
      openPrice: price8(day.open),
      highPrice: price8(day.high),
      lowPrice: price8(day.low),
      lastPrice: price8(day.close),
      volume: decimals(traded, 8),
      quoteVolume: decimals(traded * mean, 8),
      openTime,
      closeTime: nowMs,
      firstId: 5_116_055_886,
      lastId: 5_116_055_886 + Math.round(traded * 37),
      count: Math.round(traded * 37) + 1,
    };
    if (type === 'MINI') return { symbol, ...shared };
    return {
      symbol,
      priceChange: price8(day.close - day.open),
      priceChangePercent: decimals((day.close / day.open - 1) * 100, 3),
      weightedAvgPrice: price8(mean),
      prevClosePrice: price8(day.open),
      lastQty: '0.00042000',
      bidPrice: price8(day.close - 0.01),
      bidQty: '3.21480000',
      askPrice: price8(day.close),
      askQty: '1.87310000',
      ...shared,
    };
  }

  const endpoints: Record<string, BinanceEndpoint> = {
    '/api/v3/time': {
      weight: 1,
      parameters: [],
      handle: (_query, nowMs) => ({ serverTime: nowMs }),
    },
    '/api/v3/ticker/price': {
      weight: 2,
      parameters: ['symbol'],
      handle(query, nowMs) {
        const { symbol, market } = asked(query);
        return { symbol, price: price8(market.spotUsdt(nowMs)) };
      },
    },
    '/api/v3/ticker/24hr': { weight: 2, parameters: ['symbol', 'type'], handle: dayTicker },
    '/api/v3/klines': {
      weight: 2,
      parameters: ['symbol', ...klineParameters],
      handle(query, nowMs) {
        const { market } = asked(query);
        const { firstMs, spotUsdt } = market;
        return klines(host, query, nowMs, { firstMs, price: spotUsdt, row: rowOf(market) });
      },
    },
  };
  return {
    host: 'data-api.binance.vision',
    answer: binanceAnswers({
      endpoints,
      weightPerMinute,
      refusesUnknownParameters: true,
      notFound: binanceNotFoundPage,
    }),
    refuse: binanceRefusal(weightPerMinute),
  };
}
