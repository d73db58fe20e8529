/**
 * Hyperliquid: the perpetual with its open interest, and hourly funding, now and in the past.
 *
 * https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint
 * Every request is a POST of JSON to one address; `type` says what is wanted.
 * - metaAndAssetCtxs: two lists side by side, `universe` (the names) and the state of each
 *   coin at the same place: `markPx` and `oraclePx` (the index, an average of spot markets in
 *   USDT), `openInterest` in coins.
 * - fundingHistory (coin, startTime, endTime in ms): `fundingRate`, the fraction paid at
 *   `time`, HOURLY. At most 500 rows, the oldest first.
 * - candleSnapshot: `c`, the close of the candle that opened at `t` (ms), ascending, the last
 *   one unfinished. Only the most recent 5000 exist.
 *
 * Limits: a weight of 1200 a minute and address; a request costs 20, and long lists more.
 * Quirks: numbers are strings; `midPx` is null where the book has one side only, and is not
 * read; payments stand some milliseconds after their hour; a body that is not as
 * documented is HTTP 422. The list of all coins is 60 to 100 kB.
 * What it does not say: when the prices are of, and how many sides open interest counts:
 * two sources contradict each other, so that it is quoted and in no basket.
 */
import type { AssetId } from '../quotes/assets.ts';
import { dayMs, hourMs, type Point } from '../quotes/point.ts';
import type { Quote } from '../quotes/quote.ts';
import {
  amount,
  checkCoins,
  checkNearIndex,
  fundingQuotes,
  otherSymbol,
  pagePoints,
  type PageRow,
  parse,
  price,
  rate,
  stamp,
  time,
} from './answer.ts';
import {
  AnswerError,
  endpoint,
  type Exchange,
  type Interval,
  intervalMs,
  type PageReceipt,
  type Receipt,
} from './exchange.ts';
import { z } from './zod.ts';

const url = (): string => 'https://api.hyperliquid.xyz/info';

const fundingDays = 8;
const fundingRows = 500;
const keptCandles = 5000;

export const hyperliquid = {
  id: 'hyperliquid',
  name: 'Hyperliquid',
  documentation: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint',
  hosts: ['api.hyperliquid.xyz'],
  optional: true,
  pace: { gapMs: 2_000, perMinute: 10, perDay: 1_000 },
  endpoints: [
    {
      ...endpoint('perpetual', 60, url, readPerpetual),
      maxBytes: 262_144,
      body: () => ({ type: 'metaAndAssetCtxs' }),
    },
    {
      ...endpoint('funding', 120, url, readFunding),
      maxBytes: 65_536,
      body: (asset: AssetId, nowMs: number) => ({
        type: 'fundingHistory',
        coin: asset,
        startTime: nowMs - fundingDays * dayMs,
      }),
    },
  ],
  history: [
    {
      series: 'funding',
      firstMs: Date.UTC(2023, 4, 12),
      maxRows: fundingRows,
      stepMs: hourMs,
      url,
      body: (asset: AssetId, _interval: Interval, fromMs: number, toMs: number) => ({
        type: 'fundingHistory',
        coin: asset,
        startTime: fromMs,
        endTime: toMs - 1,
      }),
      read: (payload: unknown, page: PageReceipt) => pagePoints(paymentsOf(payload, page), page),
    },
    {
      series: 'perpetual',
      firstMs: Date.UTC(2023, 4, 12),
      maxRows: keptCandles,
      keptRows: keptCandles,
      url,
      body: (asset: AssetId, interval: Interval, fromMs: number, toMs: number) => ({
        type: 'candleSnapshot',
        req: { coin: asset, interval, startTime: fromMs, endTime: toMs - 1 },
      }),
      read: readCandles,
    },
  ],
} as const satisfies Exchange;

function readPerpetual(payload: unknown, receipt: Receipt): Quote[] {
  const [{ universe }, states] = parse(coinsAndStates, payload, 'metaAndAssetCtxs');
  if (universe.length !== states.length)
    throw new AnswerError('schema', 'metaAndAssetCtxs: the two lists differ in length');
  const place = universe.findIndex(({ name }) => name === receipt.asset);
  if (place < 0) throw otherSymbol('coin');
  const row = parse(state, states[place], receipt.asset);
  checkNearIndex(row.markPx, row.oraclePx, receipt.asset);
  const base = stamp('hyperliquid', receipt.asset, null, receipt);
  const held = checkCoins(row.openInterest, receipt, 'openInterest');
  const prices = { price: row.markPx, indexPrice: row.oraclePx, currency: 'USDT' } as const;
  return [
    { kind: 'perpetual', ...base, ...prices },
    { kind: 'open-interest', ...base, coins: held },
  ];
}

function readFunding(payload: unknown, receipt: Receipt): Quote[] {
  return fundingQuotes(paymentsOf(payload, receipt), 'hyperliquid', receipt.asset, receipt);
}

const paymentsOf = (payload: unknown, { asset }: Receipt): PageRow[] =>
  parse(z.array(payment), payload, 'fundingHistory').map((row) => {
    if (row.coin !== asset) throw otherSymbol('coin');
    return { openMs: row.time, value: row.fundingRate };
  });

function readCandles(payload: unknown, page: PageReceipt): Point[] {
  const rows = parse(z.array(candle), payload, 'candleSnapshot').map(({ t, c, s, i }) => {
    if (s !== page.asset || i !== page.interval) throw otherSymbol('coin');
    return { openMs: t, value: c };
  });
  return pagePoints(rows, page, intervalMs[page.interval]);
}

const coinsAndStates = z.tuple([
  z.object({ universe: z.array(z.object({ name: z.string() })) }),
  z.array(z.unknown()),
]);
const state = z.object({ markPx: price, oraclePx: price, openInterest: amount });
const payment = z.object({ coin: z.string(), fundingRate: rate, time });
const candle = z.object({ t: time, c: price, s: z.string(), i: z.string() });
