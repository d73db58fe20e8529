/**
 * The past of KuCoin: closes of spot and of the USDT perpetual, and funding payments.
 *
 * https://www.kucoin.com/docs-new/rest/spot-trading/market-data/get-klines
 * - market/candles (type `1hour`, `4hour`): `[time, open, CLOSE, high, low, volume, turnover]`
 *   as strings, `time` is the opening in SECONDS, newest first; `startAt` and `endAt` in
 *   seconds. At most 1500 rows.
 * - kline/query (granularity in minutes): `[time, open, high, low, close, volume]` as
 *   numbers, `time` in ms; `from` and `to` in ms, both inclusive. At most 500 rows.
 * - contract/funding-rates: as in `kucoin.ts`. No limit is documented and 69 rows have been
 *   seen in one answer, so a page asks for no more than 66, which is 22 days.
 *
 * Quirks: the two markets differ in the unit of time and in the place of the close.
 * What it does not say: whether `endAt` is inclusive. It lies a second before the end, so that
 * no row beyond the page pushes its first one out; rows outside the page are dropped.
 * Past open interest is not asked for: it is counted in contracts without their size.
 */
import { hourMs } from '../quotes/point.ts';
import { candle, pagePoints, parse, price, seconds, time } from './answer.ts';
import { type HistorySource, intervalMs } from './exchange.ts';
import { dataOf, futuresApi, linear, paymentsOf, spotApi, spotPair } from './kucoin-answer.ts';
import { z } from './zod.ts';

/** When the USDT perpetual of bitcoin opened. */
const perpetualStart = Date.UTC(2020, 2, 30, 8);
const fundingRows = 66;

export const kucoinHistory: readonly HistorySource[] = [
  {
    series: 'spot',
    firstMs: Date.UTC(2018, 0, 1),
    maxRows: 1500,
    url: (asset, interval, fromMs, toMs) =>
      `${spotApi}/market/candles?type=${interval === '1h' ? '1hour' : '4hour'}` +
      `&symbol=${spotPair(asset)}&startAt=${fromMs / 1000}&endAt=${toMs / 1000 - 1}`,
    read: (payload, page) => {
      const rows = parse(z.array(spotCandle), dataOf(payload), 'candles').map((row) => ({
        openMs: row[0],
        value: row[2],
      }));
      return pagePoints(rows, page, intervalMs[page.interval]);
    },
  },
  {
    series: 'perpetual',
    firstMs: perpetualStart,
    maxRows: 500,
    url: (asset, interval, fromMs, toMs) =>
      `${futuresApi}/kline/query?symbol=${linear(asset)}` +
      `&granularity=${intervalMs[interval] / 60_000}&from=${fromMs}&to=${toMs - 1}`,
    read: (payload, page) => {
      const rows = parse(z.array(candle(time)), dataOf(payload), 'kline');
      return pagePoints(rows, page, intervalMs[page.interval]);
    },
  },
  {
    series: 'funding',
    firstMs: perpetualStart,
    maxRows: fundingRows,
    stepMs: 8 * hourMs,
    url: (asset, _interval, fromMs, toMs) =>
      `${futuresApi}/contract/funding-rates?symbol=${linear(asset)}&from=${fromMs}&to=${toMs - 1}`,
    read: (payload, page) => pagePoints(paymentsOf(payload, page.asset), page),
  },
];

const spotCandle = z.tuple([seconds, z.unknown(), price], z.unknown());
