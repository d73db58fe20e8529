/**
 * api.exchange.coinbase.com: spot in USD. The ticker has strings and ISO times with
 * microseconds, candles have numbers and seconds: `[time, low, high, open, close, volume]`,
 * newest first, 300 at most.
 * https://docs.cdp.coinbase.com/exchange/reference/exchangerestapi_getproductcandles
 */
import { dayMs, hourMs, minuteMs } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { requestLimit } from './request-limit.ts';
import {
  decimals,
  json,
  rounded,
  type Refusal,
  type Reply,
  type Venue,
  type WorldRequest,
} from './venue.ts';

const failure = (status: number, message: string): Reply => json(status, { message });
const products: Readonly<Record<string, MarketAsset>> = {
  'BTC-USD': 'BTC',
  'ETH-USD': 'ETH',
  'SOL-USD': 'SOL',
};
const granularities = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 6 * hourMs, dayMs];
const mostCandles = 300;
const requestsPerSecond = 10;
const share = 0.06;

function ticker(market: Market, nowMs: number): Reply {
  const price = market.spotUsd(nowMs);
  const volume = market.volumeCoins(nowMs - dayMs, nowMs) * share;
  return json(200, {
    ask: decimals(price + 0.01, 2),
    bid: decimals(price, 2),
    volume: decimals(volume, 8),
    trade_id: 901_369_000 + (Math.floor(nowMs / 1000) % 10_000_000),
    price: decimals(price, 2),
    size: '0.00730812',
    time: `${new Date(nowMs).toISOString().slice(0, -1)}997Z`,
    rfq_volume: decimals(volume * 0.006, 6),
  });
}

/** An instant as ISO text or in seconds; undefined where it is neither. */
function instant(text: string): number | undefined {
  if (/^\d{1,10}$/.test(text)) return Number(text) * 1000;
  const isIso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z?)?$/.test(text);
  const value = isIso
    ? Date.parse(text.length > 10 && !text.endsWith('Z') ? `${text}Z` : text)
    : NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Both ends of the window are counted in; without one it is the latest 300. */
function candles(market: Market, query: URLSearchParams, nowMs: number): Reply {
  const stepMs = Number(query.get('granularity') ?? 60) * 1000;
  if (!granularities.includes(stepMs)) return failure(400, 'Unsupported granularity');
  const [startText, endText] = [query.get('start'), query.get('end')];
  if ((startText === null) !== (endText === null)) return failure(400, 'start and end are needed');
  const endMs = instant(endText ?? new Date(nowMs).toISOString());
  const startMs = startText === null ? (endMs ?? 0) - mostCandles * stepMs + 1 : instant(startText);
  if (startMs === undefined) return failure(400, 'invalid start');
  if (endMs === undefined) return failure(400, 'invalid end');
  if (startMs > endMs) return failure(400, 'start must be before end');
  if ((endMs - startMs) / stepMs > mostCandles)
    return failure(
      400,
      'granularity too small for the requested time range. ' +
        `Count of aggregations requested exceeds ${mostCandles}`,
    );
  const fromMs = Math.max(startMs, market.firstMs);
  const rows: number[][] = [];
  let openMs = Math.floor(Math.min(endMs, nowMs) / stepMs) * stepMs;
  for (; openMs >= fromMs; openMs -= stepMs) {
    const { open, high, low, close } = candleFrom(market.spotUsd, openMs, openMs + stepMs, nowMs);
    const volume = market.volumeCoins(openMs, openMs + stepMs) * share;
    rows.push([
      openMs / 1000,
      ...[low, high, open, close].map((v) => rounded(v, 2)),
      rounded(volume, 8),
    ]);
  }
  return json(200, rows);
}

export function createCoinbase(markets: Markets): Venue {
  const isTooMuch = requestLimit(requestsPerSecond, 1000);

  function answer(request: WorldRequest): Reply {
    const { nowMs, path, query } = request;
    if (isTooMuch(nowMs)) return refusals.rate;
    if (!request.headers['user-agent']) return failure(400, 'User-Agent header is required.');
    const [, product, view] = /^\/products\/([^/]+)\/(ticker|candles)$/.exec(path) ?? [];
    if (product === undefined) return failure(404, 'Route not found');
    if (request.method !== 'GET') return failure(405, 'MethodNotAllowed');
    const asset = products[product];
    const market = asset && markets[asset];
    if (!market) return failure(404, 'NotFound');
    return view === 'ticker' ? ticker(market, nowMs) : candles(market, query, nowMs);
  }

  return { host: 'api.exchange.coinbase.com', answer, refuse: (refusal) => refusals[refusal] };
}

const refusals: Readonly<Record<Refusal, Reply>> = {
  geo: failure(403, 'Forbidden'),
  rate: failure(429, 'Public rate limit exceeded'),
  maintenance: failure(503, 'ServiceUnavailable'),
};
