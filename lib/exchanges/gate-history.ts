/**
 * The past of Gate: closes of spot, the perpetual's mark price and its index, funding payments
 * and open interest.
 *
 * https://www.gate.com/docs/developers/apiv4/
 * - spot/candlesticks: rows `[openTime, quoteVolume, close, high, low, open, volume, closed]`,
 *   the close at 2, "true" at 7 once the candle is closed; USDT per coin.
 * - futures/usdt/candlesticks: `t` (the opening) and `c`; `mark_` or `index_` before the name of
 *   the contract selects the price, USDT per coin.
 * - futures/usdt/funding_rate: as in `gate.ts`, newest first.
 * - futures/usdt/contract_stats: `open_interest_usd` over `mark_price` is coins, without the
 *   size of a contract; one row a day, stamped `time`.
 *
 * Limits: 1000 points a page of spot, 2000 of futures, 1000 payments, 100 rows of statistics;
 * `limit` may not stand beside `from` and `to` of candles. Both ends are inclusive.
 * Quirks: instants in seconds. A candle further back than 10,000 candles is refused, and so is a
 * payment more than 180 days old, so that both begin a little later. Without `to` a window of
 * payments is cut to 30 days.
 * What it does not say: how far back statistics are kept, in which order they come, and whether
 * a day of them is stamped with its start or its end (rows are taken as stamped).
 */
import type { AssetId } from '../quotes/assets.ts';
import { dayMs, hourMs, type Point } from '../quotes/point.ts';
import { amount, checkCoins, pagePoints, parse, price, seconds } from './answer.ts';
import {
  type HistorySeriesId,
  type HistorySource,
  type Interval,
  intervalMs,
  type PageReceipt,
} from './exchange.ts';
import { gateApi, pair, paymentsOf } from './gate-answer.ts';
import { z } from './zod.ts';

const futures = `${gateApi}/futures/usdt`;
const firstFutures = Date.UTC(2019, 0, 1);
const keptCandles = 9_900;
const keptPayments = 530;
const statsPerPage = 100;

export const gateHistory: readonly HistorySource[] = [
  candles('index', 1999, (asset) => `${futures}/candlesticks?contract=index_${pair(asset)}`),
  candles('perpetual', 1999, (asset) => `${futures}/candlesticks?contract=mark_${pair(asset)}`),
  candles('spot', 999, (asset) => `${gateApi}/spot/candlesticks?currency_pair=${pair(asset)}`),
  {
    series: 'funding',
    firstMs: firstFutures,
    maxRows: 1000,
    stepMs: 8 * hourMs,
    keptRows: keptPayments,
    maxBytes: 131_072,
    url: (asset, _interval, fromMs, toMs) =>
      `${futures}/funding_rate?contract=${pair(asset)}&limit=1000${window(fromMs, toMs)}`,
    read: (payload, page) => pagePoints(paymentsOf(payload), page),
  },
  {
    series: 'open-interest',
    firstMs: firstFutures,
    maxRows: statsPerPage,
    stepMs: dayMs,
    maxBytes: 262_144,
    url: (asset, _interval, fromMs) =>
      `${futures}/contract_stats?contract=${pair(asset)}&interval=1d` +
      `&from=${fromMs / 1000}&limit=${statsPerPage}`,
    read: readOpenInterest,
  },
];

/** Both ends are inclusive, so the last second before the end of the page is asked for. */
const window = (fromMs: number, toMs: number): string =>
  `&from=${Math.ceil(fromMs / 1000)}&to=${Math.ceil(toMs / 1000) - 1}`;

function candles(
  series: HistorySeriesId,
  maxRows: number,
  path: (asset: AssetId) => string,
): HistorySource {
  return {
    series,
    firstMs: series === 'spot' ? Date.UTC(2013, 0, 1) : firstFutures,
    maxRows,
    keptRows: keptCandles,
    maxBytes: 524_288,
    url: (asset, interval: Interval, fromMs, toMs) =>
      `${path(asset)}&interval=${interval}${window(fromMs, toMs)}`,
    read: series === 'spot' ? readSpot : readContract,
  };
}

function readSpot(payload: unknown, page: PageReceipt): Point[] {
  const rows = parse(z.array(pairCandle), payload, 'candlesticks')
    .filter((row) => row[7] !== 'false' && row[7] !== false)
    .map((row) => ({ openMs: row[0], value: row[2] }));
  return pagePoints(rows, page, intervalMs[page.interval]);
}

function readContract(payload: unknown, page: PageReceipt): Point[] {
  const rows = parse(z.array(contractCandle), payload, 'candlesticks');
  return pagePoints(
    rows.map((row) => ({ openMs: row.t, value: row.c })),
    page,
    intervalMs[page.interval],
  );
}

function readOpenInterest(payload: unknown, page: PageReceipt): Point[] {
  const rows = parse(z.array(statistic), payload, 'contract_stats').map((row) => ({
    openMs: row.time,
    value: checkCoins(row.open_interest_usd / row.mark_price, page, 'open_interest_usd'),
  }));
  return pagePoints(rows, page);
}

const any = z.unknown();
const pairCandle = z.tuple([seconds, any, price, any, any, any, any, z.optional(any)], any);
const contractCandle = z.object({ t: seconds, c: price });
const statistic = z.object({ time: seconds, open_interest_usd: amount, mark_price: price });
