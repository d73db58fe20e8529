/**
 * The envelope of KuCoin and what its two hosts share. A mistake of the caller has a code of
 * six digits; too many requests are HTTP 429. The wording of refusals is not documented for
 * every case.
 * https://www.kucoin.com/docs-new/error-code/spot-trading
 */
import { requestLimit } from './request-limit.ts';
import { html, json, type Refusal, type Reply, type Venue, type WorldRequest } from './venue.ts';

export class KucoinError extends Error {
  override readonly name = 'KucoinError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const invalid = (what: string) => new KucoinError('400100', `Parameter ${what} is invalid`);

const failure = (code: string, msg: string, status = 200): Reply => json(status, { code, msg });

export function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (!value) throw invalid(name);
  return value;
}

/** A whole number that must be there. */
export function whole(query: URLSearchParams, name: string): number {
  const text = required(query, name);
  if (!/^\d{1,16}$/.test(text)) throw invalid(name);
  return Number(text);
}

export interface Path {
  /** Of the 2000 that an address has in 30 s. */
  readonly weight: number;
  data(query: URLSearchParams, nowMs: number): unknown;
}

/** One host: its paths, its limit and its refusals. */
export function kucoinVenue(host: string, pathOf: (path: string) => Path | undefined): Venue {
  const isTooMuch = requestLimit(2000, 30_000);
  const spend = (weight: number, nowMs: number): boolean =>
    Array.from({ length: weight }, () => isTooMuch(nowMs)).some(Boolean);

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    const found = method === 'GET' ? pathOf(path) : undefined;
    if (spend(found?.weight ?? 1, nowMs)) return refuse('rate');
    if (!found) return failure('404', 'Not Found', 404);
    try {
      return json(200, { code: '200000', data: found.data(query, nowMs) });
    } catch (error) {
      if (!(error instanceof KucoinError)) throw error;
      return failure(error.code, error.message);
    }
  }
  return { host, answer, refuse };
}

function refuse(refusal: Refusal): Reply {
  if (refusal === 'geo') return html(403, '<html><body>403 Forbidden</body></html>');
  if (refusal === 'rate') return failure('429000', 'Too Many Requests', 429);
  return failure('500000', 'Internal Server Error');
}
