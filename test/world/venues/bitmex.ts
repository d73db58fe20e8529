/**
 * www.bitmex.com: instruments, bins of an hour and payments, as lists of objects with real
 * numbers and ISO times. A bin is stamped with its END and opens at the close before it; an
 * unknown symbol is an empty list; who asks more than 30 times a minute is refused.
 * https://www.bitmex.com/api/explorer/
 */
import { candleFrom } from '../market/candle.ts';
import { dayMs, hourMs, minuteMs } from '../market/calendar.ts';
import type { Markets } from '../market/market.ts';
import { contractNamed, instrument } from './bitmex-contracts.ts';
import { requestLimit } from './request-limit.ts';
import { json, rounded, type Refusal, type Reply, type Venue, type WorldRequest } from './venue.ts';

class BitmexError extends Error {
  override readonly name = 'BitmexError';
}

const requestsPerMinute = 30;
const fundingMs = 8 * hourMs;
const binSizes: Readonly<Record<string, number>> = {
  '1m': minuteMs,
  '5m': 5 * minuteMs,
  '1h': hourMs,
  '1d': dayMs,
};

const failure = (status: number, message: string, name = 'HTTPError'): Reply =>
  json(status, { error: { message, name } });

interface Window {
  readonly symbol: string;
  readonly count: number;
  readonly isReverse: boolean;
  readonly startMs: number;
  readonly endMs: number;
}

function timeOf(query: URLSearchParams, name: string, usual: number): number {
  const text = query.get(name);
  if (text === null) return usual;
  const timeMs = Date.parse(text);
  if (Number.isNaN(timeMs)) throw new BitmexError(`'${name}' is not a valid date-time.`);
  return timeMs;
}

function windowOf(query: URLSearchParams, most: number, nowMs: number): Window {
  const text = query.get('count') ?? '100';
  const count = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > most) throw new BitmexError(`'count' must be between 1 and ${most}.`);
  return {
    symbol: query.get('symbol') ?? '',
    count,
    isReverse: query.get('reverse') === 'true',
    startMs: timeOf(query, 'startTime', 0),
    endMs: Math.min(timeOf(query, 'endTime', nowMs), nowMs),
  };
}

/** The instants of a grid in a window, both ends included, from the end that is asked for. */
function instants(window: Window, fromMs: number, toMs: number, stepMs: number, offsetMs = 0) {
  const first = Math.ceil((Math.max(window.startMs, fromMs) - offsetMs) / stepMs);
  const last = Math.floor((Math.min(window.endMs, toMs) - offsetMs) / stepMs);
  const count = Math.min(window.count, Math.max(last - first + 1, 0));
  return Array.from(
    { length: count },
    (_, row) => (window.isReverse ? last - row : first + row) * stepMs + offsetMs,
  );
}

export function createBitmex(markets: Markets): Venue {
  function instruments(query: URLSearchParams, nowMs: number): unknown {
    const contract = contractNamed(markets, windowOf(query, 500, nowMs).symbol);
    const row = contract && instrument(contract, nowMs);
    return row ? [row] : [];
  }

  function bucketed(query: URLSearchParams, nowMs: number): unknown {
    const lengthMs = binSizes[query.get('binSize') ?? '1m'];
    if (lengthMs === undefined) throw new BitmexError('Invalid binSize.');
    const window = windowOf(query, 1000, nowMs);
    const contract = contractNamed(markets, window.symbol);
    if (!contract) return [];
    const { symbol, kind, market, listedMs, expiryMs } = contract;
    const firstMs = Math.max(listedMs, market.firstMs) + lengthMs;
    return instants(window, firstMs, expiryMs ?? Infinity, lengthMs).map((endMs) => {
      const bar = candleFrom((tMs) => contract.price(tMs), endMs - lengthMs, endMs, nowMs);
      const isIndex = kind === 'index';
      const coins = isIndex ? 0 : market.volumeCoins(endMs - lengthMs, endMs) * 0.02;
      return {
        timestamp: new Date(endMs).toISOString(),
        symbol,
        open: rounded(bar.open, 2),
        high: rounded(bar.high, 2),
        low: rounded(bar.low, 2),
        close: rounded(bar.close, 2),
        trades: isIndex ? 0 : Math.max(Math.round(coins * 20), 1),
        volume: Math.round(coins * bar.close),
        vwap: isIndex ? null : rounded((bar.high + bar.low) / 2, 4),
        lastSize: isIndex ? null : 100,
        turnover: Math.round(coins * 1e8),
        homeNotional: coins,
        foreignNotional: coins * bar.close,
      };
    });
  }

  function payments(query: URLSearchParams, nowMs: number): unknown {
    const window = windowOf(query, 500, nowMs);
    const contract = contractNamed(markets, window.symbol);
    if (contract?.kind !== 'perpetual') return [];
    const { symbol, market } = contract;
    return instants(window, market.firstMs + fundingMs, nowMs, fundingMs, 4 * hourMs).map(
      (paidMs) => ({
        timestamp: new Date(paidMs).toISOString(),
        symbol,
        fundingInterval: '2000-01-01T08:00:00.000Z',
        fundingRate: rounded(market.fundingRate(paidMs), 6),
        fundingRateDaily: rounded(market.fundingRate(paidMs) * 3, 6),
      }),
    );
  }

  const paths: Readonly<Record<string, (query: URLSearchParams, nowMs: number) => unknown>> = {
    '/api/v1/instrument': instruments,
    '/api/v1/trade/bucketed': bucketed,
    '/api/v1/funding': payments,
  };
  const isTooMuch = requestLimit(requestsPerMinute, minuteMs);

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    if (isTooMuch(nowMs)) return refuse('rate');
    const handle = method === 'GET' ? paths[path] : undefined;
    if (!handle) return failure(404, 'Not Found');
    try {
      return json(200, handle(query, nowMs), { 'x-ratelimit-limit': String(requestsPerMinute) });
    } catch (error) {
      if (!(error instanceof BitmexError)) throw error;
      return failure(400, error.message);
    }
  }

  return { host: 'www.bitmex.com', answer, refuse };
}

function refuse(refusal: Refusal): Reply {
  if (refusal === 'geo') return failure(403, 'Access is restricted in your location.');
  if (refusal === 'rate') {
    const reply = failure(429, 'Rate limit exceeded, retry in 20 seconds.', 'RateLimitError');
    return { ...reply, headers: { ...reply.headers, 'retry-after': '20' } };
  }
  return failure(503, 'The system is currently overloaded. Please try again later.');
}
