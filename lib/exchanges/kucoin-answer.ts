/**
 * What the present and the past of KuCoin share: its hosts, its names, its envelope, and
 * a payment.
 *
 * https://www.kucoin.com/docs-new/introduction
 * Every answer is `{ code, data }`, `"200000"` when all is well; a failure has another code,
 * often with HTTP 200. Futures call bitcoin XBT, spot calls it BTC.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { number, otherSymbol, type PageRow, parse, rate, time } from './answer.ts';
import { AnswerError, type FailureKind } from './exchange.ts';
import { z } from './zod.ts';

export const spotApi = 'https://api.kucoin.com/api/v1';
export const futuresApi = 'https://api-futures.kucoin.com/api/v1';

export const spotPair = (asset: AssetId): string => `${asset}-USDT`;
/** The perpetual that is margined in USDT. */
export const linear = (asset: AssetId): string => `${assetOf(asset).isoName}USDTM`;

export function dataOf(payload: unknown): unknown {
  const { code, data } = parse(envelope, payload, 'envelope');
  if (code !== success) throw new AnswerError(refusals[code] ?? 'schema', `code ${code}`);
  return data;
}

const success = 200_000;

/** Too many requests; a fault on their side. */
const refusals: Readonly<Record<number, FailureKind>> = { 429_000: 'rate', 500_000: 'network' };

/** The payments of the USDT perpetual. */
export const paymentsOf = (payload: unknown, asset: AssetId): PageRow[] =>
  parse(z.array(payment), dataOf(payload), 'funding-rates').map((row) => {
    if (row.symbol !== linear(asset)) throw otherSymbol();
    return { openMs: row.timepoint, value: row.fundingRate };
  });

const envelope = z.object({ code: number, data: z.optional(z.unknown()) });
const payment = z.object({ symbol: z.string(), fundingRate: rate, timepoint: time });
