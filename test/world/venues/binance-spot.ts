/**
 * data-api.binance.vision: Binance's market-data host, spot only. Prices in USDT as
 * strings of 8 decimals; unknown parameters are refused.
 * https://github.com/binance/binance-spot-api-docs/blob/master/rest-api.md
 */
import { candleFrom } from '../market/candle.ts';
import { dayMs, minuteMs } from '../market/calendar.ts';
import type { Market } from '../market/market.ts';
import { klineParameters, klines, tradeRow } from './binance-klines.ts';
import {
  binanceAnswers,
  BinanceError,
  binanceNotFoundPage,
  binanceRefusal,
  invalidSymbol,
  word,
  type BinanceEndpoint,
} from './binance-wire.ts';
import { decimals, type Venue } from './venue.ts';

const weightPerMinute = 6000;
const host = { maxLimit: 1000, isSpot: true };

function onlyBitcoin(query: URLSearchParams): void {
  if (word(query, 'symbol') !== 'BTCUSDT') throw invalidSymbol();
}

/** Prices come in steps of 0.01 and are written with 8 decimals. */
const price8 = (price: number) => `${decimals(price, 2)}000000`;

export function createBinanceSpot(market: Market): Venue {
  const coinsTraded = (fromMs: number, toMs: number) => 0.3 * market.volumeCoins(fromMs, toMs);
  const row = tradeRow(2, coinsTraded, (coins, price) => [
    decimals(coins, 8),
    decimals(coins * price, 8),
  ]);

  function dayTicker(query: URLSearchParams, nowMs: number): unknown {
    onlyBitcoin(query);
    const type = query.get('type') ?? 'FULL';
    if (type !== 'FULL' && type !== 'MINI') throw new BinanceError(-1139, 'Invalid ticker type.');
    const openTime = Math.floor((nowMs - dayMs) / minuteMs) * minuteMs;
    const day = candleFrom(market.spotUsdt, openTime, nowMs, nowMs);
    const coins = coinsTraded(openTime, nowMs);
    const mean = (day.high + day.low + day.close) / 3;
    const shared = {
      openPrice: price8(day.open),
      highPrice: price8(day.high),
      lowPrice: price8(day.low),
      lastPrice: price8(day.close),
      volume: decimals(coins, 8),
      quoteVolume: decimals(coins * mean, 8),
      openTime,
      closeTime: nowMs,
      firstId: 5_116_055_886,
      lastId: 5_116_055_886 + Math.round(coins * 37),
      count: Math.round(coins * 37) + 1,
    };
    if (type === 'MINI') return { symbol: 'BTCUSDT', ...shared };
    return {
      symbol: 'BTCUSDT',
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
        onlyBitcoin(query);
        return { symbol: 'BTCUSDT', price: price8(market.spotUsdt(nowMs)) };
      },
    },
    '/api/v3/ticker/24hr': { weight: 2, parameters: ['symbol', 'type'], handle: dayTicker },
    '/api/v3/klines': {
      weight: 2,
      parameters: ['symbol', ...klineParameters],
      handle(query, nowMs) {
        onlyBitcoin(query);
        return klines(host, query, nowMs, {
          firstMs: market.firstMs,
          price: market.spotUsdt,
          row: (candle, openMs, closeMs) =>
            row(candle, openMs, closeMs).map((cell, index) =>
              index >= 1 && index <= 4 ? `${cell}000000` : cell,
            ),
        });
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
