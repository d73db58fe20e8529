/**
 * The past of Binance: closes of spot, the USD-M perpetual, its index and the two running
 * quarters, funding payments, and open interest.
 *
 * https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api
 * - klines, continuousKlines, indexPriceKlines: `[openTime, open, high, low, close, ...]`
 *   in USDT per coin, ascending, the last one unfinished. `startTime` and `endTime` are both
 *   inclusive and mean the opening.
 * - fundingRate: as in `binance.ts`, stamped with `fundingTime`.
 * - openInterestHist: `sumOpenInterest` of the perpetual in coins at `timestamp`.
 *
 * Limits: 1000 rows (spot, funding) or 1500 (candles of futures, weight 10).
 * Quirks: `CURRENT_QUARTER` and `NEXT_QUARTER` follow the calendar: at an expiry each goes on
 * with the next contract, so which contract a row is of follows from its time. Open interest
 * exists for the latest 30 days only and a `startTime` before them is an error, so that page
 * is asked for without times and is the same whatever the window.
 * What it does not say: when the index series starts (no earlier than the perpetual); a
 * window before the start simply has fewer rows.
 */
import type { AssetId } from '../quotes/assets.ts';
import { dayMs, hourMs, type Point } from '../quotes/point.ts';
import { ascending, checkNotAhead, coins, parse, price, rate, time } from './answer.ts';
import { type HistorySeriesId, type HistorySource, type Interval, intervalMs } from './exchange.ts';
import { z } from './zod.ts';

const spotApi = 'https://data-api.binance.vision/api/v3';
const fapi = 'https://fapi.binance.com/fapi/v1';

const perpetualStart = Date.UTC(2019, 8, 8);
const quartersStart = Date.UTC(2021, 1, 1);

/** In the order in which the pages are asked for: the basis first. */
export const binanceHistory: readonly HistorySource[] = [
  candles('index', perpetualStart, 1500, (asset) => `${fapi}/indexPriceKlines?pair=${asset}USDT`),
  candles('current-quarter', quartersStart, 1500, (asset) => quarters(asset, 'CURRENT_QUARTER')),
  candles('next-quarter', quartersStart, 1500, (asset) => quarters(asset, 'NEXT_QUARTER')),
  candles('spot', Date.UTC(2017, 7, 17), 1000, (asset) => `${spotApi}/klines?symbol=${asset}USDT`),
  candles('perpetual', perpetualStart, 1500, (asset) => `${fapi}/klines?symbol=${asset}USDT`),
  {
    series: 'funding',
    firstMs: Date.UTC(2019, 8, 10),
    maxRows: 1000,
    stepMs: 8 * hourMs,
    url: (asset, _interval, fromMs, toMs) =>
      `${fapi}/fundingRate?symbol=${asset}USDT&startTime=${fromMs}&endTime=${toMs - 1}&limit=1000`,
    read: readFunding,
  },
  {
    series: 'open-interest',
    firstMs: perpetualStart,
    maxRows: 30,
    stepMs: dayMs,
    url: (asset) =>
      'https://fapi.binance.com/futures/data/openInterestHist' +
      `?symbol=${asset}USDT&period=1d&limit=30`,
    read: readOpenInterest,
  },
];

const quarters = (asset: AssetId, contract: string): string =>
  `${fapi}/continuousKlines?pair=${asset}USDT&contractType=${contract}`;

function candles(
  series: HistorySeriesId,
  firstMs: number,
  maxRows: number,
  path: (asset: AssetId) => string,
): HistorySource {
  return {
    series,
    firstMs,
    maxRows,
    url: (asset, interval, fromMs, toMs) =>
      `${path(asset)}&interval=${interval}` +
      `&startTime=${fromMs}&endTime=${toMs - 1}&limit=${maxRows}`,
    read: readCandles,
  };
}

function readCandles(payload: unknown, interval: Interval, nowMs: number): Point[] {
  const points = parse(z.array(candle), payload, 'klines').map((row) => ({
    timeMs: row[0] + intervalMs[interval],
    value: row[4],
  }));
  return inOrder(points, nowMs).filter((point) => point.timeMs <= nowMs);
}

function readFunding(payload: unknown, _interval: Interval, nowMs: number): Point[] {
  const rows = parse(z.array(payment), payload, 'fundingRate');
  return inOrder(
    rows.map((row) => ({ timeMs: row.fundingTime, value: row.fundingRate })),
    nowMs,
  );
}

function readOpenInterest(payload: unknown, _interval: Interval, nowMs: number): Point[] {
  const rows = parse(z.array(statistic), payload, 'openInterestHist');
  return inOrder(
    rows.map((row) => ({ timeMs: row.timestamp, value: row.sumOpenInterest })),
    nowMs,
  );
}

function inOrder(points: readonly Point[], nowMs: number): Point[] {
  const ordered = ascending(points, (point) => point.timeMs);
  const last = ordered.at(-1);
  if (last) checkNotAhead(last.timeMs, nowMs, 'last row');
  return ordered;
}

const candle = z.tuple([time, z.unknown(), z.unknown(), z.unknown(), price], z.unknown());
const payment = z.object({ fundingTime: time, fundingRate: rate });
const statistic = z.object({ timestamp: time, sumOpenInterest: coins });
