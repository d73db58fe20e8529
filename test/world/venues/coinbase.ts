/**
 * api.exchange.coinbase.com: spot prices in USD as strings, ISO times with microseconds.
 * https://docs.cdp.coinbase.com/exchange/reference/exchangerestapi_getproductticker
 */
import { dayMs } from '../market/calendar.ts';
import type { Market } from '../market/market.ts';
import {
  decimals,
  json,
  type Refusal,
  type Reply,
  type Venue,
  type WorldRequest,
} from './venue.ts';

const failure = (status: number, message: string): Reply => json(status, { message });

export function createCoinbase(market: Market): Venue {
  function answer(request: WorldRequest): Reply {
    if (!request.headers['user-agent']) return failure(400, 'User-Agent header is required.');
    const [, product] = /^\/products\/([^/]+)\/ticker$/.exec(request.path) ?? [];
    if (product === undefined) return failure(404, 'Route not found');
    if (request.method !== 'GET') return failure(405, 'MethodNotAllowed');
    if (product !== 'BTC-USD') return failure(404, 'NotFound');
    const { nowMs } = request;
    const price = market.spotUsd(nowMs);
    const volume = market.volumeCoins(nowMs - dayMs, nowMs) * 0.06;
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

  const refusals: Readonly<Record<Refusal, Reply>> = {
    geo: failure(403, 'Forbidden'),
    rate: failure(429, 'Public rate limit exceeded'),
    maintenance: failure(503, 'ServiceUnavailable'),
  };
  return { host: 'api.exchange.coinbase.com', answer, refuse: (refusal) => refusals[refusal] };
}
