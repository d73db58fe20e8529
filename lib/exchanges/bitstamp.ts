/**
 * Bitstamp: last trade of the coin in US dollars, and closes since 2011.
 *
 * https://www.bitstamp.net/api/
 * - ticker: `last` in USD per coin, `timestamp` in seconds. The answer does not name its pair.
 * - ohlc (step in seconds, limit, start, end): `data.pair` and rows of `timestamp` (the
 *   opening, in seconds), `open`, `high`, `low`, `close`, ascending, the last one unfinished.
 *
 * Limits: 400 requests a second, 10,000 in 10 minutes (not verified); 1000 rows.
 * Quirks: every number is a string. HTTP 403 is a refused location. Too many requests are HTTP
 * 400 with the code 400.002 (not verified; HTTP 429 is read alike).
 * What it does not say: whether `end` is inclusive. The last second before the end of a page is
 * asked for, which is right either way, and rows outside the page are dropped.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { Point } from '../quotes/point.ts';
import type { SpotQuote } from '../quotes/quote.ts';
import { checkClock, otherSymbol, pagePoints, parse, price, seconds, stamp } from './answer.ts';
import {
  endpoint,
  type Exchange,
  type FailureKind,
  type Interval,
  intervalMs,
  type PageReceipt,
  type Receipt,
} from './exchange.ts';
import { z } from './zod.ts';

const root = 'https://www.bitstamp.net/api/v2';
const pair = (asset: AssetId): string => `${asset.toLowerCase()}usd`;
const rowsPerPage = 1000;

export const bitstamp = {
  id: 'bitstamp',
  name: 'Bitstamp',
  documentation: 'https://www.bitstamp.net/api/',
  hosts: ['www.bitstamp.net'],
  optional: true,
  endpoints: [endpoint('spot', 10, (asset) => `${root}/ticker/${pair(asset)}/`, readTicker)],
  history: [
    {
      series: 'spot',
      firstMs: Date.UTC(2011, 7, 18),
      maxRows: rowsPerPage,
      maxBytes: 262_144,
      url: (asset: AssetId, interval: Interval, fromMs: number, toMs: number) =>
        `${root}/ohlc/${pair(asset)}/?step=${intervalMs[interval] / 1000}&limit=${rowsPerPage}` +
        `&start=${fromMs / 1000}&end=${toMs / 1000 - 1}`,
      read: readCandles,
    },
  ],
  classifyStatus: (status: number, body: string): FailureKind | undefined =>
    status === 400 && /\b400\.002\b/.test(body) ? 'rate' : undefined,
} as const satisfies Exchange;

function readTicker(payload: unknown, receipt: Receipt): SpotQuote[] {
  const { timestamp, last } = parse(ticker, payload, 'ticker');
  checkClock(timestamp, receipt, 'timestamp');
  const base = stamp('bitstamp', pair(receipt.asset), timestamp, receipt);
  return [{ kind: 'spot', ...base, price: last, currency: 'USD' }];
}

function readCandles(payload: unknown, page: PageReceipt): Point[] {
  const { data } = parse(candles, payload, 'ohlc');
  if (data.pair !== `${page.asset}/USD`) throw otherSymbol('pair');
  const rows = data.ohlc.map((row) => ({ openMs: row.timestamp, value: row.close }));
  return pagePoints(rows, page, intervalMs[page.interval]);
}

const ticker = z.object({ timestamp: seconds, last: price });
const candles = z.object({
  data: z.object({
    pair: z.string(),
    ohlc: z.array(z.object({ timestamp: seconds, close: price })),
  }),
});
