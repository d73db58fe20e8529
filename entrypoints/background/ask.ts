/** One reading and the requests it takes, as a value or a typed failure; it never throws. */
import { AnswerError, type Exchange } from '../../lib/exchanges/exchange.ts';
import { type Failure, fetchJson } from '../../lib/platform/fetch-json.ts';

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** @param urls asked one after the other; of two, `read` gets the answers as a list */
export async function ask<T>(
  exchange: Exchange,
  urls: readonly string[],
  maxBytes: number | undefined,
  read: (payload: unknown, receivedAtMs: number) => T,
): Promise<Outcome<T>> {
  const payloads: unknown[] = [];
  for (const url of urls) {
    const fetched = await fetchJson(url, {
      maxBytes,
      classifyStatus: exchange.classifyStatus?.bind(exchange),
    });
    if (!fetched.ok) return fetched;
    payloads.push(fetched.payload);
  }
  try {
    const payload = payloads.length === 1 ? payloads[0] : payloads;
    return { ok: true, value: read(payload, Date.now()) };
  } catch (error) {
    return { ok: false, failure: readingFailure(error) };
  }
}

const readingFailure = (error: unknown): Failure =>
  error instanceof AnswerError
    ? { kind: error.kind, message: error.message }
    : { kind: 'schema', message: error instanceof Error ? error.message : 'unreadable' };
