/**
 * The past of BitMEX: closes of the two running quarters, of their index and of the
 * perpetual, and funding payments.
 *
 * https://www.bitmex.com/api/explorer/
 * - trade/bucketed (binSize 1h): `close` of the hour that ENDED at `timestamp`; `open` is the
 *   close of the hour before. `startTime` and `endTime` are both inclusive and mean
 *   `timestamp`. At most 1000 rows. Contracts that have ended stay there by symbol.
 * - funding: as in `bitmex.ts`. At most 500 rows.
 *
 * Limits: 30 requests a minute and address.
 * Quirks: there is no bin of four hours: hours are asked for, and of them those are kept that
 * end on a multiple of four. An hour without a trade repeats the close before it (`trades`
 * is 0): no print of a contract, so it is left out; an index has no trades and keeps all.
 * What it does not say: whether a symbol is unknown or had no bins; both are an empty list.
 */
import type { AssetId } from '../quotes/assets.ts';
import { hourMs, type Point } from '../quotes/point.ts';
import { amount, hourlyCloses, isoTime, pagePoints, type PageRow, parse, price } from './answer.ts';
import { indexSymbol, paymentsOf, perpetualSymbol, quarterSymbol, root } from './bitmex-answer.ts';
import { settlesAt12Utc } from './contract-calendar.ts';
import { type HistorySeriesId, type HistorySource, type PageReceipt } from './exchange.ts';
import { z } from './zod.ts';

const recordStart = Date.UTC(2019, 0, 1);
const hours = 1000;
const payments = 500;

/** In the order in which the pages are asked for: the basis first. */
export const bitmexHistory: readonly HistorySource[] = [
  bins('index', indexSymbol, true),
  {
    ...bins('current-quarter', (asset, atMs) => quarterSymbol(asset, atMs, 0)),
    settles: settlesAt12Utc,
  },
  {
    ...bins('next-quarter', (asset, atMs) => quarterSymbol(asset, atMs, 1)),
    settles: settlesAt12Utc,
  },
  bins('perpetual', perpetualSymbol),
  {
    series: 'funding',
    firstMs: recordStart,
    maxRows: payments,
    stepMs: 8 * hourMs,
    url: (asset, _interval, fromMs, toMs) => {
      const symbol = perpetualSymbol(asset);
      return (
        symbol &&
        `${root}/funding?symbol=${symbol}&count=${payments}` +
          `&startTime=${iso(fromMs)}&endTime=${iso(toMs - 1)}`
      );
    },
    read: (payload, page) => pagePoints(paymentsOf(payload, page.asset), page),
  },
];

function bins(
  series: HistorySeriesId,
  symbolAt: (asset: AssetId, atMs: number) => string | null,
  isIndex = false,
): HistorySource {
  return {
    series,
    firstMs: recordStart,
    maxRows: hours,
    maxSpanMs: hours * hourMs,
    url: (asset, _interval, fromMs, toMs) => {
      const symbol = symbolAt(asset, fromMs);
      return (
        symbol &&
        `${root}/trade/bucketed?binSize=1h&partial=false&symbol=${symbol}&count=${hours}` +
          `&startTime=${iso(fromMs + hourMs)}&endTime=${iso(toMs)}`
      );
    },
    read: (payload, page) => readBins(payload, page, isIndex),
  };
}

const iso = (timeMs: number): string => new Date(timeMs).toISOString();

function readBins(payload: unknown, page: PageReceipt, isIndex: boolean): Point[] {
  const hours = parse(z.array(bin), payload, 'bucketed').flatMap(
    ({ timestamp, close, trades }): PageRow[] =>
      close === null || (!isIndex && trades === 0)
        ? []
        : [{ openMs: timestamp - hourMs, value: close }],
  );
  return hourlyCloses(hours, page);
}

const bin = z.object({ timestamp: isoTime, close: z.nullable(price), trades: z.nullish(amount) });
