/**
 * What the present and the past of OKX share: its root, its envelope, and a payment.
 *
 * https://www.okx.com/docs-v5/en/#error-code
 * `{code, msg, data: []}`; a failure is a `code` other than "0", with HTTP 200 or not.
 * What it does not say: why. `msg` is text for people and is not repeated.
 */
import type { AssetId } from '../quotes/assets.ts';
import { number, otherSymbol, type PageRow, parse, rate, time } from './answer.ts';
import { AnswerError, type FailureKind } from './exchange.ts';
import { z } from './zod.ts';

export const root = 'https://www.okx.com/api/v5';

/** The perpetual in USDT. */
export const swap = (asset: AssetId): string => `${asset}-USDT-SWAP`;

/** A service that is away, too many requests, an endpoint too slow, busy systems, an error of theirs. */
export const refusals: Readonly<Record<number, FailureKind>> = {
  50_001: 'network',
  50_004: 'network',
  50_011: 'rate',
  50_013: 'network',
  50_026: 'network',
};

export function rowsOf(payload: unknown, what: string): unknown[] {
  const { code } = parse(envelope, payload, what);
  if (code !== 0) throw new AnswerError(refusals[code] ?? 'schema', `${what}: code ${code}`);
  return parse(answer, payload, what).data;
}

/** The payments of the perpetual in USDT. */
export const paymentsOf = (payload: unknown, asset: AssetId): PageRow[] =>
  rowsOf(payload, 'funding-rate-history').map((row) => {
    const { instId, fundingTime, realizedRate } = parse(payment, row, 'funding-rate-history');
    if (instId !== swap(asset)) throw otherSymbol('instId');
    return { openMs: fundingTime, value: realizedRate };
  });

const envelope = z.object({ code: number });
const answer = z.object({ data: z.array(z.unknown()) });
const payment = z.object({ instId: z.string(), realizedRate: rate, fundingTime: time });
