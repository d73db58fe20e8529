/**
 * The past of OKX: closes of spot, of the index in USD and of the two running quarters
 * margined in the coin, funding payments and open interest of the perpetual in USDT.
 *
 * https://www.okx.com/docs-v5/en/
 * - market/history-candles: `[ts, o, h, l, c, vol, volCcy, volCcyQuote, confirm]`, market/
 *   history-index-candles: `[ts, o, h, l, c, confirm]`. `ts` is the opening, `confirm` "1" a
 *   candle that is finished. USDT per coin for spot, USD for the index and the quarters.
 * - public/funding-rate-history: as in `okx.ts`.
 * - rubik/stat/contracts/open-interest-history: `[ts, oi contracts, oiCcy, oiUsd]`; `oiCcy` in
 *   coins, counted once.
 *
 * Limits: 300 rows of candles, 100 of all others; 20 requests of candles in 2 s, 10 of index
 * candles and funding, 5 of open interest.
 * Quirks: newest first. `after` means OLDER than an instant and `before` newer, neither with
 * the instant itself. `1D` is a day of UTC+8, `1Dutc` one of UTC. `ts` of open interest is the
 * start of its day and its value follows what is open until the day has ended, so it is
 * stamped with the end and a running day is left out. A contract that is not listed is code
 * 51001. Funding is kept for about three months, open interest for 1,440 rows.
 * The first dates are careful ones: the oldest candles are not documented, and a page from
 * before them is empty.
 * What it does not say: whether contracts that have ended are served, so none is asked for;
 * open interest of the other families, which have a record each.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { dayMs, hourMs, type Point } from '../quotes/point.ts';
import { amount, checkCoins, pagePoints, type PageRow, parse, price, time } from './answer.ts';
import { quarterlyExpiry, settlesAt8Utc, symbolDate } from './contract-calendar.ts';
import { type HistorySource, type Interval, intervalMs, type PageReceipt } from './exchange.ts';
import { paymentsOf, root, rowsOf, swap } from './okx-answer.ts';
import { z } from './zod.ts';

const firstMs = Date.UTC(2019, 9, 1);
const bars: Record<Interval, string> = { '1h': '1H', '4h': '4H' };

const traded = { path: 'history-candles', maxRows: 300, read: readCandles };
const indexed = { path: 'history-index-candles', maxRows: 100, read: readIndex };

/** In the order in which the pages are asked for: the basis first. */
export const okxHistory: readonly HistorySource[] = [
  {
    series: 'index',
    ...candles(indexed, (asset) => (hasDated(asset) ? `${asset}-USD` : null)),
    // 10 requests in 2 s, where candles of trades are allowed 20.
    gapMs: 230,
  },
  { series: 'current-quarter', ...quarter(0) },
  { series: 'next-quarter', ...quarter(1) },
  { series: 'spot', ...candles(traded, (asset) => `${asset}-USDT`) },
  {
    series: 'funding',
    firstMs,
    maxRows: 100,
    stepMs: 8 * hourMs,
    keptRows: 270,
    url: (asset, _interval, fromMs, toMs) =>
      `${root}/public/funding-rate-history?instId=${swap(asset)}&${between(fromMs, toMs)}&limit=100`,
    read: (payload, page) => pagePoints(paymentsOf(payload, page.asset), page),
  },
  {
    series: 'open-interest',
    firstMs,
    maxRows: 100,
    stepMs: dayMs,
    keptRows: 1440,
    // 5 requests in 2 s.
    gapMs: 450,
    url: (asset, _interval, fromMs, toMs) =>
      `${root}/rubik/stat/contracts/open-interest-history?instId=${swap(asset)}&period=1Dutc` +
      `&begin=${fromMs - dayMs - 1}&end=${toMs - dayMs - 1}&limit=100`,
    read: readOpenInterest,
  },
];

const hasDated = (asset: AssetId): boolean => assetOf(asset).dated;

const between = (fromMs: number, toMs: number): string => `after=${toMs}&before=${fromMs - 1}`;

type Candles = Pick<HistorySource, 'maxRows' | 'read'> & { readonly path: string };

/** Of the instrument that carries this name when a page begins; of none where that is null. */
function candles(
  { path, maxRows, read }: Candles,
  nameOf: (asset: AssetId, fromMs: number) => string | null,
): Omit<HistorySource, 'series'> {
  return {
    firstMs,
    maxRows,
    url: (asset, interval, fromMs, toMs) => {
      const instId = nameOf(asset, fromMs);
      if (instId === null) return null;
      const bar = `bar=${bars[interval]}`;
      return `${root}/market/${path}?instId=${instId}&${bar}&${between(fromMs, toMs)}&limit=${maxRows}`;
    },
    read,
  };
}

/** The quarterly contract that ends first (place 0) or second (1) after a page's begin. */
function quarter(place: number): Omit<HistorySource, 'series'> {
  const date = (fromMs: number): string => symbolDate(quarterlyExpiry(fromMs, place));
  const named = (asset: AssetId, fromMs: number): string | null =>
    hasDated(asset) ? `${asset}-USD-${date(fromMs)}` : null;
  return { ...candles(traded, named), settles: settlesAt8Utc, listedOnly: true };
}

function readCandles(payload: unknown, page: PageReceipt): Point[] {
  const rows = parse(z.array(tradedCandle), rowsOf(payload, 'candles'), 'candles');
  return closesOf(
    rows.map((row) => ({ openMs: row[0], value: row[4], confirm: row[8] })),
    page,
  );
}

function readIndex(payload: unknown, page: PageReceipt): Point[] {
  const rows = parse(z.array(indexCandle), rowsOf(payload, 'index-candles'), 'index-candles');
  return closesOf(
    rows.map((row) => ({ openMs: row[0], value: row[4], confirm: row[5] })),
    page,
  );
}

interface Candle extends PageRow {
  readonly confirm: '0' | '1';
}

function closesOf(rows: readonly Candle[], page: PageReceipt): Point[] {
  const finished = rows.filter(({ confirm }) => confirm === '1');
  return pagePoints(finished, page, intervalMs[page.interval]);
}

/** A page is of the days that end in it. */
function readOpenInterest(payload: unknown, page: PageReceipt): Point[] {
  const what = 'open-interest-history';
  const days = parse(z.array(openDay), rowsOf(payload, what), what).map((row) => ({
    openMs: row[0],
    value: checkCoins(row[2], page, `${what}: oiCcy`),
  }));
  return pagePoints(days, { ...page, fromMs: page.fromMs - dayMs, toMs: page.toMs - dayMs }, dayMs);
}

const any = z.unknown();
const confirm = z.enum(['0', '1']);
const indexCandle = z.tuple([time, any, any, any, price, confirm], any);
const tradedCandle = z.tuple([time, any, any, any, price, any, any, any, confirm], any);
const openDay = z.tuple([time, any, amount], any);
