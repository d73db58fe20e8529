/**
 * The envelope of Deribit: JSON-RPC 2.0 with times in microseconds. Every error, from a
 * missing parameter to an unknown method, is HTTP 400.
 * https://docs.deribit.com/articles/json-rpc-overview
 */
import { html, json, type Refusal, type Reply, type WorldRequest } from './venue.ts';

interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data?: Readonly<Record<string, string>>;
}

export class DeribitError extends Error {
  override readonly name = 'DeribitError';
  readonly error: RpcError;
  constructor(error: RpcError) {
    super(error.message);
    this.error = error;
  }
}

export const invalid = (param: string, reason: string) =>
  new DeribitError({ message: 'Invalid params', data: { reason, param }, code: -32602 });

export function required(query: URLSearchParams, param: string): string {
  const value = query.get(param);
  if (!value) throw invalid(param, 'value is required');
  return value;
}

export function timestamp(query: URLSearchParams, param: string): number {
  const text = required(query, param);
  if (!/^-?\d+$/.test(text)) throw invalid(param, 'must be an integer');
  return Number(text);
}

export function envelope(
  status: number,
  nowMs: number,
  content: Readonly<Record<string, unknown>>,
): Reply {
  const usIn = nowMs * 1000;
  const usDiff = 173;
  const body = { jsonrpc: '2.0', ...content, usIn, usOut: usIn + usDiff, usDiff, testnet: false };
  return json(status, body);
}

export const tooManyRequests = (nowMs: number): Reply =>
  envelope(429, nowMs, { error: { message: 'too_many_requests', code: 10028 } });

export function refuse(refusal: Refusal, { nowMs }: WorldRequest): Reply {
  if (refusal === 'geo') return html(403, '<html><body>Access denied: your region</body></html>');
  if (refusal === 'rate') return tooManyRequests(nowMs);
  return envelope(503, nowMs, { error: { message: 'temporarily_unavailable', code: 13028 } });
}
