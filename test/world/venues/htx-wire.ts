/**
 * The envelope of HTX and what its two hosts share. A mistake of the caller is HTTP 200 with
 * `status` `"error"`: a word in `err-code` on the spot host and for candles, a number in
 * `err_code` elsewhere.
 * https://www.htx.com/en-us/opend/newApiPages/
 */
import { requestLimit } from './request-limit.ts';
import { html, json, type Refusal, type Reply, type Venue, type WorldRequest } from './venue.ts';

class HtxError extends Error {
  override readonly name = 'HtxError';
  readonly code: string | number;
  constructor(code: string | number, message: string) {
    super(message);
    this.code = code;
  }
}

export const invalid = (message: string) => new HtxError('invalid-parameter', message);
export const noContract = () => new HtxError(1332, "The contract doesn't exist.");
export const wrongField = (name: string) =>
  new HtxError(1030, `Please check and enter the correct ${name}`);

const failure = (code: string | number, message: string, nowMs: number, status = 200): Reply =>
  json(
    status,
    typeof code === 'number'
      ? { status: 'error', err_code: code, err_msg: message, ts: nowMs }
      : { status: 'error', 'err-code': code, 'err-msg': message, ts: nowMs },
  );

/** Periods of candles; a day begins at midnight in UTC+8. */
export const periods: Readonly<Record<string, number>> = {
  '1min': 60_000,
  '5min': 300_000,
  '15min': 900_000,
  '30min': 1_800_000,
  '60min': 3_600_000,
  '4hour': 14_400_000,
  '1day': 86_400_000,
};
const utc8Ms = 8 * 3_600_000;
export const openAt = (lengthMs: number, tMs: number): number =>
  Math.floor((tMs + utc8Ms) / lengthMs) * lengthMs - utc8Ms;

/** A count of rows, which has a default. */
export function rowCount(query: URLSearchParams, usual: number, most: number): number {
  const text = query.get('size') ?? String(usual);
  const size = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (size < 1 || size > most) throw invalid(`invalid size, valid range: [1,${most}]`);
  return size;
}

type Handle = (query: URLSearchParams, nowMs: number) => Readonly<Record<string, unknown>>;

/** One host: its paths, its limit and its refusals. */
export function htxVenue(host: string, paths: Readonly<Record<string, Handle>>): Venue {
  const isTooMuch = requestLimit(800, 1000);

  function answer({ method, path, query, nowMs }: WorldRequest): Reply {
    if (isTooMuch(nowMs)) return tooMany(nowMs);
    const handle = method === 'GET' ? paths[path] : undefined;
    if (!handle) return html(404, '<html><body><h1>404 Not Found</h1></body></html>');
    try {
      return json(200, { status: 'ok', ts: nowMs, ...handle(query, nowMs) });
    } catch (error) {
      if (!(error instanceof HtxError)) throw error;
      return failure(error.code, error.message, nowMs);
    }
  }
  return { host, answer, refuse };
}

const tooMany = (nowMs: number): Reply =>
  failure('too-many-requests', 'Too Many Requests', nowMs, 429);

function refuse(refusal: Refusal, { nowMs }: WorldRequest): Reply {
  if (refusal === 'geo') return html(403, '<html><body><h1>403 Forbidden</h1></body></html>');
  if (refusal === 'rate') return tooMany(nowMs);
  return failure(1004, 'System busy. Please try again later.', nowMs);
}
