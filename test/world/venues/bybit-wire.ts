/**
 * The envelope of Bybit. A mistake of the caller is HTTP 200 with a `retCode`; HTTP 403 is
 * either a ban for too many requests or, as a page of the delivery network, a refused place.
 * https://bybit-exchange.github.io/docs/v5/error
 */
import { html, json, type Refusal, type Reply, type WorldRequest } from './venue.ts';

export class BybitError extends Error {
  override readonly name = 'BybitError';
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export const invalid = (param: string) => new BybitError(10_001, `params error: ${param} invalid`);

export const success = (result: unknown, nowMs: number): Reply =>
  json(200, { retCode: 0, retMsg: 'OK', result, retExtInfo: {}, time: nowMs });

export const failure = (code: number, message: string, nowMs: number, status = 200): Reply =>
  json(status, { retCode: code, retMsg: message, result: {}, retExtInfo: {}, time: nowMs });

/** A whole number that may be absent. */
export function whole(query: URLSearchParams, param: string): number | undefined {
  const text = query.get(param);
  if (text === null) return undefined;
  if (!/^\d{1,16}$/.test(text)) throw invalid(param);
  return Number(text);
}

export const tooFrequent = (): Reply => html(403, '403, access too frequent\n');

const blockedPlace =
  '<html><head><title>ERROR: The request could not be satisfied</title></head><body>' +
  '<h1>403 ERROR</h1><p>The Amazon CloudFront distribution is configured to block access from ' +
  'your country.</p></body></html>';

export function refuse(refusal: Refusal, { nowMs }: WorldRequest): Reply {
  if (refusal === 'geo') return html(403, blockedPlace);
  if (refusal === 'rate') return tooFrequent();
  return failure(10_016, 'Internal System Error.', nowMs);
}

const categories = ['spot', 'linear', 'inverse', 'option'];

export function categoryOf(query: URLSearchParams): string {
  const category = query.get('category') ?? '';
  if (!categories.includes(category)) throw invalid('category');
  return category;
}
