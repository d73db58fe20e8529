/**
 * What the three hosts of Binance share: error bodies, the weight of a minute, reading of
 * parameters. Codes: https://github.com/binance/binance-spot-api-docs/blob/master/errors.md
 * and https://developers.binance.com/docs/derivatives/usds-margined-futures/error-code
 */
import { minuteMs } from '../market/calendar.ts';
import { html, json, type Refusal, type Reply, type WorldRequest } from './venue.ts';

/** Thrown by the handlers, turned into the error body of the host. */
export class BinanceError extends Error {
  override readonly name = 'BinanceError';
  readonly code: number;
  readonly status: number;
  constructor(code: number, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const missingParameter = (name: string) =>
  new BinanceError(
    -1102,
    `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`,
  );
export const invalidParameter = (name: string) =>
  new BinanceError(-1130, `Data sent for parameter '${name}' is not valid.`);
export const invalidSymbol = () => new BinanceError(-1121, 'Invalid symbol.');

/** What a host answers with 503 when one of its services is away. */
export const serviceBusy = () =>
  new BinanceError(
    -1008,
    'Server is currently overloaded with other requests. Please try again in a few minutes.',
    503,
  );

/** A mandatory word; Binance takes symbols in either case. */
export function word(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (!value) throw missingParameter(name);
  return value.toUpperCase();
}

/** A whole number that may be absent. */
export function whole(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (!/^[0-9]{1,20}$/.test(value)) {
    throw new BinanceError(
      -1100,
      `Illegal characters found in parameter '${name}'; legal range is '^[0-9]{1,20}$'.`,
    );
  }
  return Number(value);
}

export interface BinanceEndpoint {
  /** Weight of a request, counted even when it is refused. */
  readonly weight: number | ((query: URLSearchParams) => number);
  /** Parameters it reads; the spot host refuses any other, the futures hosts ignore them. */
  readonly parameters: readonly string[];
  handle(query: URLSearchParams, nowMs: number): unknown;
}

export interface BinanceHost {
  readonly endpoints: Readonly<Record<string, BinanceEndpoint>>;
  readonly weightPerMinute: number;
  readonly refusesUnknownParameters: boolean;
  notFound(request: WorldRequest): Reply;
}

/** Counts weight in clock minutes, as the header does, and answers for one host. */
export function binanceAnswers(host: BinanceHost): (request: WorldRequest) => Reply {
  let minute = -1;
  let used = 0;
  return (request) => {
    const endpoint = host.endpoints[request.path];
    if (!endpoint || request.method !== 'GET') return host.notFound(request);
    const thisMinute = Math.floor(request.nowMs / minuteMs);
    if (thisMinute !== minute) [minute, used] = [thisMinute, 0];
    const { weight } = endpoint;
    used += typeof weight === 'number' ? weight : weight(request.query);
    const headers = { 'x-mbx-used-weight-1m': String(used) };
    if (used > host.weightPerMinute) return tooMuch(host.weightPerMinute, request.nowMs, headers);
    try {
      if (host.refusesUnknownParameters) refuseUnknown(endpoint, request.query);
      return json(200, endpoint.handle(request.query, request.nowMs), headers);
    } catch (error) {
      if (!(error instanceof BinanceError)) throw error;
      return json(error.status, { code: error.code, msg: error.message }, headers);
    }
  };
}

function refuseUnknown(endpoint: BinanceEndpoint, query: URLSearchParams): void {
  const sent = [...query.keys()];
  const read = sent.filter((name) => endpoint.parameters.includes(name));
  if (read.length === sent.length) return;
  if (endpoint.parameters.length === 0) {
    const message = `Too many parameters; expected '0' and received '${sent.length}'.`;
    throw new BinanceError(-1101, message);
  }
  const counts = `read '${read.length}' parameter(s) but was sent '${sent.length}'.`;
  throw new BinanceError(-1104, `Not all sent parameters were read; ${counts}`);
}

function tooMuch(limit: number, nowMs: number, headers: Readonly<Record<string, string>>): Reply {
  const seconds = Math.ceil((minuteMs - (nowMs % minuteMs)) / 1000);
  const msg =
    `Too many requests; current limit of IP(127.0.0.1) is ${limit} requests per minute. ` +
    'Please use the websocket for live updates to avoid bans.';
  return json(429, { code: -1003, msg }, { ...headers, 'retry-after': String(seconds) });
}

export function binanceRefusal(weightPerMinute: number) {
  return (refusal: Refusal, request: WorldRequest): Reply => {
    if (refusal === 'rate') return tooMuch(weightPerMinute, request.nowMs, {});
    if (refusal === 'maintenance') {
      const { code, message, status } = serviceBusy();
      return json(status, { code, msg: message });
    }
    const msg =
      "Service unavailable from a restricted location according to 'b. Eligibility' in " +
      'https://www.binance.com/en/terms. Please contact customer service if you believe you ' +
      'received this message in error.';
    return json(451, { code: 0, msg });
  };
}

export const binanceNotFoundPage = (): Reply =>
  html(404, '<html><body><h2>404 Not found</h2></body></html>');

/** The futures hosts name the path and the method that they do not know. */
export const binanceUnknownPath = (request: WorldRequest): Reply =>
  json(404, { code: -5000, msg: `Path ${request.path}, Method ${request.method} is invalid` });
