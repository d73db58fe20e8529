/**
 * The past of Binance: closes of spot, the USD-M perpetual, and of both margins the index and
 * the two running quarters; funding payments and open interest of the perpetual.
 *
 * https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api
 * https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api
 * - klines, continuousKlines, indexPriceKlines: `[openTime, open, high, low, close, ...]`,
 *   ascending, the last one unfinished; USDT per coin, of COIN-M (dapi) USD per coin.
 *   `startTime` and `endTime` are both inclusive and mean the opening.
 * - fundingRate: as in `binance.ts`, stamped with `fundingTime`, some milliseconds after the
 *   hour on some days.
 * - openInterestHist: `sumOpenInterest` of the perpetual in coins at `timestamp`.
 *
 * Limits: 1000 rows (spot, funding) or 1500 (candles of futures, weight 10); of COIN-M 200 days.
 * Quirks: `CURRENT_QUARTER` and `NEXT_QUARTER` follow the calendar: at an expiry each goes on
 * with the next contract, so which contract a row is of follows from its time. COIN-M counts its
 * rows back from the end of the window, the others from its start. Open interest exists for the
 * latest 30 days only and a `startTime` before them is an error, so that page is asked for
 * without times and is the same whatever the window.
 * What it does not say: when the index and COIN-M series start; a window before the start simply
 * has fewer rows.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { dayMs, hourMs, type Point } from '../quotes/point.ts';
import { amount, candle, checkCoins, pagePoints, parse, time } from './answer.ts';
import { coinMargined, dapi, fapi, paymentsOf, spotHost, usdMargined } from './binance-answer.ts';
import {
  type HistorySeriesId,
  type HistorySource,
  intervalMs,
  type PageReceipt,
} from './exchange.ts';
import { z } from './zod.ts';

const spotStart = Date.UTC(2017, 7, 17);
const perpetualStart = Date.UTC(2019, 8, 8);
const quartersStart = Date.UTC(2021, 1, 1);
const coinMarginedStart = Date.UTC(2020, 7, 11);

type Quarter = 'CURRENT_QUARTER' | 'NEXT_QUARTER';

const spot = (asset: AssetId) => `${spotHost}/api/v3/klines?symbol=${usdMargined(asset)}`;
const perpetual = (asset: AssetId) => `${fapi}/fapi/v1/klines?symbol=${usdMargined(asset)}`;
const index = (asset: AssetId) => `${fapi}/fapi/v1/indexPriceKlines?pair=${usdMargined(asset)}`;
const quarter = (contract: Quarter) => (asset: AssetId) =>
  ifDated(asset, `${fapi}/fapi/v1/continuousKlines?pair=${usdMargined(asset)}`, contract);
const coinIndex = (asset: AssetId) =>
  ifDated(asset, `${dapi}/dapi/v1/indexPriceKlines?pair=${coinMargined(asset)}`);
const coinQuarter = (contract: Quarter) => (asset: AssetId) =>
  ifDated(asset, `${dapi}/dapi/v1/continuousKlines?pair=${coinMargined(asset)}`, contract);

/** Nothing for a coin without quarters: their index is of use beside them only. */
function ifDated(asset: AssetId, url: string, contract?: Quarter): string | null {
  if (!assetOf(asset).dated) return null;
  return contract ? `${url}&contractType=${contract}` : url;
}

/** In the order in which the pages are asked for: the basis first. */
export const binanceHistory: readonly HistorySource[] = [
  candles('index', perpetualStart, 1500, index),
  candles('current-quarter', quartersStart, 1500, quarter('CURRENT_QUARTER')),
  candles('next-quarter', quartersStart, 1500, quarter('NEXT_QUARTER')),
  coinCandles('coin-index', coinIndex),
  coinCandles('coin-current-quarter', coinQuarter('CURRENT_QUARTER')),
  coinCandles('coin-next-quarter', coinQuarter('NEXT_QUARTER')),
  candles('spot', spotStart, 1000, spot),
  candles('perpetual', perpetualStart, 1500, perpetual),
  {
    series: 'funding',
    firstMs: Date.UTC(2019, 8, 10),
    maxRows: 1000,
    stepMs: 8 * hourMs,
    url: (asset, _interval, fromMs, toMs) =>
      `${fapi}/fapi/v1/fundingRate?symbol=${usdMargined(asset)}` +
      `&startTime=${fromMs}&endTime=${toMs - 1}&limit=1000`,
    read: (payload, page) => pagePoints(paymentsOf(payload, page.asset), page),
  },
  {
    series: 'open-interest',
    firstMs: perpetualStart,
    maxRows: 30,
    keptRows: 30,
    stepMs: dayMs,
    url: (asset) =>
      `${fapi}/futures/data/openInterestHist?symbol=${usdMargined(asset)}&period=1d&limit=30`,
    read: readOpenInterest,
  },
];

function candles(
  series: HistorySeriesId,
  firstMs: number,
  maxRows: number,
  path: (asset: AssetId) => string | null,
): HistorySource {
  return {
    series,
    firstMs,
    maxRows,
    url(asset, interval, fromMs, toMs) {
      const start = path(asset);
      const window = `&startTime=${fromMs}&endTime=${toMs - 1}&limit=${maxRows}`;
      return start === null ? null : `${start}&interval=${interval}${window}`;
    },
    read: readCandles,
  };
}

function coinCandles(series: HistorySeriesId, path: (asset: AssetId) => string | null) {
  return { ...candles(series, coinMarginedStart, 1500, path), maxSpanMs: 200 * dayMs };
}

function readCandles(payload: unknown, page: PageReceipt): Point[] {
  const rows = parse(z.array(candle(time)), payload, 'klines');
  return pagePoints(rows, page, intervalMs[page.interval]);
}

function readOpenInterest(payload: unknown, page: PageReceipt): Point[] {
  const rows = parse(z.array(statistic), payload, 'openInterestHist').map((row) => ({
    openMs: row.timestamp,
    value: checkCoins(row.sumOpenInterest, page, 'sumOpenInterest'),
  }));
  return pagePoints(rows, page);
}

const statistic = z.object({ timestamp: time, sumOpenInterest: amount });
