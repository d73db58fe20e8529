/**
 * dapi.binance.com: the coin-margined futures of Binance, prices and index in USD, open
 * interest in contracts of 100 USD. A kline window is 200 days at most, and its rows are
 * counted back from its end.
 * https://developers.binance.com/docs/derivatives/coin-margined-futures/general-info
 */
import type { PriceSource } from '../market/candle.ts';
import { compactDay, dayMs, minuteMs, quarterExpiryAt } from '../market/calendar.ts';
import { datedPrice, quarterlySource } from '../market/dated.ts';
import type { Market } from '../market/market.ts';
import { fundingMs } from './binance-funding.ts';
import { openInterestHistoryEndpoint } from './binance-open-interest.ts';
import { indexRow, klineParameters, klines, klineWeight, tradeRow } from './binance-klines.ts';
import {
  binanceAnswers,
  binanceRefusal,
  binanceUnknownPath,
  invalidParameter,
  invalidSymbol,
  serviceBusy,
  word,
  type BinanceEndpoint,
} from './binance-wire.ts';
import { decimals, type Venue } from './venue.ts';

const weightPerMinute = 2400;
const contractUsd = 100;
/** Shares of the venue's open interest. */
const openInterestShares: Readonly<Record<string, number>> = {
  ALL: 1,
  PERPETUAL: 0.62,
  CURRENT_QUARTER: 0.25,
  NEXT_QUARTER: 0.13,
};
const klineHost = { maxLimit: 1500, isSpot: false, maxWindowMs: 200 * dayMs };

function bitcoinPair(query: URLSearchParams): void {
  if (word(query, 'pair') !== 'BTCUSD') throw invalidSymbol();
}

export function createBinanceCoinM(market: Market): Venue {
  const row = tradeRow(
    1,
    (fromMs, toMs) => 0.1 * market.volumeCoins(fromMs, toMs),
    (coins, price) => [decimals((coins * price) / contractUsd, 0), decimals(coins, 8)],
  );
  // The perpetual of both margins is pushed by the same funding, so it has the same premium.
  const perpetual = (tMs: number) =>
    (market.indexUsd(tMs) * market.perpetualMarkUsdt(tMs)) / market.indexUsdt(tMs);

  /** Perpetual, current and next quarterly. */
  const contracts = (nowMs: number) => {
    const [current, next] = [quarterExpiryAt(nowMs, 0), quarterExpiryAt(nowMs, 1)];
    const future = (expiryMs: number) =>
      datedPrice(market, 'binance-coin-m', market.indexUsd(nowMs), nowMs, expiryMs);
    return [
      { symbol: 'BTCUSD_PERP', contractType: 'PERPETUAL', price: perpetual(nowMs) },
      {
        symbol: `BTCUSD_${compactDay(current)}`,
        contractType: 'CURRENT_QUARTER',
        price: future(current),
      },
      { symbol: `BTCUSD_${compactDay(next)}`, contractType: 'NEXT_QUARTER', price: future(next) },
    ];
  };

  function openInterestCoins(contractType: string, tMs: number): number {
    const share = openInterestShares[contractType];
    if (share === undefined) throw invalidParameter('contractType');
    const coins = market.openInterestCoins(tMs, 'binance-coin-m');
    if (coins === null) throw serviceBusy();
    return coins * share;
  }

  function premiumIndex(query: URLSearchParams, nowMs: number): unknown {
    const index = decimals(market.indexUsd(nowMs), 8);
    const all = contracts(nowMs).map(({ symbol, contractType, price }) => {
      const isPerpetual = contractType === 'PERPETUAL';
      return {
        symbol,
        pair: 'BTCUSD',
        markPrice: decimals(price, 8),
        indexPrice: index,
        estimatedSettlePrice: decimals(market.indexUsd(nowMs - 30 * minuteMs), 8),
        lastFundingRate: isPerpetual ? decimals(market.fundingRate(nowMs), 8) : '',
        interestRate: isPerpetual ? '0.00010000' : '',
        nextFundingTime: isPerpetual ? (Math.floor(nowMs / fundingMs) + 1) * fundingMs : 0,
        time: nowMs,
      };
    });
    // Always a list here, also for one symbol.
    if (query.has('pair')) {
      if (word(query, 'pair') !== 'BTCUSD') throw invalidSymbol();
      return all;
    }
    if (!query.has('symbol')) return all;
    const found = all.filter((entry) => entry.symbol === word(query, 'symbol'));
    if (found.length === 0) throw invalidSymbol();
    return found;
  }

  function openInterest(query: URLSearchParams, nowMs: number): unknown {
    const symbol = word(query, 'symbol');
    const contract = contracts(nowMs).find((candidate) => candidate.symbol === symbol);
    if (!contract) throw invalidSymbol();
    const usd = openInterestCoins(contract.contractType, nowMs) * contract.price;
    return {
      symbol,
      pair: 'BTCUSD',
      openInterest: decimals(usd / contractUsd, 0),
      contractType: contract.contractType,
      time: nowMs,
    };
  }

  const continuous: Readonly<Record<string, PriceSource>> = {
    PERPETUAL: perpetual,
    CURRENT_QUARTER: quarterlySource(market, 'binance-coin-m', market.indexUsd, 0),
    NEXT_QUARTER: quarterlySource(market, 'binance-coin-m', market.indexUsd, 1),
  };

  const endpoints: Record<string, BinanceEndpoint> = {
    '/dapi/v1/time': {
      weight: 1,
      parameters: [],
      handle: (_query, nowMs) => ({ serverTime: nowMs }),
    },
    '/dapi/v1/premiumIndex': { weight: 10, parameters: ['symbol', 'pair'], handle: premiumIndex },
    '/futures/data/openInterestHist': openInterestHistoryEndpoint({
      weight: 1,
      parameters: ['pair', 'contractType'],
      seriesOf(query) {
        bitcoinPair(query);
        const contractType = word(query, 'contractType');
        return (tMs) => {
          const coins = openInterestCoins(contractType, tMs);
          const contractCount = (coins * market.indexUsd(tMs)) / contractUsd;
          return {
            pair: 'BTCUSD',
            contractType,
            sumOpenInterest: decimals(contractCount, 0),
            sumOpenInterestValue: decimals(coins, 8),
          };
        };
      },
    }),
    '/dapi/v1/openInterest': { weight: 1, parameters: ['symbol'], handle: openInterest },
    '/dapi/v1/continuousKlines': {
      weight: klineWeight,
      parameters: ['pair', 'contractType', ...klineParameters],
      handle(query, nowMs) {
        bitcoinPair(query);
        const contractType = word(query, 'contractType');
        const price = continuous[contractType];
        if (!price) throw invalidParameter('contractType');
        const firstMs = contractType === 'PERPETUAL' ? market.firstMs : market.firstDatedMs;
        return klines(klineHost, query, nowMs, { firstMs, price, row });
      },
    },
    '/dapi/v1/indexPriceKlines': {
      weight: klineWeight,
      parameters: ['pair', ...klineParameters],
      handle(query, nowMs) {
        bitcoinPair(query);
        const series = { firstMs: market.firstMs, price: market.indexUsd, row: indexRow };
        return klines(klineHost, query, nowMs, series);
      },
    },
  };
  return {
    host: 'dapi.binance.com',
    answer: binanceAnswers({
      endpoints,
      weightPerMinute,
      refusesUnknownParameters: false,
      notFound: binanceUnknownPath,
    }),
    refuse: binanceRefusal(weightPerMinute),
  };
}
