/**
 * The past of HTX: closes of spot, and the open interest of the USDT perpetual.
 *
 * https://www.htx.com/en-us/opend/newApiPages/
 * - market/history/kline (period `60min`, `4hour`): `close` of the candle that opened at `id`,
 *   in SECONDS, newest first, the first one unfinished. At most 2000 rows.
 * - swap_his_open_interest (amount_type=2): `volume` in coins at `ts` (ms). At most 200 days.
 *
 * Quirks: both count back from now and take no times, so a page is the same whatever the
 * window, and only the latest rows exist. `1day` of HTX is a day of UTC+8 and is never asked
 * for as a price; hours and four hours are the same in both. `volume` of open interest is in
 * coins only where `amount_type` is 2, in contracts where it is 1: rows of 1 are refused.
 * What it does not say: how a day of open interest is cut. Recorded rows stand at 16:00 UTC,
 * where a day of UTC+8 begins, the newest one of the running day; a row is stamped with `ts`
 * as given. Funding is served in pages counted from the newest payment, which the window
 * alone does not number; the latest 50 come with `htx.ts`.
 */
import { dayMs, type Point } from '../quotes/point.ts';
import {
  amount,
  checkCoins,
  number,
  otherSymbol,
  pagePoints,
  parse,
  price,
  seconds,
  time,
} from './answer.ts';
import { AnswerError, type HistorySource, intervalMs, type PageReceipt } from './exchange.ts';
import { answeredAt, contractApi, linear, spotApi, spotPair } from './htx-answer.ts';
import { z } from './zod.ts';

const candleRows = 2000;
const openInterestRows = 200;
const inCoins = 2;

export const htxHistory: readonly HistorySource[] = [
  {
    series: 'spot',
    firstMs: Date.UTC(2018, 0, 1),
    maxRows: candleRows,
    keptRows: candleRows,
    url: (asset, interval) =>
      `${spotApi}/market/history/kline?symbol=${spotPair(asset)}` +
      `&period=${interval === '1h' ? '60min' : '4hour'}&size=${candleRows}`,
    read: readSpot,
  },
  {
    series: 'open-interest',
    firstMs: Date.UTC(2020, 9, 21),
    maxRows: openInterestRows,
    keptRows: openInterestRows,
    stepMs: dayMs,
    url: (asset) =>
      `${contractApi}/linear-swap-api/v1/swap_his_open_interest?contract_code=${linear(asset)}` +
      `&period=1day&amount_type=${inCoins}&size=${openInterestRows}`,
    read: readOpenInterest,
  },
];

function readSpot(payload: unknown, page: PageReceipt): Point[] {
  answeredAt(payload);
  const { ch, data } = parse(candles, payload, 'kline');
  if (!ch.startsWith(`market.${spotPair(page.asset)}.kline.`)) throw otherSymbol();
  const rows = data.map(({ id, close }) => ({ openMs: id, value: close }));
  return pagePoints(rows, page, intervalMs[page.interval]);
}

function readOpenInterest(payload: unknown, page: PageReceipt): Point[] {
  answeredAt(payload);
  const rows = parse(statistics, payload, 'swap_his_open_interest').data.tick;
  if (rows.some((row) => row.amount_type !== inCoins))
    throw new AnswerError('schema', 'amount_type: not in coins');
  return pagePoints(
    rows.map(({ ts, volume }) => ({ openMs: ts, value: checkCoins(volume, page, 'volume') })),
    page,
  );
}

const candles = z.object({
  ch: z.string(),
  data: z.array(z.object({ id: seconds, close: price })),
});
const statistics = z.object({
  data: z.object({ tick: z.array(z.object({ ts: time, volume: amount, amount_type: number })) }),
});
