/**
 * `/fapi/v1/fundingRate`: realised funding of the perpetual, every 8 hours, ascending.
 * With a start it walks forward from there, without one it gives the latest rows.
 */
import { hourMs } from '../market/calendar.ts';
import { coinOf, type Coin } from './binance-coins.ts';
import { invalidParameter, whole, word, type BinanceEndpoint } from './binance-wire.ts';
import { decimals } from './venue.ts';

export const fundingMs = 8 * hourMs;
const firstFundingMs = Date.UTC(2019, 8, 10, 8);

/** A settlement is stamped a few milliseconds after its hour, on some days. */
const stampOf = (settlementMs: number) => settlementMs + ((settlementMs / fundingMs) % 3) * 4;

export function fundingEndpoint(coins: readonly Coin[]): BinanceEndpoint {
  return {
    // It shares a limit of 500 requests in 5 minutes with another path and has no weight.
    weight: 0,
    parameters: ['symbol', 'startTime', 'endTime', 'limit'],
    handle(query, nowMs) {
      const symbol = word(query, 'symbol');
      const { market } = coinOf(coins, symbol, 'USDT');
      const limit = whole(query, 'limit') ?? 200;
      if (limit === 0 || limit > 1000) throw invalidParameter('limit');
      const startMs = whole(query, 'startTime');
      const endMs = Math.min(whole(query, 'endTime') ?? nowMs, nowMs);
      const fromMs = Math.max(startMs ?? 0, firstFundingMs, market.firstMs);
      const settlements: number[] = [];
      let settlementMs = Math.floor(fromMs / fundingMs) * fundingMs;
      for (; stampOf(settlementMs) <= endMs; settlementMs += fundingMs) {
        if (stampOf(settlementMs) >= fromMs) settlements.push(settlementMs);
      }
      const rows = startMs === undefined ? settlements.slice(-limit) : settlements.slice(0, limit);
      return rows.map((timeMs) => ({
        symbol,
        fundingTime: stampOf(timeMs),
        fundingRate: decimals(market.fundingRate(timeMs), 8),
        markPrice: decimals(market.perpetualMarkUsdt(timeMs), 8),
        rateType: 'Regular',
      }));
    },
  };
}
