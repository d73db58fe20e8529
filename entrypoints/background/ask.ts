/** One request and its reading, as a value or a typed failure; it never throws. */
import { AnswerError, type Exchange } from '../../lib/exchanges/exchange.ts';
import { type Failure, fetchJson } from '../../lib/platform/fetch-json.ts';

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export async function ask<T>(
  exchange: Exchange,
  url: string,
  maxBytes: number | undefined,
  read: (payload: unknown, receivedAtMs: number) => T,
): Promise<Outcome<T>> {
  const fetched = await fetchJson(url, {
    maxBytes,
    classifyStatus: exchange.classifyStatus?.bind(exchange),
  });
  if (!fetched.ok) return fetched;
  try {
    return { ok: true, value: read(fetched.payload, Date.now()) };
  } catch (error) {
    return { ok: false, failure: readingFailure(error) };
  }
}

const readingFailure = (error: unknown): Failure =>
  error instanceof AnswerError
    ? { kind: error.kind, message: error.message }
    : { kind: 'schema', message: error instanceof Error ? error.message : 'unreadable' };

/** Failures of a host rather than of one request: the rest of its requests would fare the same. */
export const isHostFailure = ({ kind, status }: Failure): boolean =>
  kind === 'rate' ||
  kind === 'geo' ||
  kind === 'timeout' ||
  (kind === 'network' && status === undefined);
