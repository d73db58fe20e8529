/**
 * api-pub.bitfinex.com: pairs in USD and perpetuals in USDT. Answers are lists of positions, a
 * mistake is `["error", code, message]` with HTTP 500, and what does not exist is an empty
 * list. A candle without a trade is left out.
 * https://docs.bitfinex.com/reference/rest-public-candles
 */
import { dayMs, hourMs, minuteMs } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { requestLimit } from './request-limit.ts';
import {
  html,
  json,
  rounded,
  type Refusal,
  type Reply,
  type Venue,
  type WorldRequest,
} from './venue.ts';

type Row = readonly (string | number | null)[];

const timeFrames: Readonly<Record<string, number>> = {
  '1m': minuteMs,
  '5m': 5 * minuteMs,
  '15m': 15 * minuteMs,
  '30m': 30 * minuteMs,
  '1h': hourMs,
  '3h': 3 * hourMs,
  '6h': 6 * hourMs,
  '12h': 12 * hourMs,
  '1D': dayMs,
};
const maxCandles = 10_000;
const fundingMs = 8 * hourMs;

const failure = (code: number, message: string): Reply => json(500, ['error', code, message]);
const invalid = (param: string): Reply => failure(10_020, `${param}: invalid`);
const tooMany = (): Reply => failure(11_010, 'ratelimit: error');

const refusals: Readonly<Record<Refusal, () => Reply>> = {
  geo: () => html(403, '<html><head><title>403 Forbidden</title></head></html>'),
  rate: tooMany,
  maintenance: () => failure(20_060, 'maintenance'),
};

/** One hour in about two hundred goes by without a trade. */
export const isQuiet = (openMs: number): boolean => Math.floor(openMs / hourMs) % 211 === 17;

/** Decimals of a price. */
const digitsOf: Readonly<Record<MarketAsset, number>> = { BTC: 0, ETH: 1, SOL: 3 };

export function createBitfinex(markets: Markets): Venue {
  /** The market of `tBTCUSD` and of `tBTCF0:USTF0`. */
  function listed(symbol: string, suffix: string): [Market, number] | undefined {
    const asset = (['BTC', 'ETH', 'SOL'] as const).find((each) => symbol === `t${each}${suffix}`);
    const market = asset && markets[asset];
    return market && [market, digitsOf[asset]];
  }

  function ticker(symbol: string, nowMs: number): Row[] {
    const [market, digits] = listed(symbol, 'USD') ?? [];
    if (!market) return [];
    const price = (tMs: number): number => rounded(market.spotUsd(tMs), digits ?? 0);
    const [last, before] = [price(nowMs), price(nowMs - dayMs)];
    const day = candleFrom(market.spotUsd, nowMs - dayMs, nowMs, nowMs);
    const change = [rounded(last - before, 2), rounded(last / before - 1, 8)];
    const volume = rounded(market.volumeCoins(nowMs - dayMs, nowMs) * 0.003, 8);
    const range = [rounded(day.high, digits ?? 0), rounded(day.low, digits ?? 0)];
    return [[symbol, last, 11.4, last, 9.7, ...change, last, volume, ...range]];
  }

  function status(symbol: string, nowMs: number): Row[] {
    const [market] = listed(symbol, 'F0:USTF0') ?? [];
    if (!market) return [];
    const [mark, spot] = [market.perpetualMarkUsdt(nowMs), market.indexUsdt(nowMs)];
    const held = market.openInterestCoins(nowMs, 'bitfinex');
    const fund = 41_220_118.5;
    const rate = rounded(market.fundingRate(nowMs), 8);
    const next = (Math.floor(nowMs / fundingMs) + 1) * fundingMs;
    const prices = [rounded(market.perpetualUsdt(nowMs), 2), rounded(spot, 2)];
    const head = [symbol, nowMs - 2000, null, ...prices, null, fund, null, next, rate, 1802, null];
    const middle = [rate, null, null, rounded(mark, 2), null, null];
    const open = held === null ? null : rounded(held, 8);
    return [[...head, ...middle, open, null, null, null, 0.0005, 0.0025]];
  }

  function candles(key: string, query: URLSearchParams, nowMs: number): Reply {
    const [kind, frame = '', symbol = ''] = key.split(':');
    const lengthMs = timeFrames[frame];
    if (kind !== 'trade' || lengthMs === undefined) return invalid('time_interval');
    const [limit, sort] = [Number(query.get('limit') ?? 100), Number(query.get('sort') ?? -1)];
    if (!Number.isInteger(limit) || limit < 1 || limit > maxCandles) return invalid('limit');
    if (sort !== 1 && sort !== -1) return invalid('sort');
    const [start, end] = [Number(query.get('start') ?? 0), Number(query.get('end') ?? nowMs)];
    if (!Number.isInteger(start) || !Number.isInteger(end)) return invalid('start');
    const [market, digits] = listed(symbol, 'USD') ?? [];
    if (!market) return json(200, []);
    const first = Math.ceil(Math.max(start, market.firstMs) / lengthMs) * lengthMs;
    const last = Math.floor(Math.min(end, nowMs) / lengthMs) * lengthMs;
    const [from, stepMs] = sort === 1 ? [first, lengthMs] : [last, -lengthMs];
    const rows: Row[] = [];
    for (let at = from; at >= first && at <= last && rows.length < limit; at += stepMs) {
      if (lengthMs <= hourMs && isQuiet(at)) continue;
      const { open, high, low, close } = candleFrom(market.spotUsd, at, at + lengthMs, nowMs);
      const prices = [open, close, high, low].map((price) => rounded(price, digits ?? 0));
      rows.push([at, ...prices, rounded(market.volumeCoins(at, at + lengthMs) * 0.003, 8)]);
    }
    return json(200, rows);
  }

  const limits = new Map([
    ['tickers', requestLimit(30, minuteMs)],
    ['candles', requestLimit(30, minuteMs)],
    ['status', requestLimit(90, minuteMs)],
  ]);

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    const [, version, kind = '', ...rest] = path.split('/');
    const isTooMuch = limits.get(kind);
    if (method !== 'GET' || version !== 'v2' || !isTooMuch)
      return json(404, ['error', null, 'not found']);
    if (isTooMuch(nowMs)) return tooMany();
    if (kind === 'candles' && rest.length === 2 && rest[1] === 'hist')
      return candles(rest[0] ?? '', query, nowMs);
    const [param, rowsOf] = kind === 'tickers' ? ['symbols', ticker] : ['keys', status];
    if (rest.join('/') !== (kind === 'status' ? 'deriv' : ''))
      return json(404, ['error', null, 'not found']);
    const symbols = query.get(param);
    if (!symbols) return invalid(param);
    return json(
      200,
      symbols.split(',').flatMap((symbol) => rowsOf(symbol, nowMs)),
    );
  }

  return { host: 'api-pub.bitfinex.com', answer, refuse: (refusal) => refusals[refusal]() };
}
