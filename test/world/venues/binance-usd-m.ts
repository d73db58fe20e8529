/**
 * fapi.binance.com: the USDT-margined futures of Binance, prices and index in USDT, open
 * interest in coins. Current and next quarterly end at 08:00 UTC on the last Friday of
 * the quarter; unknown parameters are ignored, wrong values refused.
 * https://developers.binance.com/docs/derivatives/usds-margined-futures/general-info
 */
import type { PriceSource } from '../market/candle.ts';
import { compactDay, dayMs, minuteMs, quarterExpiryAt } from '../market/calendar.ts';
import { datedPrice, quarterlySource } from '../market/dated.ts';
import type { Market } from '../market/market.ts';
import { fundingEndpoint, fundingMs } from './binance-funding.ts';
import { indexRow, klineParameters, klines, klineWeight, tradeRow } from './binance-klines.ts';
import { openInterestHistoryEndpoint } from './binance-open-interest.ts';
import {
  binanceAnswers,
  BinanceError,
  binanceRefusal,
  binanceUnknownPath,
  invalidSymbol,
  serviceBusy,
  word,
  type BinanceEndpoint,
} from './binance-wire.ts';
import { decimals, type Venue } from './venue.ts';

const weightPerMinute = 2400;
const klineHost = { maxLimit: 1500, isSpot: false };

/** Shares of the venue's open interest: perpetual, current and next quarterly. */
const openInterestShares = [0.955, 0.03, 0.015] as const;

function quarter(nowMs: number, position: 0 | 1) {
  const expiryMs = quarterExpiryAt(nowMs, position);
  return { symbol: `BTCUSDT_${compactDay(expiryMs)}`, expiryMs };
}

const klineEndpoint = (
  first: readonly string[],
  handle: BinanceEndpoint['handle'],
): BinanceEndpoint => ({
  weight: klineWeight,
  parameters: [...first, ...klineParameters],
  handle,
});

