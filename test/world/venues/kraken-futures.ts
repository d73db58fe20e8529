/**
 * futures.kraken.com: contracts priced in USD, one by one or all at once, and candles of
 * them. Funding is hourly and absolute: USD per coin for PF, coins per USD for PI.
 * https://docs.kraken.com/api/docs/futures-api/trading/get-tickers
 */
import { dayMs } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import type { Markets } from '../market/market.ts';
import { chart, isChart } from './kraken-charts.ts';
import {
  hourlyFunding,
  krakenCoin,
  krakenContracts,
  krakenMark,
  type KrakenContract,
} from './kraken-contracts.ts';
import { requestLimit } from './request-limit.ts';
import { json, rounded, type Refusal, type Reply, type Venue, type WorldRequest } from './venue.ts';

const base = '/derivatives/api/v3/tickers';
const iso = (tMs: number) => new Date(tMs).toISOString();
const failure = (error: string, nowMs: number, status = 200): Reply =>
  json(status, { result: 'error', error, serverTime: iso(nowMs) });

const refusals: Readonly<Record<Refusal, readonly [error: string, status: number]>> = {
  geo: ['accountInactive', 403],
  rate: ['apiLimitExceeded', 429],
  maintenance: ['Unavailable', 503],
};

export function createKrakenFutures(markets: Markets): Venue {
  /** Each of our requests costs one. */
  const isTooMuch = requestLimit(500, 10_000);

  function funding(contract: KrakenContract, nowMs: number): Readonly<Record<string, number>> {
    if (contract.tag !== 'perpetual') return {};
    const relative = hourlyFunding(contract.market, nowMs);
    const price = krakenMark(contract, nowMs);
    const inCoins = contract.symbol.startsWith('PI_');
    const fundingRate = inCoins ? relative / price : relative * price;
    return { fundingRate, fundingRatePrediction: fundingRate, relativeFundingRate: relative };
  }

  function ticker(contract: KrakenContract, nowMs: number): Readonly<Record<string, unknown>> {
    const { asset, market, symbol, tag, share } = contract;
    const price = krakenMark(contract, nowMs);
    const index = market.indexUsd(nowMs);
    const day = candleFrom(market.indexUsd, nowMs - dayMs, nowMs, nowMs);
    const tick = asset === 'BTC' ? 0.5 : 0.05;
    const scaled = (value: number) => rounded(Math.round((value * price) / index / tick) * tick, 2);
    const countsCoins = symbol.charAt(1) === 'F';
    const coins = market.openInterestCoins(nowMs, 'kraken');
    const volumeCoins = market.volumeCoins(nowMs - dayMs, nowMs) * 0.01 * share;
    const volumeUsd = Math.round(volumeCoins * price);
    const openInterest =
      coins === null
        ? null
        : countsCoins
          ? rounded(coins * share, 4)
          : Math.round(coins * share * price);
    return {
      symbol,
      last: scaled(index),
      lastTime: iso(nowMs - 1500),
      tag,
      pair: `${asset}:USD`,
      markPrice: price,
      bid: rounded(scaled(index) - tick, 2),
      bidSize: countsCoins ? 0.42 : 4960,
      ask: scaled(index),
      askSize: countsCoins ? 0.31 : 5020,
      vol24h: countsCoins ? rounded(volumeCoins, 4) : volumeUsd,
      volumeQuote: countsCoins ? volumeUsd : rounded(volumeCoins, 4),
      openInterest,
      open24h: scaled(day.open),
      high24h: scaled(day.high),
      low24h: scaled(day.low),
      lastSize: countsCoins ? 0.0042 : 3240,
      ...funding(contract, nowMs),
      suspended: false,
      indexPrice: rounded(index, 2),
      postOnly: false,
      change24h: rounded((day.close / day.open - 1) * 100, 2),
    };
  }

  function answer(request: WorldRequest): Reply {
    const { nowMs, path } = request;
    if (request.method !== 'GET') return failure('invalidArgument', nowMs, 405);
    if (isTooMuch(nowMs)) return failure(...refused('rate', nowMs));
    const contracts = krakenContracts(markets, nowMs);
    if (isChart(path)) return chart(request, contracts);
    const serverTime = iso(nowMs);
    if (path === base) {
      const tickers = [
        ...contracts.map((contract) => ticker(contract, nowMs)),
        ...contracts.filter(({ symbol }) => symbol.startsWith('PF_')).flatMap(indicesOf(nowMs)),
      ];
      return json(200, { result: 'success', tickers, serverTime });
    }
    const symbol = path.startsWith(`${base}/`) ? path.slice(base.length + 1).toUpperCase() : '';
    if (symbol === '') return failure('notFound', nowMs, 404);
    const contract = contracts.find((candidate) => candidate.symbol === symbol);
    if (!contract) return failure('notFound', nowMs);
    return json(200, { result: 'success', ticker: ticker(contract, nowMs), serverTime });
  }

  return {
    host: 'futures.kraken.com',
    answer,
    refuse: (refusal, { nowMs }) => failure(...refused(refusal, nowMs)),
  };
}

function refused(refusal: Refusal, nowMs: number): Parameters<typeof failure> {
  const [error, status] = refusals[refusal];
  return [error, nowMs, status];
}

/** The index of a coin and its reference rate have rows of their own, without a mark. */
const indicesOf =
  (nowMs: number) =>
  ({ asset, market }: KrakenContract): unknown[] => {
    const index = { last: rounded(market.indexUsd(nowMs), 2), lastTime: iso(nowMs - 1000) };
    const pair = `${krakenCoin(asset).toLowerCase()}usd`;
    return [
      { symbol: `in_${pair}`, ...index },
      { symbol: `rr_${pair}`, ...index },
    ];
  };
