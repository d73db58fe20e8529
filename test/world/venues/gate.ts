/**
 * api.gateio.ws: spot and perpetuals in USDT, and dated contracts settled in USDT. Answers are
 * bare JSON, prices strings, sizes in contracts whose size differs from coin to coin.
 * https://www.gate.com/docs/developers/apiv4/
 */
import { dayMs } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import type { Markets } from '../market/market.ts';
import { contractRow, deliveryRows, listedOn, type Listed } from './gate-contracts.ts';
import { candlesOf, payments, statistics } from './gate-past.ts';
import {
  failure,
  GateError,
  refuse,
  required,
  tooMany,
  unknownContract,
  unknownPair,
} from './gate-wire.ts';
import { requestLimit } from './request-limit.ts';
import { decimals, json, type Reply, type Venue, type WorldRequest } from './venue.ts';

const root = '/api/v4';

export function createGate(markets: Markets): Venue {
  const listed = listedOn(markets);

  function contractOf(name: string): Listed {
    const found = listed.find((each) => each.name === name);
    if (!found) throw unknownContract();
    return found;
  }

  function pairOf(query: URLSearchParams): Listed {
    const name = required(query, 'currency_pair');
    const found = listed.find((each) => each.name === name);
    if (!found) throw unknownPair(name);
    return found;
  }

  function spotTicker({ name, market, digits }: Listed, nowMs: number): unknown {
    const price = market.spotUsdt(nowMs);
    const day = candleFrom(market.spotUsdt, nowMs - dayMs, nowMs, nowMs);
    const volume = market.volumeCoins(nowMs - dayMs, nowMs) * 0.02;
    return [
      {
        currency_pair: name,
        last: decimals(price, digits),
        lowest_ask: decimals(price * 1.00001, digits),
        highest_bid: decimals(price, digits),
        change_percentage: decimals((price / day.open - 1) * 100, 2),
        base_volume: decimals(volume, 6),
        quote_volume: decimals(volume * price, 2),
        high_24h: decimals(day.high, digits),
        low_24h: decimals(day.low, digits),
      },
    ];
  }

  function spotCandles({ market, digits }: Listed, query: URLSearchParams, nowMs: number): unknown {
    return candlesOf(query, nowMs, market, market.spotUsdt, 1000).map(
      ({ openMs, endMs, ...row }) => {
        const volume = market.volumeCoins(openMs, endMs) * 0.02;
        const { close, high, low, open } = row;
        const prices = [close, high, low, open].map((price) => decimals(price, digits));
        const [quote, base] = [decimals(volume * close, 8), decimals(volume, 8)];
        return [String(openMs / 1000), quote, ...prices, base, String(endMs <= nowMs)];
      },
    );
  }

  /** The prefix selects the price; without one it is the last trade, and volumes beside it. */
  function contractCandles(query: URLSearchParams, nowMs: number): unknown {
    const [, kind, name] = /^(mark_|index_)?(.*)$/.exec(required(query, 'contract')) ?? [];
    const { market, digits, multiplier } = contractOf(name ?? '');
    const prices = { mark_: market.perpetualMarkUsdt, index_: market.indexUsdt };
    const price = kind ? prices[kind as keyof typeof prices] : market.perpetualUsdt;
    return candlesOf(query, nowMs, market, price, 2000).map(({ openMs, endMs, ...row }) => {
      const volume = market.volumeCoins(openMs, endMs) * 0.1;
      const traded = {
        v: Math.round(volume / multiplier),
        sum: decimals(volume * row.close, 2),
      };
      return {
        t: openMs / 1000,
        o: decimals(row.open, digits),
        h: decimals(row.high, digits),
        l: decimals(row.low, digits),
        c: decimals(row.close, digits),
        ...(kind ? {} : traded),
      };
    });
  }

  const ofContract = (query: URLSearchParams): Listed => contractOf(required(query, 'contract'));
  const paths: Readonly<Record<string, (query: URLSearchParams, nowMs: number) => unknown>> = {
    '/futures/usdt/candlesticks': contractCandles,
    '/futures/usdt/funding_rate': (query, nowMs) =>
      payments(query, nowMs, ofContract(query).market),
    '/futures/usdt/contract_stats': (query, nowMs) => {
      const { market, multiplier } = ofContract(query);
      return statistics(query, nowMs, market, multiplier);
    },
    '/delivery/usdt/tickers': (query, nowMs) => deliveryRows(listed, query, nowMs),
    '/spot/tickers': (query, nowMs) => spotTicker(pairOf(query), nowMs),
    '/spot/candlesticks': (query, nowMs) => spotCandles(pairOf(query), query, nowMs),
    '/spot/time': (_query, nowMs) => ({ server_time: nowMs }),
  };
  const limits = new Map(
    [...Object.keys(paths), 'contracts'].map((path) => [path, requestLimit(200, 10_000)]),
  );

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    const place = path.startsWith(`${root}/`) && method === 'GET' ? path.slice(root.length) : '';
    const name = /^\/futures\/usdt\/contracts\/([^/]+)$/.exec(place)?.[1];
    const handle = paths[place];
    if (name === undefined && !handle) return failure(404, 'NOT_FOUND', 'Unknown path');
    if (limits.get(name === undefined ? place : 'contracts')?.(nowMs)) return tooMany();
    try {
      if (name !== undefined) return json(200, contractRow(contractOf(name), nowMs));
      return json(200, handle?.(query, nowMs));
    } catch (error) {
      if (!(error instanceof GateError)) throw error;
      return failure(400, error.label, error.message);
    }
  }

  return { host: 'api.gateio.ws', answer, refuse };
}
