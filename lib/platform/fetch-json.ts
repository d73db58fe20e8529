/**
 * One GET, decoded, or a typed failure; it never throws and never waits longer than its
 * time limit. The limit lies well under the 30 s after which Chromium ends a worker with
 * the request still open, and the body is counted while it streams, so that an endless
 * answer costs its cap and no more.
 */
import type { FailureKind } from '../exchanges/exchange.ts';

export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  /** HTTP status of an answer that was refused; absent where none came. */
  readonly status?: number;
  /** From `Retry-After`, where the server sent one. */
  readonly retryAfterMs?: number;
}

export type FetchResult =
  | { readonly ok: true; readonly payload: unknown; readonly bytes: number }
  | { readonly ok: false; readonly failure: Failure };

export interface FetchLimits {
  readonly maxBytes?: number | undefined;
  readonly timeoutMs?: number;
  classifyStatus?: ((status: number, body: string) => FailureKind | undefined) | undefined;
}

const defaultMaxBytes = 262_144;
const defaultTimeoutMs = 10_000;

const fail = (
  kind: FailureKind,
  message: string,
  more: Pick<Failure, 'status' | 'retryAfterMs'> = {},
): FetchResult => ({ ok: false, failure: { kind, message, ...more } });

export async function fetchJson(url: string, limits: FetchLimits = {}): Promise<FetchResult> {
  const stop = AbortSignal.timeout(limits.timeoutMs ?? defaultTimeoutMs);
  try {
    const response = await fetch(url, {
      signal: stop,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    const text = await readCapped(response, limits.maxBytes ?? defaultMaxBytes);
    if (text === null)
      return fail('too-large', `more than ${limits.maxBytes ?? defaultMaxBytes} bytes`);
    if (response.status !== 200) {
      const kind = limits.classifyStatus?.(response.status, text) ?? classify(response.status);
      return fail(kind, `HTTP ${response.status}`, {
        status: response.status,
        ...retryAfter(response.headers.get('retry-after')),
      });
    }
    return decode(text);
  } catch (error) {
    return stop.aborted
      ? fail('timeout', `no answer within ${limits.timeoutMs ?? defaultTimeoutMs} ms`)
      : fail('network', error instanceof Error ? error.message : 'the request failed');
  }
}

function decode(text: string): FetchResult {
  try {
    return { ok: true, payload: JSON.parse(text) as unknown, bytes: text.length };
  } catch {
    return fail('not-json', text === '' ? 'empty answer' : 'the answer is not JSON');
  }
}

/** The body as text, or null as soon as it passes the cap. */
async function readCapped(response: Response, maxBytes: number): Promise<string | null> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** How a status is read where the exchange has no reading of its own. */
function classify(status: number): FailureKind {
  if (status === 429 || status === 418) return 'rate';
  if (status === 451 || status === 403) return 'geo';
  if (status >= 500) return 'network';
  return 'schema';
}

/** `Retry-After` in seconds or as an HTTP date, kept within a second and six hours. */
function retryAfter(header: string | null): Pick<Failure, 'retryAfterMs'> {
  if (header === null || header.trim() === '') return {};
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? { retryAfterMs: Math.min(Math.max(ms, 1000), 6 * 3_600_000) } : {};
}
