/**
 * www.okx.com: spot and a perpetual in USDT, contracts margined in coins, mark prices and
 * indices in answers of their own. Everything is a string, lists are newest first, and
 * `after` means older. Its past is in `okx-past.ts`.
 * https://www.okx.com/docs-v5/en/#public-data-rest-api
 */
import { dayMs, hourMs, startOfDay } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import type { Markets } from '../market/market.ts';
import {
  indexPrice,
  listedOn,
  markPrice,
  priceOf,
  spotMarket,
  type Listed,
} from './okx-listing.ts';
import { createOkxPast } from './okx-past.ts';
import {
  failure,
  invalid,
  OkxError,
  refuse,
  required,
  success,
  tooManyRequests,
  unavailable,
  unknownIndex,
  unknownInstrument,
} from './okx-wire.ts';
import { requestLimit } from './request-limit.ts';
import { decimals, html, type Reply, type Venue, type WorldRequest } from './venue.ts';

const instTypes = ['MARGIN', 'SWAP', 'FUTURES', 'OPTION'];

interface Endpoint {
  readonly requestsPer2s: number;
  handle(query: URLSearchParams, nowMs: number): readonly unknown[];
}

export function createOkx(markets: Markets): Venue {
  const past = createOkxPast(markets);

  /** Type, then family or contract, as the lists of contracts are asked for. */
  function contractsOf(query: URLSearchParams, nowMs: number): Listed[] {
    const instType = required(query, 'instType');
    if (!instTypes.includes(instType)) throw invalid('instType');
    const [instFamily, instId] = [query.get('instFamily'), query.get('instId')];
    const found = listedOn(markets, nowMs).filter(
      ({ contract }) =>
        contract.instType === instType &&
        (instFamily === null || contract.instFamily === instFamily) &&
        (instId === null || contract.instId === instId),
    );
    if (found.length === 0) throw unknownInstrument();
    return found;
  }

  function ticker(query: URLSearchParams, nowMs: number) {
    const instId = required(query, 'instId');
    const market = spotMarket(markets, instId);
    const price = market.spotUsdt(nowMs);
    const day = candleFrom(market.spotUsdt, nowMs - dayMs, nowMs, nowMs);
    const coins = market.volumeCoins(nowMs - dayMs, nowMs) * 0.07;
    return [
      {
        instType: 'SPOT',
        instId,
        last: priceOf(instId, price),
        lastSz: '0.00213',
        askPx: priceOf(instId, price + 0.1),
        askSz: '0.4412',
        bidPx: priceOf(instId, price),
        bidSz: '1.2093',
        open24h: priceOf(instId, day.open),
        high24h: priceOf(instId, day.high),
        low24h: priceOf(instId, day.low),
        volCcy24h: decimals(coins * price, 8),
        vol24h: decimals(coins, 8),
        ts: String(nowMs),
        ...startsOfDay(instId, market.spotUsdt, nowMs),
      },
    ];
  }

  function indexTicker(query: URLSearchParams, nowMs: number) {
    const instId = required(query, 'instId');
    const index = indexPrice(markets, instId);
    if (!index) throw unknownIndex();
    const day = candleFrom(index, nowMs - dayMs, nowMs, nowMs);
    const { sodUtc0, sodUtc8 } = startsOfDay(instId, index, nowMs);
    return [
      {
        instId,
        idxPx: priceOf(instId, index(nowMs)),
        high24h: priceOf(instId, day.high),
        sodUtc0,
        open24h: priceOf(instId, day.open),
        low24h: priceOf(instId, day.low),
        sodUtc8,
        ts: String(nowMs),
      },
    ];
  }

  function openInterest({ contract, market }: Listed, nowMs: number) {
    const venueCoins = market.openInterestCoins(nowMs, 'okx');
    if (venueCoins === null) throw unavailable();
    const { instId, instType, share, currency } = contract;
    const coins = venueCoins * share;
    const usd = coins * market.indexUsd(nowMs);
    return {
      instId,
      instType,
      oi: currency === 'USDT' ? decimals(coins * 100, 2) : decimals(usd / 100, 0),
      oiCcy: decimals(coins, 4),
      oiUsd: decimals(usd, 2),
      ts: String(nowMs),
    };
  }

  const endpoints: Readonly<Record<string, Endpoint>> = {
    '/api/v5/market/ticker': { requestsPer2s: 20, handle: ticker },
    '/api/v5/market/index-tickers': { requestsPer2s: 20, handle: indexTicker },
    '/api/v5/public/mark-price': {
      requestsPer2s: 10,
      handle: (query, nowMs) =>
        contractsOf(query, nowMs).map((listed) => ({
          instType: listed.contract.instType,
          instId: listed.contract.instId,
          markPx: priceOf(listed.contract.instId, markPrice(listed, nowMs)),
          ts: String(nowMs),
        })),
    },
    '/api/v5/public/open-interest': {
      requestsPer2s: 20,
      handle: (query, nowMs) =>
        contractsOf(query, nowMs).map((listed) => openInterest(listed, nowMs)),
    },
    '/api/v5/public/funding-rate-history': { requestsPer2s: 10, handle: past.funding },
    '/api/v5/market/history-candles': { requestsPer2s: 20, handle: past.candles },
    '/api/v5/market/history-index-candles': { requestsPer2s: 10, handle: past.indexCandles },
    '/api/v5/rubik/stat/contracts/open-interest-history': {
      requestsPer2s: 5,
      handle: past.openInterest,
    },
    '/api/v5/public/time': {
      requestsPer2s: 10,
      handle: (_query, nowMs) => [{ ts: String(nowMs) }],
    },
  };
  const isTooMuch = new Map(
    Object.entries(endpoints).map(([path, { requestsPer2s }]) => [
      path,
      requestLimit(requestsPer2s, 2_000),
    ]),
  );

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    const endpoint = method === 'GET' ? endpoints[path] : undefined;
    if (!endpoint) return html(404, '<html><body><h1>404 Not Found</h1></body></html>');
    if (isTooMuch.get(path)?.(nowMs)) return tooManyRequests();
    try {
      return success(endpoint.handle(query, nowMs));
    } catch (error) {
      if (!(error instanceof OkxError)) throw error;
      return failure(error);
    }
  }

  return { host: 'www.okx.com', answer, refuse };
}

/** The price at the start of the day, in UTC and eight hours east of it. */
function startsOfDay(instId: string, price: (tMs: number) => number, nowMs: number) {
  const eastMs = 8 * hourMs;
  return {
    sodUtc0: priceOf(instId, price(startOfDay(nowMs))),
    sodUtc8: priceOf(instId, price(startOfDay(nowMs + eastMs) - eastMs)),
  };
}
