/**
 * What the present and the past of Bitget share: its host, its names, its envelope, and a
 * payment.
 *
 * https://www.bitget.com/api-doc/common/intro
 * `{code, msg, requestTime, data}`: code "00000" is an answer and any other a refusal, whatever
 * the HTTP status.
 */
import type { AssetId } from '../quotes/assets.ts';
import { otherSymbol, type PageRow, parse, rate, time } from './answer.ts';
import { AnswerError, type FailureKind } from './exchange.ts';
import { z } from './zod.ts';

export const bitgetHost = 'api.bitget.com';
export const mixMarket = `https://${bitgetHost}/api/v2/mix/market`;
export const spotMarket = `https://${bitgetHost}/api/v2/spot/market`;

/** Both the pair and the perpetual are called so. */
export const linear = (asset: AssetId): string => `${asset}USDT`;
export const linearContract = (asset: AssetId): string =>
  `symbol=${linear(asset)}&productType=USDT-FUTURES`;

/** The rows of an answer; an object alone is read as a list of one. */
export function rowsOf(payload: unknown): readonly unknown[] {
  const { code } = parse(envelope, payload, 'envelope');
  if (code !== '00000') throw new AnswerError(refusals.get(code) ?? 'schema', 'code: a refusal');
  const { data } = parse(answer, payload, 'answer');
  return Array.isArray(data) ? data : [data];
}

/** Too many requests; a system that is away, or being upgraded. */
const refusals: ReadonlyMap<string, FailureKind> = new Map([
  ['429', 'rate'],
  ['40010', 'network'],
  ['40015', 'network'],
  ['40200', 'network'],
  ['40725', 'network'],
]);

/** The payments of the USDT perpetual. */
export const paymentsOf = (payload: unknown, asset: AssetId): PageRow[] =>
  parse(z.array(payment), rowsOf(payload), 'history-fund-rate').map((row) => {
    if (row.symbol !== linear(asset)) throw otherSymbol();
    return { openMs: row.fundingTime, value: row.fundingRate };
  });

const envelope = z.object({ code: z.string() });
const answer = z.object({ data: z.union([z.array(z.unknown()), z.looseObject({})]) });
const payment = z.object({ symbol: z.string(), fundingRate: rate, fundingTime: time });
