/**
 * The envelope of Bitget. A mistake of the caller is HTTP 400 with a `code`, too many requests
 * are HTTP 429 with the code "429".
 * https://www.bitget.com/api-doc/common/intro
 *
 * Not verified: which code belongs to which mistake, and the answer while it is serviced.
 */
import { html, json, type Refusal, type Reply, type WorldRequest } from './venue.ts';

export class BitgetError extends Error {
  override readonly name = 'BitgetError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const unknownSymbol = (symbol: string) =>
  new BitgetError('40034', `Parameter ${symbol} does not exist`);
export const invalid = () => new BitgetError('400172', 'Parameter verification failed');
const missing = (param: string) => new BitgetError('40019', `Parameter ${param} cannot be empty`);

export const success = (data: unknown, nowMs: number): Reply =>
  json(200, { code: '00000', msg: 'success', requestTime: nowMs, data });

export const failure = (code: string, message: string, nowMs: number, status = 400): Reply =>
  json(status, { code, msg: message, requestTime: nowMs, data: null });

export const tooMany = (nowMs: number): Reply => failure('429', 'Too Many Requests', nowMs, 429);

export function required(query: URLSearchParams, param: string): string {
  const value = query.get(param);
  if (!value) throw missing(param);
  return value;
}

/** A whole number from `least` to `most`; `usual` when absent. */
export function whole(
  query: URLSearchParams,
  param: string,
  usual: number,
  least = 0,
  most = Infinity,
): number {
  const text = query.get(param) ?? String(usual);
  if (!/^\d{1,16}$/.test(text)) throw invalid();
  const value = Number(text);
  if (value < least || value > most) throw invalid();
  return value;
}

export function refuse(refusal: Refusal, { nowMs }: WorldRequest): Reply {
  if (refusal === 'geo') return html(403, '<html><head><title>403 Forbidden</title></head></html>');
  if (refusal === 'rate') return tooMany(nowMs);
  return failure('40200', 'Server upgrade, please try again later', nowMs, 200);
}
