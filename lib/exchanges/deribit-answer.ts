/**
 * What the present and the past of Deribit share: its root, its envelope, its names, and the
 * hours of funding.
 *
 * https://docs.deribit.com/
 * `{jsonrpc, result, ...}` or `{error: {code, message}}`. A contract is named after its coin and
 * its day (`BTC-3JAN25`, no leading zero) or `BTC-PERPETUAL`.
 * get_funding_rate_history: one row an hour, JSON numbers: `index_price` in USD per coin at
 * `timestamp` (ms), `interest_1h` over the hour that ended then.
 * What it does not say: of which contract the rows of funding are.
 */
import { assetOf, type AssetId } from '../quotes/assets.ts';
import { type PageRow, parse, price, rate, time } from './answer.ts';
import { settlesAt8Utc } from './contract-calendar.ts';
import { AnswerError, type FailureKind } from './exchange.ts';
import { z } from './zod.ts';

export const root = 'https://www.deribit.com/api/v2/public';

/** Whether the coin has a book of its own; those that have one have dated contracts in it. */
export const isCoinSettled = (asset: AssetId): boolean => assetOf(asset).dated;

export const perpetual = (asset: AssetId): string => `${asset}-PERPETUAL`;

/** Hours of funding between two instants; null where nothing is settled in the coin. */
export const fundingUrl = (asset: AssetId, fromMs: number, toMs: number): string | null =>
  isCoinSettled(asset)
    ? `${root}/get_funding_rate_history?instrument_name=${perpetual(asset)}` +
      `&start_timestamp=${fromMs}&end_timestamp=${toMs}`
    : null;

export function resultOf(payload: unknown): unknown {
  const { error, result } = parse(envelope, payload, 'envelope');
  if (error) throw new AnswerError(errorKind(error.code), `error ${error.code}`);
  return result;
}

const tooManyRequests = 10_028;

export const errorKind = (code: number): FailureKind =>
  code === tooManyRequests ? 'rate' : 'schema';

export const hoursOf = (payload: unknown): Hour[] =>
  parse(z.array(hour), resultOf(payload), 'result');

/** What was paid over each hour, at its end. */
export const paymentsOf = (payload: unknown): PageRow[] =>
  hoursOf(payload).map((row) => ({ openMs: row.timestamp, value: row.interest_1h }));

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** Name of the contract that ends at an instant. */
export function contractName(asset: AssetId, expiryMs: number): string {
  const day = new Date(expiryMs);
  const year = String(day.getUTCFullYear() % 100).padStart(2, '0');
  return `${asset}-${day.getUTCDate()}${months[day.getUTCMonth()]}${year}`;
}

/** Expiry by name; null for the perpetual, undefined for what is no plain future of the asset. */
export function expiryOf(name: string, asset: AssetId): number | null | undefined {
  const parts = /^([A-Z]+)-(?:(\d{1,2})([A-Z]{3})(\d{2})|PERPETUAL)$/.exec(name);
  if (parts?.[1] !== asset) return undefined;
  if (parts[2] === undefined) return null;
  const month = months.indexOf(parts[3] ?? '');
  const day = Date.UTC(2000 + Number(parts[4]), month, Number(parts[2]));
  const exists = month >= 0 && new Date(day).getUTCDate() === Number(parts[2]);
  return exists ? settlesAt8Utc(day) : undefined;
}

const envelope = z.object({
  error: z.nullish(z.object({ code: z.number() })),
  result: z.optional(z.unknown()),
});

const hour = z.object({ timestamp: time, index_price: price, interest_1h: rate });
type Hour = z.infer<typeof hour>;
