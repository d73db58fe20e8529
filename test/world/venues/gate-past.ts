/**
 * The past of Gate: candles of spot and contracts, payments, daily statistics. Instants are
 * seconds; both ends of a window are inclusive.
 *
 * A page holds 1000 points of spot and 2000 of contracts, none further back than 10,000
 * candles. `limit` may not stand beside `from` and `to`. Payments are newest first, of the
 * latest 180 days, and of 30 days only where `to` is missing.
 */
import { dayMs, hourMs } from '../market/calendar.ts';
import { candleFrom, intervalNamed, type Candle, type PriceSource } from '../market/candle.ts';
import type { Market } from '../market/market.ts';
import { instant, invalid, required, rowLimit } from './gate-wire.ts';

const fundingMs = 8 * hourMs;
const furthestCandle = 10_000;
const paymentDays = 180;
const windowDays = 30;
const intervals = ['1m', '5m', '15m', '30m', '1h', '4h', '8h', '1d'];

export interface Opened extends Candle {
  readonly openMs: number;
  readonly endMs: number;
}

/** Ascending; the running candle is the last one of a page that reaches the present. */
export function candlesOf(
  query: URLSearchParams,
  nowMs: number,
  market: Market,
  price: PriceSource,
  most: number,
): Opened[] {
  const name = query.get('interval') ?? '30m';
  const lengthMs = intervals.includes(name) ? intervalNamed(name)?.lengthMs : undefined;
  if (lengthMs === undefined) throw invalid(`Invalid interval ${name}`);
  const [fromMs, toMs] = [instant(query, 'from'), instant(query, 'to')];
  if (query.has('limit') && (fromMs !== undefined || toMs !== undefined))
    throw invalid('Parameter `limit` conflicts with `from` and `to`');
  const rows = rowLimit(query, 100, most);
  const endMs = Math.min(toMs ?? nowMs, nowMs);
  const startMs = fromMs ?? Math.floor(endMs / lengthMs) * lengthMs - (rows - 1) * lengthMs;
  if (startMs < nowMs - furthestCandle * lengthMs)
    throw invalid('Candlestick too long ago. Maximum 10000 points recently are allowed');
  if (((toMs ?? nowMs) - startMs) / lengthMs > most)
    throw invalid(
      `Candlestick range too broad. Maximum ${most} data points are allowed per request`,
    );
  const first = Math.ceil(Math.max(startMs, market.firstMs) / lengthMs);
  const count = Math.max(Math.floor(endMs / lengthMs) - first + 1, 0);
  return Array.from({ length: count }, (_, row) => {
    const openMs = (first + row) * lengthMs;
    const candle = candleFrom(price, openMs, openMs + lengthMs, nowMs);
    return { ...candle, openMs, endMs: openMs + lengthMs };
  });
}

/** A payment is stamped a second after the full hour. */
export function payments(query: URLSearchParams, nowMs: number, market: Market): unknown {
  const limit = rowLimit(query, 100, 1000);
  const [fromMs, toMs] = [instant(query, 'from'), instant(query, 'to')];
  if (fromMs !== undefined && fromMs < nowMs - paymentDays * dayMs)
    throw invalid('from time exceeds 180-day limit');
  const startMs = fromMs ?? (toMs ?? nowMs) - windowDays * dayMs;
  const endMs = Math.min(toMs ?? startMs + windowDays * dayMs, nowMs);
  const lateMs = 1000;
  const last = Math.floor((endMs - lateMs) / fundingMs);
  const first = Math.ceil((Math.max(startMs, market.firstMs) - lateMs) / fundingMs);
  return Array.from({ length: Math.max(Math.min(last - first + 1, limit), 0) }, (_, back) => {
    const settledMs = (last - back) * fundingMs;
    const r = String(Number(market.fundingRate(settledMs).toFixed(6)));
    return { t: (settledMs + lateMs) / 1000, r };
  });
}

/** One row a day, ascending from `from`; nothing where open interest is not recorded. */
export function statistics(
  query: URLSearchParams,
  nowMs: number,
  market: Market,
  contractCoins: number,
): unknown {
  if (required(query, 'interval') !== '1d') throw invalid('Invalid interval');
  const limit = rowLimit(query, 30, 100);
  const last = Math.floor(nowMs / dayMs);
  const fromMs = instant(query, 'from');
  const first = Math.ceil(Math.max(fromMs ?? 0, market.firstMs) / dayMs);
  const start = fromMs === undefined ? Math.max(first, last - limit + 1) : first;
  const days = Array.from(
    { length: Math.max(Math.min(last - start + 1, limit), 0) },
    (_, row) => (start + row) * dayMs,
  );
  return days.flatMap((startMs) => {
    const coins = market.openInterestCoins(startMs, 'gate');
    if (coins === null) return [];
    const mark = Number(market.perpetualMarkUsdt(startMs).toFixed(2));
    const contracts = Math.round(coins / contractCoins);
    const row = {
      time: startMs / 1000,
      lsr_taker: 1.02,
      lsr_account: 1.41,
      long_liq_size: 20_114,
      long_liq_amount: 2.0114,
      long_liq_usd: 140_211.4,
      short_liq_size: 1802,
      short_liq_amount: 0.1802,
      short_liq_usd: 12_604.1,
      open_interest: contracts,
      open_interest_usd: contracts * contractCoins * mark,
      top_lsr_account: 1.09,
      top_lsr_size: 1.14,
      mark_price: String(mark),
    };
    return [row];
  });
}
