/**
 * What the present and the past of BitMEX share: its root, its names, and a payment.
 *
 * https://www.bitmex.com/api/explorer/
 * Bitcoin is XBT. A quarter is named by the letter of its month (`XBTH26`) and ends on the
 * last Friday of the quarter at 12:00 UTC, four hours after most other venues. Quarters of
 * ether under such a name (`ETHH19`) were priced in bitcoin, so bitcoin alone has them here.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { isoTime, otherSymbol, type PageRow, parse, rate } from './answer.ts';
import { monthCode, quarterlyExpiry, settlesAt12Utc } from './contract-calendar.ts';
import { z } from './zod.ts';

export const root = 'https://www.bitmex.com/api/v1';

const withPerpetual: readonly AssetId[] = ['BTC', 'ETH'];
const withQuarters: readonly AssetId[] = ['BTC'];

/** `XBTUSD`; null where there is none that is priced in USD and settled in bitcoin. */
export const perpetualSymbol = (asset: AssetId): string | null =>
  withPerpetual.includes(asset) ? `${assetOf(asset).isoName}USD` : null;

/** The quarter that ends first (0) or second (1) after an instant. */
export const quarterSymbol = (asset: AssetId, atMs: number, place: 0 | 1): string | null =>
  withQuarters.includes(asset)
    ? `${assetOf(asset).isoName}${monthCode(quarterlyExpiry(atMs, place, settlesAt12Utc))}`
    : null;

/** The index in which the quarters settle. */
export const indexSymbol = (asset: AssetId): string | null =>
  withQuarters.includes(asset) ? `.B${assetOf(asset).isoName}` : null;

/** By its name; the day on which it ends may be moved, and is then only in the answer. */
export const isQuarter = (symbol: string, asset: AssetId): boolean =>
  withQuarters.includes(asset) &&
  new RegExp(`^${assetOf(asset).isoName}[HMUZ]\\d{2}$`).test(symbol);

/** The payments of the perpetual. */
export const paymentsOf = (payload: unknown, asset: AssetId): PageRow[] =>
  parse(z.array(payment), payload, 'funding').map((row) => {
    if (row.symbol !== perpetualSymbol(asset)) throw otherSymbol();
    return { openMs: row.timestamp, value: row.fundingRate };
  });

const payment = z.object({ symbol: z.string(), fundingRate: rate, timestamp: isoTime });
