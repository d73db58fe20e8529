/**
 * api.kraken.com: spot prices in USD. Errors come as HTTP 200 with a list of strings.
 * https://docs.kraken.com/api/docs/rest-api/get-ticker-information
 */
import { candleFrom } from '../market/candle.ts';
import { dayMs, startOfDay } from '../market/calendar.ts';
import type { Market } from '../market/market.ts';
import { json, type Refusal, type Reply, type Venue, type WorldRequest } from './venue.ts';

/** Names a caller may use, and the name that the answer uses. */
const pairs: Readonly<Record<string, string>> = {
  XBTUSD: 'XXBTZUSD',
  XXBTZUSD: 'XXBTZUSD',
  BTCUSD: 'XXBTZUSD',
  'XBT/USD': 'XXBTZUSD',
  XBTUSDT: 'XBTUSDT',
  BTCUSDT: 'XBTUSDT',
};

/** Prices come in steps of 0.1 and are written with 5 decimals. */
const price5 = (price: number): string => `${price.toFixed(1)}0000`;

/** Of today and of the last 24 hours. */
const both = (today: number, day: number) => [price5(today), price5(day)];

const failure = (message: string, status = 200): Reply => json(status, { error: [message] });
const success = (result: unknown): Reply => json(200, { error: [], result });

export function createKrakenSpot(market: Market): Venue {
  function ticker(name: string, nowMs: number): unknown {
    const price = name === 'XBTUSDT' ? market.spotUsdt : market.spotUsd;
    const today = candleFrom(price, startOfDay(nowMs), nowMs, nowMs);
    const day = candleFrom(price, nowMs - dayMs, nowMs, nowMs);
    const last = price(nowMs);
    const volume = (fromMs: number) => (market.volumeCoins(fromMs, nowMs) * 0.012).toFixed(8);
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

  function answer(request: WorldRequest): Reply {
    if (request.path === '/0/public/Time') {
      const unixtime = Math.floor(request.nowMs / 1000);
      return success({ unixtime, rfc1123: new Date(request.nowMs).toUTCString() });
    }
    if (request.path !== '/0/public/Ticker' || request.method !== 'GET') {
      return failure('EGeneral:Unknown method');
    }
    const asked = request.query.get('pair')?.split(',') ?? ['XBTUSD', 'XBTUSDT'];
    const names = asked.map((name) => pairs[name.toUpperCase()]);
    const known = names.filter((name) => name !== undefined);
    if (known.length < names.length) return failure('EQuery:Unknown asset pair');
    return success(Object.fromEntries(known.map((name) => [name, ticker(name, request.nowMs)])));
  }

  const refusals: Readonly<Record<Refusal, Reply>> = {
    geo: failure('EGeneral:Permission denied', 403),
    rate: failure('EGeneral:Too many requests'),
    maintenance: failure('EService:Unavailable'),
  };
  return { host: 'api.kraken.com', answer, refuse: (refusal) => refusals[refusal] };
}
