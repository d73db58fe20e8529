/**
 * The past of Deribit: the index, closes of the perpetual and of the two running quarters,
 * all in USD per coin, and the hours of funding.
 *
 * https://docs.deribit.com/
 * - get_funding_rate_history: `index_price` at `timestamp` and `interest_1h`, as in
 *   `deribit-answer.ts`: two series from one request each.
 * - get_tradingview_chart_data (instrument_name, start_timestamp, end_timestamp, resolution):
 *   one list a column, of which `ticks` (openings, ms) and `close` are read.
 *
 * Limits: about 20 requests a second; about 744 hours of funding and 5,000 candles a call, of
 * which less is asked for.
 * Quirks: there is no resolution of four hours (60, 120, 180, 360, ...): for those the hours
 * are asked for and those that end a block of four are kept. Lists instead of rows; `status`
 * "no_data" with empty lists where nothing is there. Whether an end of the window counts is not
 * documented, so both lie between two rows.
 * What it does not say: whether charts of contracts that have ended are served, so none is
 * asked for; whether an hour without a trade has a candle.
 */
import type { AssetId } from '../quotes/assets.ts';
import { hourMs, type Point } from '../quotes/point.ts';
import { hourlyCloses, pagePoints, type PageRow, parse, price, time } from './answer.ts';
import { quarterlyExpiry, settlesAt8Utc } from './contract-calendar.ts';
import {
  contractName,
  fundingUrl,
  hoursOf,
  isCoinSettled,
  paymentsOf,
  perpetual,
  resultOf,
  root,
} from './deribit-answer.ts';
import { AnswerError, type HistorySource, intervalMs, type PageReceipt } from './exchange.ts';
import { z } from './zod.ts';

/** One less than a page holds. */
const hoursAPage = 743;
const candlesAPage = 4_000;

const hourly = {
  firstMs: Date.UTC(2019, 4, 1),
  maxRows: hoursAPage,
  maxSpanMs: hoursAPage * hourMs,
};

/** In the order in which the pages are asked for: the basis first. */
export const deribitHistory: readonly HistorySource[] = [
  {
    series: 'index',
    ...hourly,
    url: (asset, interval, fromMs, toMs) => {
      const stepMs = intervalMs[interval];
      return fundingUrl(asset, fromMs + stepMs - 1, toMs + stepMs - 1);
    },
    read: readIndex,
  },
  { series: 'current-quarter', ...quarter(0) },
  { series: 'next-quarter', ...quarter(1) },
  { series: 'perpetual', ...candles(perpetual) },
  {
    series: 'funding',
    ...hourly,
    stepMs: hourMs,
    url: (asset, _interval, fromMs, toMs) => fundingUrl(asset, fromMs - 1, toMs - 1),
    read: (payload, page) => pagePoints(paymentsOf(payload), page),
  },
];

/** Of the contract that carries this name when a page begins. */
function candles(
  nameOf: (asset: AssetId, fromMs: number) => string,
): Omit<HistorySource, 'series'> {
  return {
    firstMs: Date.UTC(2018, 7, 15),
    maxRows: candlesAPage,
    maxSpanMs: candlesAPage * hourMs,
    url: (asset, interval, fromMs, toMs) => {
      if (!isCoinSettled(asset)) return null;
      const lastHourMs = intervalMs[interval] - hourMs;
      return (
        `${root}/get_tradingview_chart_data?instrument_name=${nameOf(asset, fromMs)}` +
        `&start_timestamp=${fromMs + lastHourMs}&end_timestamp=${toMs + lastHourMs - 1}` +
        '&resolution=60'
      );
    },
    read: readChart,
  };
}

/** The quarterly contract that ends first (place 0) or second (1) after a page's begin. */
function quarter(place: number): Omit<HistorySource, 'series'> {
  const nameOf = (asset: AssetId, fromMs: number): string =>
    contractName(asset, quarterlyExpiry(fromMs, place));
  return { ...candles(nameOf), settles: settlesAt8Utc, listedOnly: true };
}

function readChart(payload: unknown, page: PageReceipt): Point[] {
  const { ticks, close } = parse(chart, resultOf(payload), 'result');
  if (ticks.length !== close.length)
    throw new AnswerError('schema', 'result: ticks and closes do not match');
  const hours = ticks.flatMap((openMs, row): PageRow[] => {
    const value = close[row];
    return value === undefined ? [] : [{ openMs, value }];
  });
  return hourlyCloses(hours, page);
}

/** A row is of the end of its hour. */
function readIndex(payload: unknown, page: PageReceipt): Point[] {
  const hours = hoursOf(payload).map((hour) => ({
    openMs: hour.timestamp - hourMs,
    value: hour.index_price,
  }));
  return hourlyCloses(hours, page);
}

const chart = z.object({
  status: z.enum(['ok', 'no_data']),
  ticks: z.array(time),
  close: z.array(price),
});
