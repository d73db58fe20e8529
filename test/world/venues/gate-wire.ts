/**
 * How Gate says no: HTTP 4xx with `{label, message}`, the message absent where the label says
 * it all.
 * https://www.gate.com/docs/developers/apiv4/
 */
import { json, type Refusal, type Reply } from './venue.ts';

export class GateError extends Error {
  override readonly name = 'GateError';
  readonly label: string;
  constructor(label: string, message = '') {
    super(message);
    this.label = label;
  }
}

export const failure = (status: number, label: string, message?: string): Reply =>
  json(status, message ? { label, message } : { label });

export const invalid = (message: string) => new GateError('INVALID_PARAM_VALUE', message);
export const unknownContract = () => new GateError('CONTRACT_NOT_FOUND');
export const unknownPair = (pair: string) =>
  new GateError('INVALID_CURRENCY_PAIR', `Invalid currency pair ${pair}`);

export const tooMany = (): Reply =>
  failure(429, 'TOO_MANY_REQUESTS', 'Request Rate Limit Exceeded');

const refusals: Readonly<Record<Refusal, () => Reply>> = {
  geo: () => failure(403, 'FORBIDDEN', 'Access from your location is not allowed'),
  rate: tooMany,
  maintenance: () => failure(503, 'SERVER_ERROR', 'Internal server error'),
};
export const refuse = (refusal: Refusal): Reply => refusals[refusal]();

export function required(query: URLSearchParams, param: string): string {
  const value = query.get(param);
  if (value) return value;
  throw new GateError('MISSING_REQUIRED_PARAM', `Missing required parameter: ${param}`);
}

const badValue = (param: string, text: string) =>
  invalid(`Invalid request parameter \`${param}\` value: ${text}`);

/** A number of rows, from 1 to `most`. */
export function rowLimit(query: URLSearchParams, usual: number, most: number): number {
  const text = query.get('limit') ?? String(usual);
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > most)
    throw badValue('limit', text);
  return Number(text);
}

/** An instant in seconds, as milliseconds; milliseconds themselves are far too late. */
export function instant(query: URLSearchParams, param: string): number | undefined {
  const text = query.get(param);
  if (text === null) return undefined;
  if (!/^\d{1,10}$/.test(text)) throw badValue(param, text);
  return Number(text) * 1000;
}
