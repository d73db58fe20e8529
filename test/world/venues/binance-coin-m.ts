/**
 * dapi.binance.com: the coin-margined futures of Binance, prices and index in USD, open
 * interest in contracts of 100 USD, of 10 USD for other coins than bitcoin. A kline window is
 * 200 days at most, and its rows are counted back from its end.
 * https://developers.binance.com/docs/derivatives/coin-margined-futures/general-info
 */
import { compactDay, dayMs, minuteMs, quarterExpiryAt } from '../market/calendar.ts';
import type { PriceSource } from '../market/candle.ts';
import { datedPrice, quarterlySource } from '../market/dated.ts';
import type { Markets } from '../market/market.ts';
import { coinOf, coinsOf, type Coin } from './binance-coins.ts';
import { fundingMs } from './binance-funding.ts';
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
/** Shares of the venue's open interest. */
const openInterestShares: Readonly<Record<string, number>> = {
  ALL: 1,
  PERPETUAL: 0.62,
  CURRENT_QUARTER: 0.25,
  NEXT_QUARTER: 0.13,
};
const klineHost = { maxLimit: 1500, isSpot: false, maxWindowMs: 200 * dayMs };

/** The perpetual of both margins is pushed by the same funding, so it has the same premium. */
const perpetual =
  ({ market }: Coin): PriceSource =>
  (tMs) =>
    (market.indexUsd(tMs) * market.perpetualMarkUsdt(tMs)) / market.indexUsdt(tMs);

const rowOf = ({ market, digits, contractUsd }: Coin) =>
  tradeRow(
    digits,
    (fromMs, toMs) => 0.1 * market.volumeCoins(fromMs, toMs),
    (coins, price) => [decimals((coins * price) / contractUsd, 0), decimals(coins, 8)],
  );

interface Contract {
  readonly coin: Coin;
  readonly symbol: string;
  readonly contractType: string;
  readonly price: number;
}

/** Perpetual, current and next quarterly. */
function contractsOf(coin: Coin, nowMs: number): Contract[] {
  const pair = `${coin.name}USD`;
  const quarter = (position: 0 | 1, contractType: string): Contract => {
    const expiryMs = quarterExpiryAt(nowMs, position);
    const index = coin.market.indexUsd(nowMs);
    const price = datedPrice(coin.market, 'binance-coin-m', index, nowMs, expiryMs);
    return { coin, symbol: `${pair}_${compactDay(expiryMs)}`, contractType, price };
  };
  const price = perpetual(coin)(nowMs, nowMs);
  return [
    { coin, symbol: `${pair}_PERP`, contractType: 'PERPETUAL', price },
    ...(coin.hasQuarters ? [quarter(0, 'CURRENT_QUARTER'), quarter(1, 'NEXT_QUARTER')] : []),
  ];
}

function openInterestCoins(coin: Coin, contractType: string, tMs: number): number {
  const share = openInterestShares[contractType];
  if (share === undefined) throw invalidParameter('contractType');
  const coins = coin.market.openInterestCoins(tMs, 'binance-coin-m');
  if (coins === null) throw serviceBusy();
  if (coin.hasQuarters) return coins * share;
  return contractType.endsWith('QUARTER') ? 0 : coins;
}

function markRow({ coin, symbol, contractType, price }: Contract, nowMs: number) {
  const { market, name } = coin;
  const isPerpetual = contractType === 'PERPETUAL';
  return {
    symbol,
    pair: `${name}USD`,
    markPrice: decimals(price, 8),
    indexPrice: decimals(market.indexUsd(nowMs), 8),
    estimatedSettlePrice: decimals(market.indexUsd(nowMs - 30 * minuteMs), 8),
    lastFundingRate: isPerpetual ? decimals(market.fundingRate(nowMs), 8) : '',
    interestRate: isPerpetual ? '0.00010000' : '',
    nextFundingTime: isPerpetual ? (Math.floor(nowMs / fundingMs) + 1) * fundingMs : 0,
    time: nowMs,
  };
}

export function createBinanceCoinM(markets: Markets): Venue {
  const coins = coinsOf(markets);
  const pairCoin = (query: URLSearchParams) => coinOf(coins, word(query, 'pair'), 'USD');
  const listed = (nowMs: number) => coins.flatMap((coin) => contractsOf(coin, nowMs));
  function asked(query: URLSearchParams, nowMs: number): Contract {
    const symbol = word(query, 'symbol');
    const contract = listed(nowMs).find((candidate) => candidate.symbol === symbol);
    if (!contract) throw invalidSymbol();
    return contract;
  }

  /** Always a list here, also for one symbol. */
  function premiumIndex(query: URLSearchParams, nowMs: number): unknown {
    const rows = (contracts: readonly Contract[]) =>
      contracts.map((contract) => markRow(contract, nowMs));
    if (query.has('pair')) return rows(contractsOf(pairCoin(query), nowMs));
    return rows(query.has('symbol') ? [asked(query, nowMs)] : listed(nowMs));
  }

  function openInterest(query: URLSearchParams, nowMs: number): unknown {
    const { coin, symbol, contractType, price } = asked(query, nowMs);
    const usd = openInterestCoins(coin, contractType, nowMs) * price;
    return {
      symbol,
      pair: `${coin.name}USD`,
      openInterest: decimals(usd / coin.contractUsd, 0),
      contractType,
      time: nowMs,
    };
  }

  function continuousKlines(query: URLSearchParams, nowMs: number): unknown {
    const coin = pairCoin(query);
    const { market, hasQuarters } = coin;
    const sources: Readonly<Record<string, PriceSource>> = {
      PERPETUAL: perpetual(coin),
      CURRENT_QUARTER: quarterlySource(market, 'binance-coin-m', market.indexUsd, 0),
      NEXT_QUARTER: quarterlySource(market, 'binance-coin-m', market.indexUsd, 1),
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
        const coin = pairCoin(query);
        const pair = `${coin.name}USD`;
        const contractType = word(query, 'contractType');
        return (tMs) => {
          const held = openInterestCoins(coin, contractType, tMs);
          const contractCount = (held * coin.market.indexUsd(tMs)) / coin.contractUsd;
          return {
            pair,
            contractType,
            sumOpenInterest: decimals(contractCount, 0),
            sumOpenInterestValue: decimals(held, 8),
          };
        };
      },
    }),
    '/dapi/v1/openInterest': { weight: 1, parameters: ['symbol'], handle: openInterest },
    '/dapi/v1/continuousKlines': {
      weight: klineWeight,
      parameters: ['pair', 'contractType', ...klineParameters],
      handle: continuousKlines,
    },
    '/dapi/v1/indexPriceKlines': {
      weight: klineWeight,
      parameters: ['pair', ...klineParameters],
      handle(query, nowMs) {
        const { firstMs, indexUsd } = pairCoin(query).market;
        return klines(klineHost, query, nowMs, { firstMs, price: indexUsd, row: indexRow });
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
