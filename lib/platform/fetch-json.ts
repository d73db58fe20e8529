/**
 * One GET or POST, decoded, or a typed failure; it never throws and never waits longer than its
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

interface Answered {
  /** From the `Date` header; null where there is none. */
  readonly serverTimeMs: number | null;
}

export type FetchResult = Answered &
  (
    | {
        readonly ok: true;
        readonly payload: unknown;
        /** Size of the body, unpacked. */
        readonly bytes: number;
        readonly latencyMs: number;
      }
    | { readonly ok: false; readonly failure: Failure }
  );

export interface FetchOptions {
  /** Makes it a POST of this JSON. */
  readonly body?: unknown;
  readonly maxBytes?: number | undefined;
  readonly timeoutMs?: number;
  classifyStatus?: ((status: number, body: string) => FailureKind | undefined) | undefined;
}

const defaultMaxBytes = 262_144;
const defaultTimeoutMs = 10_000;

const fail = (
  kind: FailureKind,
  message: string,
  {
    serverTimeMs = null,
    ...more
  }: Partial<Answered> & Pick<Failure, 'status' | 'retryAfterMs'> = {},
): FetchResult => ({ ok: false, failure: { kind, message, ...more }, serverTimeMs });

export async function fetchJson(url: string, options: FetchOptions = {}): Promise<FetchResult> {
  const { maxBytes = defaultMaxBytes, timeoutMs = defaultTimeoutMs } = options;
  const stop = AbortSignal.timeout(timeoutMs);
  const startMs = Date.now();
  try {
    const response = await fetch(url, { ...requestOf(options.body), signal: stop });
    const serverTimeMs = instantOf(response.headers.get('date'));
    const read = await readCapped(response, maxBytes);
    if (read === null) return fail('too-large', `more than ${maxBytes} bytes`, { serverTimeMs });
    if (response.status !== 200) {
      const kind = options.classifyStatus?.(response.status, read.text);
      return fail(kind ?? classify(response.status), `HTTP ${response.status}`, {
        status: response.status,
        serverTimeMs,
        ...retryAfter(response.headers.get('retry-after'), serverTimeMs ?? Date.now()),
      });
    }
    const latencyMs = Math.max(0, Date.now() - startMs);
    return decode(read, { latencyMs, serverTimeMs });
  } catch (error) {
    return stop.aborted
      ? fail('timeout', `no answer within ${timeoutMs} ms`)
      : fail('network', error instanceof Error ? error.message : 'the request failed');
  }
}

const requestOf = (body: unknown): RequestInit => ({
  ...(body === undefined
    ? {}
    : {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  credentials: 'omit',
  cache: 'no-store',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
});

interface Body {
  readonly text: string;
  readonly bytes: number;
}

function decode(
  { text, bytes }: Body,
  answered: Answered & { readonly latencyMs: number },
): FetchResult {
  try {
    return { ok: true, payload: JSON.parse(text) as unknown, bytes, ...answered };
  } catch {
    return fail('not-json', text === '' ? 'empty answer' : 'the answer is not JSON', {
      serverTimeMs: answered.serverTimeMs,
    });
  }
}

/** The body, or null as soon as it passes the cap. */
async function readCapped(response: Response, maxBytes: number): Promise<Body | null> {
  const reader = response.body?.getReader();
  if (!reader) return { text: '', bytes: 0 };
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), bytes };
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

/** An HTTP date. */
function instantOf(header: string | null): number | null {
  const ms = header === null ? Number.NaN : Date.parse(header);
  return Number.isFinite(ms) ? ms : null;
}

/** `Retry-After` in seconds or as an HTTP date, kept within a second and six hours. */
function retryAfter(header: string | null, nowMs: number): Pick<Failure, 'retryAfterMs'> {
  if (header === null || header.trim() === '') return {};
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) ? { retryAfterMs: Math.min(Math.max(ms, 1000), 6 * 3_600_000) } : {};
}
