/**
 * futures.kraken.com: bitcoin contracts priced in USD. PF and FF count open interest in
 * coins, PI and FI in USD. A dated contract ends on the last Friday of its month: FF
 * (quarters) at 08:00 UTC, FI (the nearest month and two quarters) at 16:00 London time.
 * Funding is hourly and absolute: USD per coin for PF, coins per USD for PI.
 * https://docs.kraken.com/api/docs/futures-api/trading/get-tickers
 */
import {
  at0800Utc,
  at1600London,
  compactDay,
  dayMs,
  monthExpiriesAfter,
} from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market } from '../market/market.ts';
import { json, rounded, type Refusal, type Reply, type Venue, type WorldRequest } from './venue.ts';

interface Contract {
  readonly symbol: string;
  readonly tag: 'perpetual' | 'month' | 'quarter';
  readonly price: number;
  /** Of the venue's open interest. */
  readonly share: number;
}

const base = '/derivatives/api/v3/tickers';
const iso = (tMs: number) => new Date(tMs).toISOString();
const failure = (error: string, nowMs: number, status = 200): Reply =>
  json(status, { result: 'error', error, serverTime: iso(nowMs) });

export function createKrakenFutures(market: Market): Venue {
  const hourlyFunding = (tMs: number) => market.fundingRate(tMs) / 8;
  const perpetual = (tMs: number) => market.indexUsd(tMs) * (1 + hourlyFunding(tMs) * 4);

  function contracts(nowMs: number): Contract[] {
    const index = market.indexUsd(nowMs);
    const dated = (family: 'FF' | 'FI', tag: Contract['tag'], expiryMs: number): Contract => ({
      symbol: `${family}_XBTUSD_${compactDay(expiryMs)}`,
      tag,
      price: datedPrice(market, 'kraken', index, nowMs, expiryMs),
      share: family === 'FF' ? 0.09 : 0.01,
    });
    const linear = monthExpiriesAfter(nowMs, 2, 3, at0800Utc);
    const quarters = monthExpiriesAfter(nowMs, 2, 3, at1600London);
    const months = monthExpiriesAfter(nowMs, 1, 1, at1600London).filter(
      (expiryMs) => !quarters.includes(expiryMs),
    );
    return [
      { symbol: 'PF_XBTUSD', tag: 'perpetual', price: perpetual(nowMs), share: 0.72 },
      { symbol: 'PI_XBTUSD', tag: 'perpetual', price: perpetual(nowMs), share: 0.07 },
      ...linear.map((expiryMs) => dated('FF', 'quarter', expiryMs)),
      ...months.map((expiryMs) => dated('FI', 'month', expiryMs)),
      ...quarters.map((expiryMs) => dated('FI', 'quarter', expiryMs)),
    ];
  }

  function funding(contract: Contract, nowMs: number): Readonly<Record<string, number>> {
    if (contract.tag !== 'perpetual') return {};
    const relative = hourlyFunding(nowMs);
    const inCoins = contract.symbol.startsWith('PI_');
    const fundingRate = inCoins ? relative / contract.price : relative * contract.price;
    return { fundingRate, fundingRatePrediction: fundingRate, relativeFundingRate: relative };
  }

  function ticker(contract: Contract, nowMs: number): Readonly<Record<string, unknown>> {
    const { symbol, tag, price, share } = contract;
    const index = market.indexUsd(nowMs);
    const day = candleFrom(market.indexUsd, nowMs - dayMs, nowMs, nowMs);
    const scaled = (value: number) => Math.round(((value * price) / index) * 2) / 2;
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
      pair: 'BTC:USD',
      markPrice: price,
      bid: scaled(index) - 0.5,
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
    const serverTime = iso(nowMs);
    if (path === base) {
      const index = { last: rounded(market.indexUsd(nowMs), 2), lastTime: iso(nowMs - 1000) };
      const tickers = [
        ...contracts(nowMs).map((contract) => ticker(contract, nowMs)),
        { symbol: 'in_xbtusd', ...index },
        { symbol: 'rr_xbtusd', ...index },
      ];
      return json(200, { result: 'success', tickers, serverTime });
    }
    const symbol = path.startsWith(`${base}/`) ? path.slice(base.length + 1).toUpperCase() : '';
    if (symbol === '') return failure('notFound', nowMs, 404);
    const contract = contracts(nowMs).find((candidate) => candidate.symbol === symbol);
    if (!contract) return failure('notFound', nowMs);
    return json(200, { result: 'success', ticker: ticker(contract, nowMs), serverTime });
  }

  const refusals: Readonly<Record<Refusal, readonly [error: string, status: number]>> = {
    geo: ['accountInactive', 403],
    rate: ['apiLimitExceeded', 429],
    maintenance: ['Unavailable', 503],
  };
  return {
    host: 'futures.kraken.com',
    answer,
    refuse: (refusal, { nowMs }) => failure(refusals[refusal][0], nowMs, refusals[refusal][1]),
  };
}
