/**
 * api.kraken.com: spot prices in USD, now and in the latest 720 candles. Errors come as HTTP
 * 200 with a list of strings.
 * https://docs.kraken.com/api/docs/rest-api/get-ticker-information
 */
import { dayMs, minuteMs, startOfDay } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import type { Markets } from '../market/market.ts';
import { requestLimit } from './request-limit.ts';
import { json, type Refusal, type Reply, type Venue, type WorldRequest } from './venue.ts';

interface Pair {
  /** The name that the answer uses. */
  readonly name: string;
  readonly price: (tMs: number) => number;
  readonly volumeCoins: (fromMs: number, toMs: number) => number;
  readonly firstMs: number;
  /** Decimals of a price; it is written with five. */
  readonly digits: number;
}

const intervals = ['1', '5', '15', '30', '60', '240', '1440', '10080', '21600'];
const keptRows = 720;

const failure = (message: string, status = 200): Reply => json(status, { error: [message] });
const success = (result: unknown): Reply => json(200, { error: [], result });
const tooMany = failure('EAPI:Rate limit exceeded');

const refusals: Readonly<Record<Refusal, Reply>> = {
  geo: failure('EGeneral:Permission denied', 403),
  rate: tooMany,
  maintenance: failure('EService:Unavailable'),
};

/** Pairs by the names a caller may use. */
function pairsOf(markets: Markets): ReadonlyMap<string, Pair> {
  const { BTC, ETH, SOL } = markets;
  const pairs: (readonly [names: readonly string[], pair: Pair])[] = [
    [
      ['XBTUSD', 'XXBTZUSD', 'BTCUSD', 'XBT/USD'],
      { ...BTC, name: 'XXBTZUSD', price: BTC.spotUsd, digits: 1 },
    ],
    [['XBTUSDT', 'BTCUSDT'], { ...BTC, name: 'XBTUSDT', price: BTC.spotUsdt, digits: 1 }],
  ];
  if (ETH) {
    const pair = { ...ETH, name: 'XETHZUSD', price: ETH.spotUsd, digits: 2 };
    pairs.push([['ETHUSD', 'XETHZUSD', 'ETH/USD'], pair]);
  }
  if (SOL) {
    pairs.push([['SOLUSD', 'SOL/USD'], { ...SOL, name: 'SOLUSD', price: SOL.spotUsd, digits: 2 }]);
  }
  return new Map(pairs.flatMap(([names, pair]) => names.map((name) => [name, pair] as const)));
}

export function createKrakenSpot(markets: Markets): Venue {
  const pairs = pairsOf(markets);
  /** About one request a second, of which fifteen at once. */
  const limits = new Map(
    ['Ticker', 'OHLC', 'Time'].map((method) => [method, requestLimit(15, 15_000)]),
  );

  function ticker({ price, volumeCoins, digits }: Pair, nowMs: number): unknown {
    const price5 = (value: number): string => Number(value.toFixed(digits)).toFixed(5);
    /** Of today and of the last 24 hours. */
    const both = (ofToday: number, ofDay: number) => [price5(ofToday), price5(ofDay)];
    const today = candleFrom(price, startOfDay(nowMs), nowMs, nowMs);
    const day = candleFrom(price, nowMs - dayMs, nowMs, nowMs);
    const last = price(nowMs);
    const volume = (fromMs: number) => (volumeCoins(fromMs, nowMs) * 0.012).toFixed(8);
    return {
      a: [price5(last + 0.1), '1', '1.000'],
      b: [price5(last), '2', '2.000'],
      c: [price5(last), '0.00094430'],
      v: [volume(startOfDay(nowMs)), volume(nowMs - dayMs)],
      p: both((today.high + today.low) / 2, (day.high + day.low) / 2),
      t: [34_619, 58_907],
      l: both(today.low, day.low),
      h: both(today.high, day.high),
      o: price5(today.open),
    };
  }

  /** The latest finished candles and the running one, those that open after `since`. */
  function candles(pair: Pair, query: URLSearchParams, nowMs: number): Reply {
    const { name, price, volumeCoins, firstMs, digits } = pair;
    const interval = query.get('interval') ?? '1';
    const since = query.get('since') ?? '0';
    if (!intervals.includes(interval) || !/^\d{1,11}$/.test(since)) {
      return failure('EGeneral:Invalid arguments');
    }
    const stepMs = Number(interval) * minuteMs;
    const running = Math.floor(nowMs / stepMs);
    const sinceRow = Math.floor((Number(since) * 1000) / stepMs) + 1;
    const first = Math.max(running - keptRows, sinceRow, Math.ceil(firstMs / stepMs));
    const rows = Array.from({ length: Math.max(running - first + 1, 0) }, (_, row) => {
      const openMs = (first + row) * stepMs;
      const candle = candleFrom(price, openMs, openMs + stepMs, nowMs);
      const average = (candle.open + candle.close) / 2;
      const prices = [candle.open, candle.high, candle.low, candle.close, average];
      return [
        openMs / 1000,
        ...prices.map((value) => value.toFixed(digits)),
        (volumeCoins(openMs, openMs + stepMs) * 0.012).toFixed(8),
        1_204,
      ];
    });
    return success({ [name]: rows, last: ((running - 1) * stepMs) / 1000 });
  }

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    const [, name = ''] = /^\/0\/public\/(\w+)$/.exec(path) ?? [];
    const isTooMuch = method === 'GET' ? limits.get(name) : undefined;
    if (!isTooMuch) return failure('EGeneral:Unknown method');
    if (isTooMuch(nowMs)) return tooMany;
    if (name === 'Time') {
      const unixtime = Math.floor(nowMs / 1000);
      return success({ unixtime, rfc1123: new Date(nowMs).toUTCString() });
    }
    const asked = query.get('pair')?.split(',') ?? ['XBTUSD', 'XBTUSDT'];
    const found = asked.flatMap((pair) => pairs.get(pair.toUpperCase()) ?? []);
    const [first] = found;
    if (!first || found.length < asked.length) return failure('EQuery:Unknown asset pair');
    if (name === 'OHLC') return candles(first, query, nowMs);
    return success(Object.fromEntries(found.map((pair) => [pair.name, ticker(pair, nowMs)])));
  }

  return { host: 'api.kraken.com', answer, refuse: (refusal) => refusals[refusal] };
}
