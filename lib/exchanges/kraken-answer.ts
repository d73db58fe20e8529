/**
 * What the present and the past of Kraken share: its names, its refusals, and the envelope of
 * the spot service.
 *
 * https://docs.kraken.com/api/
 * Spot: `{error: [], result: {<pair>: ..., last?}}`. The pair goes by a name of its own,
 * `XXBTZUSD` and `XETHZUSD` where older and `SOLUSD` where newer.
 * What it does not say: why something failed, beyond the few words of `error`.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { parse } from './answer.ts';
import { quarterDate } from './contract-calendar.ts';
import { AnswerError } from './exchange.ts';
import { z } from './zod.ts';

export const coinName = (asset: AssetId): string => assetOf(asset).isoName;

export const perpetual = (asset: AssetId): string => `PF_${coinName(asset)}USD`;

/** The quarterly contract that ends first (place 0) or second (1) after an instant. */
export const quarterly = (asset: AssetId, afterMs: number, place: number): string =>
  `FF_${coinName(asset)}USD_${quarterDate(afterMs, place)}`;

/** Both services refuse inside an answer with HTTP 200; a service that is down says so, too. */
export function refusal(reason: string): AnswerError {
  const message = `refused: ${reason.replace(/[^\w :.-]/g, '').slice(0, 60)}`;
  if (/rate ?limit|limitExceeded|too many|throttled|lockout/i.test(reason))
    return new AnswerError('rate', message);
  const isDown = /^(EService:.*|Server Error|Unavailable)$/.test(reason);
  return new AnswerError(isDown ? 'network' : 'schema', message);
}

/** What the spot service says of the coin in USD, under the name it has there. */
export function spotPairOf(
  payload: unknown,
  asset: AssetId,
  what: string,
): [symbol: string, content: unknown] {
  const { error, result } = parse(spotEnvelope, payload, what);
  if (error[0] !== undefined) throw refusal(error[0]);
  const coin = coinName(asset);
  const pair = Object.entries(result ?? {}).find(
    ([key]) => key === `${coin}USD` || key === `X${coin}ZUSD`,
  );
  if (!pair) throw new AnswerError('schema', `${what}: no pair of the coin in USD`);
  return pair;
}

const spotEnvelope = z.object({
  error: z.array(z.string()),
  result: z.nullish(z.record(z.string(), z.unknown())),
});
