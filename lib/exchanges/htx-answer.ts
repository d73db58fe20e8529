/**
 * What the present and the past of HTX share: its hosts, its names and its envelope.
 *
 * https://www.htx.com/en-us/opend/newApiPages/
 * Every answer is `{ status, ts, ... }` with `status` `"ok"`. A failure is `"error"`, with HTTP
 * 200; its code is a word in `err-code` (spot and index) or a number in `err_code`
 * (contracts). Which code means too many requests is not documented for public data: words
 * and numbers below are those of its general list.
 */
import type { AssetId } from '../quotes/assets.ts';
import { parse, time } from './answer.ts';
import { AnswerError, type FailureKind } from './exchange.ts';
import { z } from './zod.ts';

export const spotApi = 'https://api.huobi.pro';
export const contractApi = 'https://api.hbdm.com';

export const spotPair = (asset: AssetId): string => `${asset.toLowerCase()}usdt`;
/** The perpetual that is margined in USDT. */
export const linear = (asset: AssetId): string => `${asset}-USDT`;

/** When an answer was made; an error in its place is thrown. */
export function answeredAt(payload: unknown): number {
  const answer = parse(envelope, payload, 'envelope');
  if (answer.status === 'ok') return parse(z.object({ ts: time }), payload, 'answer').ts;
  const code = String(answer['err-code'] ?? answer.err_code ?? '');
  const kind = refusals.get(code);
  throw new AnswerError(kind ?? 'schema', kind ? `error ${code}` : 'status is not ok');
}

/** A system that is away or busy; too many requests. */
const refusals: ReadonlyMap<string, FailureKind> = new Map([
  ['system-error', 'network'],
  ['too-many-requests', 'rate'],
  ['1000', 'network'],
  ['1004', 'network'],
  ['1032', 'rate'],
]);

const envelope = z.object({
  status: z.string(),
  'err-code': z.nullish(z.union([z.string(), z.number()])),
  err_code: z.nullish(z.union([z.string(), z.number()])),
});