export function createBinanceUsdM(market: Market): Venue {
  const row = tradeRow(2, market.volumeCoins, (coins, price) => [
    decimals(coins, 3),
    decimals(coins * price, 5),
  ]);
  const priceOf = (expiryMs: number) => (tMs: number) =>
    datedPrice(market, 'binance-usd-m', market.indexUsdt(tMs), tMs, expiryMs);

  function openInterestCoins(symbol: string, tMs: number, nowMs: number): number {
    const symbols = ['BTCUSDT', quarter(nowMs, 0).symbol, quarter(nowMs, 1).symbol];
    const share = openInterestShares[symbols.indexOf(symbol)];
    if (share === undefined) throw invalidSymbol();
    const coins = market.openInterestCoins(tMs, 'binance-usd-m');
    if (coins === null) throw serviceBusy();
    return coins * share;
  }

  function markOf(symbol: string, price: number, nowMs: number) {
    const isPerpetual = symbol === 'BTCUSDT';
    return {
      symbol,
      markPrice: decimals(price, 8),
      indexPrice: decimals(market.indexUsdt(nowMs), 8),
      estimatedSettlePrice: decimals(market.indexUsdt(nowMs - 30 * minuteMs), 8),
      lastFundingRate: isPerpetual ? decimals(market.fundingRate(nowMs), 8) : '',
      interestRate: isPerpetual ? '0.00010000' : '',
      nextFundingTime: isPerpetual ? (Math.floor(nowMs / fundingMs) + 1) * fundingMs : 0,
      time: nowMs,
    };
  }

  function premiumIndex(query: URLSearchParams, nowMs: number): unknown {
    const quarters = [quarter(nowMs, 0), quarter(nowMs, 1)];
    const all = [
      markOf('BTCUSDT', market.perpetualMarkUsdt(nowMs), nowMs),
      ...quarters.map(({ symbol, expiryMs }) => markOf(symbol, priceOf(expiryMs)(nowMs), nowMs)),
    ];
    if (!query.has('symbol')) return all;
    const found = all.find((entry) => entry.symbol === word(query, 'symbol'));
    if (!found) throw invalidSymbol();
    return found;
  }

  function symbolKlines(query: URLSearchParams, nowMs: number): unknown {
    const symbol = word(query, 'symbol');
    if (symbol === 'BTCUSDT') {
      const series = { firstMs: market.firstMs, price: market.perpetualUsdt, row };
      return klines(klineHost, query, nowMs, series);
    }
    const quarters = [quarter(nowMs, 0), quarter(nowMs, 1)];
    const listed = quarters.find((contract) => contract.symbol === symbol);
    if (!listed) throw invalidSymbol();
    // A quarterly is listed about half a year before it ends.
    const firstMs = Math.max(market.firstDatedMs, listed.expiryMs - 182 * dayMs);
    return klines(klineHost, query, nowMs, { firstMs, price: priceOf(listed.expiryMs), row });
  }

  const continuous: Readonly<Record<string, PriceSource>> = {
    PERPETUAL: market.perpetualUsdt,
    CURRENT_QUARTER: quarterlySource(market, 'binance-usd-m', market.indexUsdt, 0),
    NEXT_QUARTER: quarterlySource(market, 'binance-usd-m', market.indexUsdt, 1),
  };

  function continuousKlines(query: URLSearchParams, nowMs: number): unknown {
    if (word(query, 'pair') !== 'BTCUSDT') throw invalidSymbol();
    const contractType = word(query, 'contractType');
    const price = continuous[contractType];
    if (!price)
      throw new BinanceError(-1130, "Data sent for parameter 'contractType' is not valid.");
    const firstMs = contractType === 'PERPETUAL' ? market.firstMs : market.firstDatedMs;
    return klines(klineHost, query, nowMs, { firstMs, price, row });
  }

  const endpoints: Record<string, BinanceEndpoint> = {
    '/fapi/v1/time': {
      weight: 1,
      parameters: [],
      handle: (_query, nowMs) => ({ serverTime: nowMs }),
    },
    '/fapi/v1/premiumIndex': {
      weight: (query) => (query.has('symbol') ? 1 : 10),
      parameters: ['symbol'],
      handle: premiumIndex,
    },
    '/fapi/v1/openInterest': {
      weight: 1,
      parameters: ['symbol'],
      handle(query, nowMs) {
        const symbol = word(query, 'symbol');
        const coins = openInterestCoins(symbol, nowMs, nowMs);
        return { symbol, openInterest: decimals(coins, 3), time: nowMs };
      },
    },
    '/fapi/v1/klines': klineEndpoint(['symbol'], symbolKlines),
    '/fapi/v1/continuousKlines': klineEndpoint(['pair', 'contractType'], continuousKlines),
    '/fapi/v1/indexPriceKlines': klineEndpoint(['pair'], (query, nowMs) => {
      if (word(query, 'pair') !== 'BTCUSDT') throw invalidSymbol();
      const series = { firstMs: market.firstMs, price: market.indexUsdt, row: indexRow };
      return klines(klineHost, query, nowMs, series);
    }),
    '/fapi/v1/fundingRate': fundingEndpoint(market),
    '/futures/data/openInterestHist': openInterestHistoryEndpoint({
      weight: 0,
      parameters: ['symbol'],
      seriesOf(query, nowMs) {
        const symbol = word(query, 'symbol');
        return (tMs) => {
          const coins = openInterestCoins(symbol, tMs, nowMs);
          const sumOpenInterestValue = decimals(coins * market.perpetualMarkUsdt(tMs), 8);
          return { symbol, sumOpenInterest: decimals(coins, 8), sumOpenInterestValue };
        };
      },
    }),
  };
  return {
    host: 'fapi.binance.com',
    answer: binanceAnswers({
      endpoints,
      weightPerMinute,
      refusesUnknownParameters: false,
      notFound: binanceUnknownPath,
    }),
    refuse: binanceRefusal(weightPerMinute),
  };
}
