/**
 * fapi.binance.com: the USDT-margined futures of Binance, prices and index in USDT, open
 * interest in coins. Current and next quarterly end at 08:00 UTC on the last Friday of
 * the quarter; unknown parameters are ignored, wrong values refused.
 * https://developers.binance.com/docs/derivatives/usds-margined-futures/general-info
 */
import { compactDay, dayMs, minuteMs, quarterExpiryAt } from '../market/calendar.ts';
import type { PriceSource } from '../market/candle.ts';
import { datedPrice, quarterlySource } from '../market/dated.ts';
import type { Markets } from '../market/market.ts';
import { coinOf, coinsOf, type Coin } from './binance-coins.ts';
import { fundingEndpoint, fundingMs } from './binance-funding.ts';
import { indexRow, klineParameters, klines, klineWeight, tradeRow } from './binance-klines.ts';
import { openInterestHistoryEndpoint } from './binance-open-interest.ts';
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
const klineHost = { maxLimit: 1500, isSpot: false };

interface Contract {
  readonly coin: Coin;
  readonly symbol: string;
  /** Null for a perpetual. */
  readonly expiryMs: number | null;
  /** Of the venue's open interest. */
  readonly share: number;
}

/** Perpetual, current and next quarterly. */
function contractsOf(coin: Coin, nowMs: number): Contract[] {
  const symbol = `${coin.name}USDT`;
  if (!coin.hasQuarters) return [{ coin, symbol, expiryMs: null, share: 1 }];
  const quarter = (position: 0 | 1, share: number): Contract => {
    const expiryMs = quarterExpiryAt(nowMs, position);
    return { coin, symbol: `${symbol}_${compactDay(expiryMs)}`, expiryMs, share };
  };
  return [{ coin, symbol, expiryMs: null, share: 0.955 }, quarter(0, 0.03), quarter(1, 0.015)];
}

const datedSource =
  ({ market }: Coin, expiryMs: number): PriceSource =>
  (tMs) =>
    datedPrice(market, 'binance-usd-m', market.indexUsdt(tMs), tMs, expiryMs);

const rowOf = ({ market }: Coin) =>
  tradeRow(2, market.volumeCoins, (coins, price) => [
    decimals(coins, 3),
    decimals(coins * price, 5),
  ]);

function markRow({ coin, symbol, expiryMs }: Contract, nowMs: number) {
  const { market } = coin;
  const isPerpetual = expiryMs === null;
  const price = isPerpetual
    ? market.perpetualMarkUsdt(nowMs)
    : datedSource(coin, expiryMs)(nowMs, nowMs);
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

function openInterestCoins({ coin, share }: Contract, tMs: number): number {
  const coins = coin.market.openInterestCoins(tMs, 'binance-usd-m');
  if (coins === null) throw serviceBusy();
  return coins * share;
}

const klineEndpoint = (
  first: readonly string[],
  handle: BinanceEndpoint['handle'],
): BinanceEndpoint => ({
  weight: klineWeight,
  parameters: [...first, ...klineParameters],
  handle,
});

export function createBinanceUsdM(markets: Markets): Venue {
  const coins = coinsOf(markets);
  const pairCoin = (query: URLSearchParams) => coinOf(coins, word(query, 'pair'), 'USDT');

  const listed = (nowMs: number) => coins.flatMap((coin) => contractsOf(coin, nowMs));
  function asked(query: URLSearchParams, nowMs: number): Contract {
    const symbol = word(query, 'symbol');
    const contract = listed(nowMs).find((candidate) => candidate.symbol === symbol);
    if (!contract) throw invalidSymbol();
    return contract;
  }

  function symbolKlines(query: URLSearchParams, nowMs: number): unknown {
    const { coin, expiryMs } = asked(query, nowMs);
    const { firstMs, firstDatedMs, perpetualUsdt } = coin.market;
    const row = rowOf(coin);
    if (expiryMs === null) {
      return klines(klineHost, query, nowMs, { firstMs, price: perpetualUsdt, row });
    }
    // A quarterly is listed about half a year before it ends.
    const listedMs = Math.max(firstDatedMs, expiryMs - 182 * dayMs);
    const price = datedSource(coin, expiryMs);
    return klines(klineHost, query, nowMs, { firstMs: listedMs, price, row });
  }

  function continuousKlines(query: URLSearchParams, nowMs: number): unknown {
    const coin = pairCoin(query);
    const { market, hasQuarters } = coin;
    const sources: Readonly<Record<string, PriceSource>> = {
      PERPETUAL: market.perpetualUsdt,
      CURRENT_QUARTER: quarterlySource(market, 'binance-usd-m', market.indexUsdt, 0),
      NEXT_QUARTER: quarterlySource(market, 'binance-usd-m', market.indexUsdt, 1),
    };
    const contractType = word(query, 'contractType');
    const price = sources[contractType];
    if (!price) throw invalidParameter('contractType');
    const isPerpetual = contractType === 'PERPETUAL';
    if (!isPerpetual && !hasQuarters) throw invalidSymbol();
    const firstMs = isPerpetual ? market.firstMs : market.firstDatedMs;
    return klines(klineHost, query, nowMs, { firstMs, price, row: rowOf(coin) });
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
      handle: (query, nowMs) =>
        query.has('symbol')
          ? markRow(asked(query, nowMs), nowMs)
          : listed(nowMs).map((contract) => markRow(contract, nowMs)),
    },
    '/fapi/v1/openInterest': {
      weight: 1,
      parameters: ['symbol'],
      handle(query, nowMs) {
        const contract = asked(query, nowMs);
        const openInterest = decimals(openInterestCoins(contract, nowMs), 3);
        return { symbol: contract.symbol, openInterest, time: nowMs };
      },
    },
    '/fapi/v1/klines': klineEndpoint(['symbol'], symbolKlines),
    '/fapi/v1/continuousKlines': klineEndpoint(['pair', 'contractType'], continuousKlines),
    '/fapi/v1/indexPriceKlines': klineEndpoint(['pair'], (query, nowMs) => {
      const { firstMs, indexUsdt } = pairCoin(query).market;
      return klines(klineHost, query, nowMs, { firstMs, price: indexUsdt, row: indexRow });
    }),
    '/fapi/v1/fundingRate': fundingEndpoint(coins),
    '/futures/data/openInterestHist': openInterestHistoryEndpoint({
      weight: 0,
      parameters: ['symbol'],
      seriesOf(query, nowMs) {
        const contract = asked(query, nowMs);
        const { symbol, coin } = contract;
        return (tMs) => {
          const held = openInterestCoins(contract, tMs);
          const sumOpenInterestValue = decimals(held * coin.market.perpetualMarkUsdt(tMs), 8);
          return { symbol, sumOpenInterest: decimals(held, 8), sumOpenInterestValue };
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
