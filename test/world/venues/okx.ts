/**
 * www.okx.com: spot and a perpetual in USDT, contracts margined in coins, mark prices and
 * indices in answers of their own. Everything is a string, lists are newest first, and
 * `after` means older.
 * https://www.okx.com/docs-v5/en/#public-data-rest-api
 */
import { dayMs, hourMs, startOfDay } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market } from '../market/market.ts';
import { okxContracts, type OkxContract } from './okx-contracts.ts';
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
  whole,
} from './okx-wire.ts';
import { requestLimit } from './request-limit.ts';
import { decimals, html, type Reply, type Venue, type WorldRequest } from './venue.ts';

const instTypes = ['MARGIN', 'SWAP', 'FUTURES', 'OPTION'];
const fundingMs = 8 * hourMs;
const maxFundingRows = 400;
/** Older settlements are not kept. */
const fundingDays = 92;

interface Endpoint {
  readonly requestsPer2s: number;
  handle(query: URLSearchParams, nowMs: number): readonly unknown[];
}

export function createOkx(market: Market): Venue {
  const indices: Readonly<Record<string, (tMs: number) => number>> = {
    'BTC-USDT': market.indexUsdt,
    'BTC-USD': market.indexUsd,
  };
  const inUsdt = (contract: OkxContract): boolean => contract.instFamily === 'BTC-USDT';

  function markPrice(contract: OkxContract, nowMs: number): number {
    const index = inUsdt(contract) ? market.indexUsdt(nowMs) : market.indexUsd(nowMs);
    if (contract.expiryMs !== null) {
      return datedPrice(market, 'okx', index, nowMs, contract.expiryMs);
    }
    const premium = market.perpetualMarkUsdt(nowMs) / market.indexUsdt(nowMs);
    return index * premium;
  }

  /** Type, then family or contract, as the lists of contracts are asked for. */
  function contractsOf(query: URLSearchParams, nowMs: number): OkxContract[] {
    const instType = required(query, 'instType');
    if (!instTypes.includes(instType)) throw invalid('instType');
    const [instFamily, instId] = [query.get('instFamily'), query.get('instId')];
    const found = okxContracts(nowMs).filter(
      (contract) =>
        contract.instType === instType &&
        (instFamily === null || contract.instFamily === instFamily) &&
        (instId === null || contract.instId === instId),
    );
    if (found.length === 0) throw unknownInstrument();
    return found;
  }

  function ticker(query: URLSearchParams, nowMs: number) {
    if (required(query, 'instId') !== 'BTC-USDT') throw unknownInstrument();
    const price = market.spotUsdt(nowMs);
    const day = candleFrom(market.spotUsdt, nowMs - dayMs, nowMs, nowMs);
    const coins = market.volumeCoins(nowMs - dayMs, nowMs) * 0.07;
    return [
      {
        instType: 'SPOT',
        instId: 'BTC-USDT',
        last: decimals(price, 1),
        lastSz: '0.00213',
        askPx: decimals(price + 0.1, 1),
        askSz: '0.4412',
        bidPx: decimals(price, 1),
        bidSz: '1.2093',
        open24h: decimals(day.open, 1),
        high24h: decimals(day.high, 1),
        low24h: decimals(day.low, 1),
        volCcy24h: decimals(coins * price, 8),
        vol24h: decimals(coins, 8),
        ts: String(nowMs),
        ...startsOfDay(market.spotUsdt, nowMs),
      },
    ];
  }

  function indexTicker(query: URLSearchParams, nowMs: number) {
    const instId = required(query, 'instId');
    const index = indices[instId];
    if (!index) throw unknownIndex();
    const day = candleFrom(index, nowMs - dayMs, nowMs, nowMs);
    const { sodUtc0, sodUtc8 } = startsOfDay(index, nowMs);
    return [
      {
        instId,
        idxPx: decimals(index(nowMs), 1),
        high24h: decimals(day.high, 1),
        sodUtc0,
        open24h: decimals(day.open, 1),
        low24h: decimals(day.low, 1),
        sodUtc8,
        ts: String(nowMs),
      },
    ];
  }

  function openInterest(contract: OkxContract, nowMs: number) {
    const venueCoins = market.openInterestCoins(nowMs, 'okx');
    if (venueCoins === null) throw unavailable();
    const { instId, instType, share } = contract;
    const coins = venueCoins * share;
    const usd = coins * market.indexUsd(nowMs);
    return {
      instId,
      instType,
      oi: inUsdt(contract) ? decimals(coins * 100, 2) : decimals(usd / 100, 0),
      oiCcy: decimals(coins, 4),
      oiUsd: decimals(usd, 2),
      ts: String(nowMs),
    };
  }

  /** `after` an instant is older than it, `before` is newer. */
  function fundingHistory(query: URLSearchParams, nowMs: number) {
    const instId = required(query, 'instId');
    if (!/^BTC-USDT?-SWAP$/.test(instId)) throw unknownInstrument();
    const limit = whole(query, 'limit') ?? 100;
    if (limit < 1 || limit > maxFundingRows) throw invalid('limit');
    const olderThanMs = Math.min(whole(query, 'after') ?? Infinity, nowMs + 1);
    const newerThanMs = Math.max(
      whole(query, 'before') ?? 0,
      nowMs - fundingDays * dayMs,
      market.firstMs + fundingMs,
    );
    const last = Math.ceil(olderThanMs / fundingMs) - 1;
    const count = Math.min(last - Math.floor(newerThanMs / fundingMs), limit);
    return Array.from({ length: Math.max(count, 0) }, (_, back) => {
      const settledMs = (last - back) * fundingMs;
      const realized = market.fundingRate(settledMs);
      return {
        formulaType: 'withRate',
        // What had been predicted lies a little beside what was paid.
        fundingRate: decimals(realized * 1.02, 16),
        fundingTime: String(settledMs),
        instId,
        instType: 'SWAP',
        method: 'current_period',
        realizedRate: decimals(realized, 16),
      };
    });
  }

  const endpoints: Readonly<Record<string, Endpoint>> = {
    '/api/v5/market/ticker': { requestsPer2s: 20, handle: ticker },
    '/api/v5/market/index-tickers': { requestsPer2s: 20, handle: indexTicker },
    '/api/v5/public/mark-price': {
      requestsPer2s: 10,
      handle: (query, nowMs) =>
        contractsOf(query, nowMs).map((contract) => ({
          instType: contract.instType,
          instId: contract.instId,
          markPx: decimals(markPrice(contract, nowMs), 1),
          ts: String(nowMs),
        })),
    },
    '/api/v5/public/open-interest': {
      requestsPer2s: 20,
      handle: (query, nowMs) =>
        contractsOf(query, nowMs).map((contract) => openInterest(contract, nowMs)),
    },
    '/api/v5/public/funding-rate-history': { requestsPer2s: 10, handle: fundingHistory },
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
function startsOfDay(price: (tMs: number) => number, nowMs: number) {
  const eastMs = 8 * hourMs;
  return {
    sodUtc0: decimals(price(startOfDay(nowMs)), 1),
    sodUtc8: decimals(price(startOfDay(nowMs + eastMs) - eastMs), 1),
  };
}
