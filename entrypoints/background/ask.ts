/**
 * One reading and the requests it takes, as a value or a typed failure; it never throws.
 * Fetching and reading are two steps, since a poll learns from all its answers what time it
 * is, and an answer is read by a right clock.
 */
import { AnswerError, type Exchange } from '../../lib/exchanges/exchange.ts';
import { type Failure, fetchJson } from '../../lib/platform/fetch-json.ts';
import type { SeenClock } from '../../lib/state/clock-skew.ts';
import type { NewFailure } from '../../lib/state/ledger.ts';
import { isHostFailure, pause } from './hosts.ts';
import { ledger } from './state.ts';

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: NewFailure };

export interface Question {
  /** Of one host, asked one after the other; of two, they are read as a list. */
  readonly urls: readonly string[];
  /** Makes it a POST of this JSON. */
  readonly body?: unknown;
  readonly maxBytes?: number | undefined;
  /** Shortest time since the request before, where that is more than the pace of the exchange. */
  readonly gapMs?: number | undefined;
}

export interface Fetched {
  readonly host: string;
  readonly outcome: Outcome<unknown>;
  /** By the machine's clock. */
  readonly receivedAtMs: number;
  /** Of all its requests together. */
  readonly latencyMs: number;
  readonly clock: SeenClock | null;
}

export async function fetchAnswer(
  exchange: Exchange,
  { urls, body, maxBytes, gapMs }: Question,
): Promise<Fetched> {
  const host = new URL(urls[0] ?? '').host;
  const payloads: unknown[] = [];
  let latencyMs = 0;
  let clock: SeenClock | null = null;
  for (const url of urls) {
    await pause(host, exchange.pace, gapMs);
    const fetched = await fetchJson(url, {
      body,
      maxBytes,
      classifyStatus: exchange.classifyStatus?.bind(exchange),
    });
    const receivedAtMs = Date.now();
    const { serverTimeMs } = fetched;
    if (serverTimeMs !== null) clock = { host, receivedAtMs, serverTimeMs };
    if (!fetched.ok) {
      const outcome = { ok: false, failure: ofHost(fetched.failure, host) } as const;
      return { host, outcome, receivedAtMs, latencyMs, clock };
    }
    latencyMs += fetched.latencyMs;
    payloads.push(fetched.payload);
  }
  const value = payloads.length === 1 ? payloads[0] : payloads;
  return { host, outcome: { ok: true, value }, receivedAtMs: Date.now(), latencyMs, clock };
}

/** @param skewMs by how much the machine's clock is ahead */
export function readAnswer<T>(
  { host, outcome, receivedAtMs }: Fetched,
  skewMs: number,
  read: (payload: unknown, receivedAtMs: number) => T,
): Outcome<T> {
  if (!outcome.ok) return outcome;
  try {
    return { ok: true, value: read(outcome.value, receivedAtMs - skewMs) };
  } catch (error) {
    return { ok: false, failure: ofHost(readingFailure(error), host) };
  }
}

export const ask = async <T>(
  exchange: Exchange,
  question: Question,
  read: (payload: unknown, receivedAtMs: number) => T,
): Promise<Outcome<T>> =>
  readAnswer(await fetchAnswer(exchange, question), ledger.value.clockSkewMs, read);

const ofHost = ({ kind, message, status, retryAfterMs }: Failure, host: string): NewFailure => ({
  kind,
  message,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  ...(isHostFailure({ kind, ...(status === undefined ? {} : { status }) }) ? { host } : {}),
});

const readingFailure = (error: unknown): Failure =>
  error instanceof AnswerError
    ? { kind: error.kind, message: error.message }
    : { kind: 'schema', message: error instanceof Error ? error.message : 'unreadable' };
