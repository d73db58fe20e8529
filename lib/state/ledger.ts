/**
 * What the background must know again after its worker died: the last good answer of every
 * request, when each was last asked, and how its failures stand. All else is computed from
 * it, from the settings and from the stored history. The update functions are pure and
 * return a new ledger.
 */
import type { FailureKind } from '../exchanges/exchange.ts';
import type { Quote } from '../quotes/quote.ts';

export interface RequestFailure {
  readonly kind: FailureKind;
  /** For the receipt; at most 120 characters, never shown as markup. */
  readonly message: string;
  readonly atMs: number;
  readonly inARow: number;
  /** Not asked again before this instant. */
  readonly retryAtMs: number;
}

export interface RequestRecord {
  readonly askedAtMs: number | null;
  readonly okAtMs: number | null;
  readonly failure: RequestFailure | null;
  /** Of the last good answer. */
  readonly quotes: readonly Quote[];
}

export interface Ledger {
  readonly version: 1;
  /** By request key, `exchange/endpoint`. */
  readonly requests: Readonly<Record<string, RequestRecord>>;
}

export const emptyLedger: Ledger = { version: 1, requests: {} };

const untouched: RequestRecord = { askedAtMs: null, okAtMs: null, failure: null, quotes: [] };

export const requestKey = (exchange: string, endpoint: string): string => `${exchange}/${endpoint}`;

export const recordOf = (ledger: Ledger, key: string): RequestRecord =>
  ledger.requests[key] ?? untouched;

const withRecord = (ledger: Ledger, key: string, record: RequestRecord): Ledger => ({
  ...ledger,
  requests: { ...ledger.requests, [key]: record },
});

/** A good answer replaces the one before it and clears the failure. */
export const recordAnswer = (
  ledger: Ledger,
  key: string,
  quotes: readonly Quote[],
  nowMs: number,
): Ledger => withRecord(ledger, key, { askedAtMs: nowMs, okAtMs: nowMs, failure: null, quotes });

/** A failure keeps the last good answer and counts itself. */
export function recordFailure(
  ledger: Ledger,
  key: string,
  failure: { kind: FailureKind; message: string; retryAfterMs?: number },
  nowMs: number,
  random: number,
): Ledger {
  const before = recordOf(ledger, key);
  const inARow = (before.failure?.inARow ?? 0) + 1;
  return withRecord(ledger, key, {
    ...before,
    askedAtMs: nowMs,
    failure: {
      kind: failure.kind,
      message: failure.message.slice(0, 120),
      atMs: nowMs,
      inARow,
      retryAtMs: nowMs + retryDelayMs(failure.kind, inARow, failure.retryAfterMs, random),
    },
  });
}

const minuteMs = 60_000;
/** A venue that refuses our location is left alone for a day. */
const geoDelayMs = 24 * 60 * minuteMs;
const longestDelayMs = 60 * minuteMs;

/**
 * How long to wait after the n-th failure in a row: what the server asked for plus a
 * margin, else full jitter under a doubling cap of one minute to one hour. The first
 * failure is retried with the next poll.
 *
 * @param random in [0, 1)
 */
export function retryDelayMs(
  kind: FailureKind,
  inARow: number,
  retryAfterMs: number | undefined,
  random: number,
): number {
  if (retryAfterMs !== undefined) return retryAfterMs + random * 5_000;
  if (kind === 'geo') return geoDelayMs;
  if (inARow <= 1 && kind !== 'rate') return 0;
  return random * Math.min(longestDelayMs, minuteMs * 2 ** Math.min(inARow, 10));
}

/** A wait that is longer, or began in the future, is a clock that jumped, not a wish of the server. */
const longestWaitMs = 25 * 60 * minuteMs;

/** Whether a request that failed is still to be left alone. */
export const isWaiting = ({ atMs, retryAtMs }: RequestFailure, nowMs: number): boolean =>
  atMs <= nowMs && nowMs < Math.min(retryAtMs, atMs + longestWaitMs);
