/**
 * www.bitstamp.net: spot pairs in USD and USDT, now and in candles since the beginning. Numbers
 * are strings, instants seconds. Paths end in a slash: without it there is a redirect.
 * https://www.bitstamp.net/api/
 *
 * Not verified: the bodies of mistakes, and that too many requests are HTTP 400.
 */
import { dayMs } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import type { Market, Markets } from '../market/market.ts';
import { requestLimit } from './request-limit.ts';
import { html, json, type Refusal, type Reply, type Venue, type WorldRequest } from './venue.ts';

interface Pair {
  /** `BTC/USD`. */
  readonly name: string;
  readonly market: Market;
  readonly price: (tMs: number) => number;
  readonly digits: number;
}

const steps = [60, 180, 300, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 259_200];
const maxRows = 1000;

const tooMany = (): Reply =>
  json(400, { status: 'error', reason: 'Request limit exceeded.', code: '400.002' });
const invalid = (field: string): Reply =>
  json(400, { code: 400, errors: [{ field, message: 'Not a valid value.', code: 'invalid' }] });
const notFound = (): Reply => html(404, '<html><head><title>404</title></head></html>');

const refusals: Readonly<Record<Refusal, () => Reply>> = {
  geo: () => html(403, '<html><head><title>Access denied</title></head></html>'),
  rate: tooMany,
  maintenance: () => html(503, '<html><head><title>Down for maintenance</title></head></html>'),
};

function pairsOf(markets: Markets): ReadonlyMap<string, Pair> {
  const digits = { BTC: 0, ETH: 1, SOL: 3 };
  const pairs = (['BTC', 'ETH', 'SOL'] as const).flatMap((asset) => {
    const market = markets[asset];
    if (!market) return [];
    const shared = { market, digits: digits[asset] };
    return [
      { ...shared, name: `${asset}/USD`, price: market.spotUsd },
      { ...shared, name: `${asset}/USDT`, price: market.spotUsdt },
    ];
  });
  return new Map(pairs.map((pair) => [pair.name.replace('/', '').toLowerCase(), pair]));
}

export function createBitstamp(markets: Markets): Venue {
  const pairs = pairsOf(markets);
  const isTooFast = requestLimit(400, 1000);
  const isTooMuch = requestLimit(10_000, 600_000);

  function ticker({ market, price, digits }: Pair, nowMs: number): Reply {
    const text = (value: number): string => value.toFixed(digits);
    const day = candleFrom(price, nowMs - dayMs, nowMs, nowMs);
    const last = price(nowMs);
    return json(200, {
      timestamp: String(Math.floor(nowMs / 1000)),
      open: text(day.open),
      high: text(day.high),
      low: text(day.low),
      last: text(last),
      volume: (market.volumeCoins(nowMs - dayMs, nowMs) * 0.004).toFixed(8),
      vwap: text((day.high + day.low) / 2),
      bid: text(last * 0.9999),
      ask: text(last * 1.0001),
      side: '0',
      open_24: text(day.open),
      percent_change_24: ((last / day.open - 1) * 100).toFixed(2),
    });
  }

  /** Forward from `start`, else back from `end`; the running candle is the last row. */
  function ohlc(pair: Pair, query: URLSearchParams, nowMs: number): Reply {
    const [step, limit] = [whole(query, 'step'), whole(query, 'limit')];
    const [start, end] = [whole(query, 'start'), whole(query, 'end')];
    if (typeof step !== 'number' || !steps.includes(step)) return invalid('step');
    if (typeof limit !== 'number' || limit < 1 || limit > maxRows) return invalid('limit');
    if (start === 'wrong') return invalid('start');
    if (end === 'wrong') return invalid('end');
    const stepMs = step * 1000;
    const { market, price, digits } = pair;
    const first = Math.ceil(Math.max((start ?? 0) * 1000, market.firstMs) / stepMs);
    const last = Math.floor(Math.min((end ?? Infinity) * 1000, nowMs) / stepMs);
    const from = start === undefined ? Math.max(first, last - limit + 1) : first;
    const count = Math.max(Math.min(last - from + 1, limit), 0);
    const rows = Array.from({ length: count }, (_, row) => {
      const openMs = (from + row) * stepMs;
      const candle = candleFrom(price, openMs, openMs + stepMs, nowMs);
      return {
        timestamp: String(openMs / 1000),
        open: candle.open.toFixed(digits),
        high: candle.high.toFixed(digits),
        low: candle.low.toFixed(digits),
        close: candle.close.toFixed(digits),
        volume: (market.volumeCoins(openMs, openMs + stepMs) * 0.004).toFixed(8),
      };
    });
    return json(200, { data: { pair: pair.name, ohlc: rows } });
  }

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    if (isTooFast(nowMs) || isTooMuch(nowMs)) return tooMany();
    const parts = /^\/api\/v2\/(ticker|ohlc)\/(\w+)(\/?)$/.exec(path);
    if (method !== 'GET' || !parts) return notFound();
    if (parts[3] === '') return html(301, '', { location: `${path}/` });
    const pair = pairs.get(parts[2] ?? '');
    if (!pair) return notFound();
    return parts[1] === 'ticker' ? ticker(pair, nowMs) : ohlc(pair, query, nowMs);
  }

  return { host: 'www.bitstamp.net', answer, refuse: (refusal) => refusals[refusal]() };
}

/** A whole number that may be absent. */
function whole(query: URLSearchParams, param: string): number | 'wrong' | undefined {
  const text = query.get(param);
  if (text === null) return undefined;
  return /^\d{1,11}$/.test(text) ? Number(text) : 'wrong';
}
