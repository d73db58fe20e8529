/**
 * The past of Bitget: closes of spot and of the USDT perpetual, and the latest funding payments.
 *
 * https://www.bitget.com/api-doc/contract/market/Get-History-Candle-Data
 * - history-candles: rows `[openTime, open, high, low, close, ...]`, USDT per coin, 200 at most,
 *   counted back from `endTime`. The hour is called `1H` for contracts and `1h` for spot.
 * - history-fund-rate: as in `bitget.ts`. It goes by page number and has no times, so the newest
 *   page of 100 is asked for whatever the window.
 *
 * Quirks: the envelope of `bitget-answer.ts`. A row of contracts has seven cells, of spot eight.
 * What it does not say: whether a row that opens at `endTime` belongs to the page. One row less
 * than a page holds is asked for, so that the page is whole either way, and rows outside it are
 * dropped. The order of rows is not relied on. Where the series begin and how far back they are
 * kept is not documented; before that, pages are empty.
 */
import type { AssetId } from '../quotes/assets.ts';
import { hourMs, type Point } from '../quotes/point.ts';
import { candle, pagePoints, parse, time } from './answer.ts';
import {
  linear,
  linearContract,
  mixMarket,
  paymentsOf,
  rowsOf,
  spotMarket,
} from './bitget-answer.ts';
import { type HistorySource, type Interval, intervalMs, type PageReceipt } from './exchange.ts';
import { z } from './zod.ts';

const founded = Date.UTC(2018, 6, 1);
const rowsPerPage = 200;
const payments = 100;

const mixInterval: Record<Interval, string> = { '1h': '1H', '4h': '4H' };
const spotInterval: Record<Interval, string> = { '1h': '1h', '4h': '4h' };

export const bitgetHistory: readonly HistorySource[] = [
  candles('spot', (asset, interval) => {
    const granularity = spotInterval[interval];
    return `${spotMarket}/history-candles?symbol=${linear(asset)}&granularity=${granularity}`;
  }),
  candles('perpetual', (asset, interval) => {
    const granularity = mixInterval[interval];
    return `${mixMarket}/history-candles?${linearContract(asset)}&granularity=${granularity}`;
  }),
  {
    series: 'funding',
    firstMs: founded,
    maxRows: payments,
    stepMs: 8 * hourMs,
    keptRows: payments,
    maxBytes: 65_536,
    url: (asset) =>
      `${mixMarket}/history-fund-rate?${linearContract(asset)}&pageSize=${payments}&pageNo=1`,
    read: (payload, page) => pagePoints(paymentsOf(payload, page.asset), page),
  },
];

function candles(
  series: 'spot' | 'perpetual',
  path: (asset: AssetId, interval: Interval) => string,
): HistorySource {
  return {
    series,
    firstMs: founded,
    maxRows: rowsPerPage - 1,
    maxBytes: 65_536,
    url: (asset, interval, _fromMs, toMs) =>
      `${path(asset, interval)}&endTime=${toMs}&limit=${rowsPerPage}`,
    read: readCandles,
  };
}

function readCandles(payload: unknown, page: PageReceipt): Point[] {
  const rows = parse(z.array(candle(time)), rowsOf(payload), 'history-candles');
  return pagePoints(rows, page, intervalMs[page.interval]);
}
