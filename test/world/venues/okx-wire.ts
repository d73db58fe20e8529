/**
 * The envelope of OKX: `code` is a string, "0" when all is well. Some mistakes of the caller
 * are HTTP 400, others 200.
 * https://www.okx.com/docs-v5/en/#error-code
 */
import { html, json, type Refusal, type Reply } from './venue.ts';

export class OkxError extends Error {
  override readonly name = 'OkxError';
  readonly code: number;
  readonly status: number;
  constructor(code: number, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const invalid = (param: string) => new OkxError(51_000, `Parameter ${param} error`, 400);
export const unknownInstrument = () =>
  new OkxError(51_001, "Instrument ID, Instrument ID code, or Spread ID doesn't exist.", 200);
export const unknownIndex = () => new OkxError(51_014, "Index doesn't exist.", 200);
/** What is answered while a service is away. */
export const unavailable = () =>
  new OkxError(50_001, 'Service temporarily unavailable. Please try again later.', 503);
const tooMany = () => new OkxError(50_011, 'Too Many Requests', 429);

export const success = (data: readonly unknown[]): Reply => json(200, { code: '0', msg: '', data });

export const failure = ({ code, message, status }: OkxError): Reply =>
  json(status, { code: String(code), msg: message, data: [] });

export const tooManyRequests = (): Reply => failure(tooMany());

export function required(query: URLSearchParams, param: string): string {
  const value = query.get(param);
  if (!value) throw new OkxError(50_014, `Parameter ${param} can not be empty.`, 400);
  return value;
}

/** A whole number that may be absent. */
export function whole(query: URLSearchParams, param: string): number | undefined {
  const text = query.get(param);
  if (text === null) return undefined;
  if (!/^\d{1,16}$/.test(text)) throw invalid(param);
  return Number(text);
}

const refusals: Readonly<Record<Refusal, () => Reply>> = {
  geo: () => html(403, '<html><body><h1>Sorry, you have been blocked</h1></body></html>'),
  rate: tooManyRequests,
  maintenance: () => failure(unavailable()),
};

export const refuse = (refusal: Refusal): Reply => refusals[refusal]();
