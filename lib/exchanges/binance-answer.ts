/**
 * What the present and the past of Binance share: its hosts, its names, and a payment.
 *
 * https://developers.binance.com/docs/derivatives/
 * Spot, the USD-M perpetual and its index share a name, `BTCUSDT`; `BTCUSD` is the pair of all
 * COIN-M contracts. A quarter is the name of its pair and the day on which it ends,
 * `BTCUSDT_260327`, always at 08:00 UTC. The COIN-M perpetual is `BTCUSD_PERP`.
 */
import type { AssetId } from '../quotes/assets.ts';
import { otherSymbol, type PageRow, parse, rate, time } from './answer.ts';
import { dayOfSymbolDate, quarterDate, settlesAt8Utc } from './contract-calendar.ts';
import { z } from './zod.ts';

export const spotHost = 'https://data-api.binance.vision';
export const fapi = 'https://fapi.binance.com';
export const dapi = 'https://dapi.binance.com';

export const usdMargined = (asset: AssetId): string => `${asset}USDT`;
export const coinMargined = (asset: AssetId): string => `${asset}USD`;

/** The USD-M quarter that ends first (place 0) or second (1) after `nowMs`. */
export const usdMarginedQuarter = (asset: AssetId, nowMs: number, place: 0 | 1): string =>
  `${usdMargined(asset)}_${quarterDate(nowMs, place)}`;

/** Null for the perpetual of the pair, undefined for what is no contract of it. */
export function expiryOf(symbol: string, pair: string): number | null | undefined {
  if (symbol === pair) return null;
  const [, name, date = ''] = /^([A-Z]+)_(\d{6})$/.exec(symbol) ?? [];
  const day = name === pair ? dayOfSymbolDate(date) : null;
  return day === null ? undefined : settlesAt8Utc(day);
}

/** The payments of the USD-M perpetual. */
export const paymentsOf = (payload: unknown, asset: AssetId): PageRow[] =>
  parse(z.array(payment), payload, 'fundingRate').map((row) => {
    if (row.symbol !== usdMargined(asset)) throw otherSymbol();
    return { openMs: row.fundingTime, value: row.fundingRate };
  });

const payment = z.object({ symbol: z.string(), fundingTime: time, fundingRate: rate });
