/**
 * The past of Bybit: closes of spot, of the USD index and of the two inverse quarters that are
 * listed, funding and open interest of the USDT perpetual.
 *
 * https://bybit-exchange.github.io/docs/v5/market/kline
 * - kline, index-price-kline: `[start, open, high, low, close, ...]`, newest first, the newest
 *   unfinished; `start` and `end` are both inclusive and mean the opening. USDT per coin (spot),
 *   USD per coin (inverse). Intervals are minutes, 60 and 240.
 * - funding/history: `fundingRate` at `fundingRateTimestamp`; a start needs an end.
 * - open-interest: `openInterest` in coins (linear) at `timestamp`, for each UTC day, back to the
 *   launch of the contract: the only free record that long. It counts both sides of a contract;
 *   `singleOpenInterest`, there since June 2026, counts one: it is read where it is given, else
 *   half of the other.
 *
 * Limits: 1000 rows of candles, 200 of the others; 600 requests in 5 s and address.
 * Quirks: everything is a string; spot and the linear perpetual have one name, so the category is
 * checked as well. Windows make the cursor of open interest unnecessary.
 * What it does not say: whether a quarter that has ended is still served. It is not asked for,
 * and neither is the index of the years before quarters were listed.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { dayMs, hourMs, type Point } from '../quotes/point.ts';
import { amount, candle, checkCoins, otherSymbol, pagePoints, parse, time } from './answer.ts';
import {
  answerOf,
  inverse,
  inverseQuarter,
  isInverseDated,
  linear,
  paymentsOf,
  root,
} from './bybit-answer.ts';
import { settlesAt8Utc } from './contract-calendar.ts';
import {
  AnswerError,
  type HistorySeriesId,
  type HistorySource,
  type Interval,
  intervalMs,
  type PageReceipt,
} from './exchange.ts';
import { z } from './zod.ts';

const quartersStart = Date.UTC(2021, 0, 1);
const perpetualStart = Date.UTC(2020, 2, 30);

const minutes: Record<Interval, number> = { '1h': 60, '4h': 240 };

/** In the order in which the pages are asked for: the basis first. */
export const bybitHistory: readonly HistorySource[] = [
  candles('index', quartersStart, 'index-price-kline', 'inverse', inverseOf),
  quarterCandles('current-quarter', 0),
  quarterCandles('next-quarter', 1),
  candles('spot', Date.UTC(2021, 6, 1), 'kline', 'spot', linear),
  {
    series: 'funding',
    firstMs: Date.UTC(2020, 2, 25),
    maxRows: 200,
    stepMs: 8 * hourMs,
    url: (asset, _interval, fromMs, toMs) =>
      `${root}/funding/history?category=linear&symbol=${linear(asset)}` +
      `&startTime=${fromMs}&endTime=${toMs - 1}&limit=200`,
    read: (payload, page) => pagePoints(paymentsOf(payload, page), page),
  },
  {
    series: 'open-interest',
    firstMs: perpetualStart,
    maxRows: 200,
    stepMs: dayMs,
    url: (asset, _interval, fromMs, toMs) =>
      `${root}/open-interest?category=linear&symbol=${linear(asset)}&intervalTime=1d` +
      `&startTime=${fromMs}&endTime=${toMs - 1}&limit=200`,
    read: readOpenInterest,
  },
];

/** Of use beside quarters only. */
function inverseOf(asset: AssetId): string | null {
  return assetOf(asset).dated ? inverse(asset) : null;
}

function candles(
  series: HistorySeriesId,
  firstMs: number,
  path: 'kline' | 'index-price-kline',
  category: 'spot' | 'inverse',
  symbolAt: (asset: AssetId, fromMs: number) => string | null,
): HistorySource {
  return {
    series,
    firstMs,
    maxRows: 1000,
    url(asset, interval, fromMs, toMs) {
      const symbol = symbolAt(asset, fromMs);
      if (symbol === null) return null;
      const named = `${root}/${path}?category=${category}&symbol=${symbol}`;
      return `${named}&interval=${minutes[interval]}&start=${fromMs}&end=${toMs - 1}&limit=1000`;
    },
    read: (payload, page) => readCandles(payload, page, category, series),
  };
}

function quarterCandles(series: 'current-quarter' | 'next-quarter', place: 0 | 1): HistorySource {
  const symbolAt = (asset: AssetId, fromMs: number) =>
    assetOf(asset).dated ? inverseQuarter(asset, fromMs, place) : null;
  return {
    ...candles(series, quartersStart, 'kline', 'inverse', symbolAt),
    settles: settlesAt8Utc,
    listedOnly: true,
  };
}

function readCandles(
  payload: unknown,
  page: PageReceipt,
  category: string,
  series: HistorySeriesId,
): Point[] {
  const { result } = answerOf(payload, page);
  if (result.category !== category) throw new AnswerError('schema', 'category: not as asked for');
  if (!isOf(series, result.symbol ?? '', page.asset)) throw otherSymbol();
  const rows = parse(z.array(candle(time)), result.list, 'kline');
  return pagePoints(rows, page, intervalMs[page.interval]);
}

/** The name of the index is that of any inverse contract of the coin. */
function isOf(series: HistorySeriesId, symbol: string, asset: AssetId): boolean {
  if (series === 'spot') return symbol === linear(asset);
  return isInverseDated(symbol, asset) || (series === 'index' && symbol === inverse(asset));
}

function readOpenInterest(payload: unknown, page: PageReceipt): Point[] {
  const { result } = answerOf(payload, page);
  if (result.symbol !== linear(page.asset)) throw otherSymbol();
  const rows = parse(z.array(statistic), result.list, 'open-interest').map((row) => {
    const held = row.singleOpenInterest ?? row.openInterest / 2;
    return { openMs: row.timestamp, value: checkCoins(held, page, 'openInterest') };
  });
  return pagePoints(rows, page);
}

const statistic = z.object({
  timestamp: time,
  openInterest: amount,
  singleOpenInterest: z.optional(amount),
});
