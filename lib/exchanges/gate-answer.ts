/**
 * What the present and the past of Gate share: its host, its names, and a payment.
 *
 * https://www.gate.com/docs/developers/apiv4/
 * Answers are bare JSON; a mistake is HTTP 4xx with `{label, message}`, so that what arrives
 * with HTTP 200 is always the answer itself. Instants are whole seconds, as numbers or strings.
 */
import type { AssetId } from '../quotes/assets.ts';
import { type PageRow, parse, rate, seconds } from './answer.ts';
import { z } from './zod.ts';

export const gateHost = 'api.gateio.ws';
export const gateApi = `https://${gateHost}/api/v4`;

/** Both the pair and the perpetual are called so. */
export const pair = (asset: AssetId): string => `${asset}_USDT`;

/** The payments of the perpetual. */
export const paymentsOf = (payload: unknown): PageRow[] =>
  parse(z.array(payment), payload, 'funding_rate').map(({ t, r }) => ({ openMs: t, value: r }));

const payment = z.object({ t: seconds, r: rate });
