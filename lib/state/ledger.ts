/**
 * What the background must know again after its worker died: the last good answer of every
 * request, when each was last asked, how its failures stand, what its own polls said in the
 * last hours and how wrong the machine's clock is. All else is computed from it, from the
 * settings and from the stored history. The update functions are pure and return a new
 * ledger. All times are those of a right clock.
 */
import type { FailureKind } from '../exchanges/exchange.ts';
import type { AssetId } from '../quotes/assets.ts';
import type { Quote } from '../quotes/quote.ts';
import type { OwnDays } from './own-days.ts';
import type { OwnSamples } from './own-samples.ts';

export interface RequestFailure {
  readonly kind: FailureKind;
  /** For the receipt; at most 120 characters, never shown as markup. */
  readonly message: string;
  readonly atMs: number;
  readonly inARow: number;
  /** Not asked again before this instant. */
  readonly retryAtMs: number;
  /** The server itself said when to come back. */
  readonly named: boolean;
  /** The host that is left alone until then; null where only this request failed. */
  readonly host: string | null;
}

export interface RequestRecord {
  readonly askedAtMs: number | null;
  readonly okAtMs: number | null;
  /** How long the last good answer took. */
  readonly latencyMs: number | null;
  readonly failure: RequestFailure | null;
  /** Of the last good answer. */
  readonly quotes: readonly Quote[];
}

export interface Ledger {
  readonly version: 2;
  /** By request key. */
  readonly requests: Readonly<Record<string, RequestRecord>>;
  /** What the polls of the last hours said of the 30-day basis. */
  readonly own: OwnSamples;
  /** What they said of the running day and the one before it. */
  readonly ownDays: OwnDays;
  /** By how much the machine's clock is ahead of that of the exchanges; 0 while it is right. */
  readonly clockSkewMs: number;
}

export const emptyLedger: Ledger = {
  version: 2,
  requests: {},
  own: {},
  ownDays: {},
  clockSkewMs: 0,
};

const untouched: RequestRecord = {
  askedAtMs: null,
  okAtMs: null,
  latencyMs: null,
  failure: null,
  quotes: [],
};

export const requestKey = (exchange: string, endpoint: string, asset: AssetId): string =>
  `${exchange}/${endpoint}/${asset}`;

/** The parts of a request key. */
export function requestOf(key: string): { exchange: string; endpoint: string; asset: string } {
  const [exchange = '', endpoint = '', asset = ''] = key.split('/');
  return { exchange, endpoint, asset };
}

/** What was asked about one asset, with all that is no request, and what about others. */
export function divided(ledger: Ledger, asset: AssetId): { own: Ledger; others: Ledger } {
  const { own, others } = Object.groupBy(Object.entries(ledger.requests), ([key]) =>
    requestOf(key).asset === asset ? 'own' : 'others',
  );
  return {
    own: { ...ledger, requests: Object.fromEntries(own ?? []) },
    others: { ...emptyLedger, requests: Object.fromEntries(others ?? []) },
  };
}

export const joined = (own: Ledger, others: Ledger): Ledger => ({
  ...own,
  requests: { ...others.requests, ...own.requests },
});

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
  latencyMs: number | null = null,
): Ledger =>
  withRecord(ledger, key, { askedAtMs: nowMs, okAtMs: nowMs, latencyMs, failure: null, quotes });

const keptMs = 3 * 24 * 60 * 60_000;

/** Without what was not asked for three days: an asset looked at once, an exchange switched off. */
export const withoutOld = (ledger: Ledger, nowMs: number): Ledger => ({
  ...ledger,
  requests: Object.fromEntries(
    Object.entries(ledger.requests).filter(
      ([, { askedAtMs }]) => nowMs - (askedAtMs ?? 0) < keptMs,
    ),
  ),
});

/** A failure as it came. */
export interface NewFailure {
  readonly kind: FailureKind;
  readonly message: string;
  /** How long the server said to wait. */
  readonly retryAfterMs?: number;
  /** Set where every request of this host would fare the same. */
  readonly host?: string;
  /** Set where the host was not asked: until when, as found out by the request that was. */
  readonly silence?: Pick<RequestFailure, 'retryAtMs' | 'named'>;
}

/** A failure keeps the last good answer and counts itself. */
export function recordFailure(
  ledger: Ledger,
  key: string,
  failure: NewFailure,
  nowMs: number,
  random: number,
): Ledger {
  const before = recordOf(ledger, key);
  const inARow = (before.failure?.inARow ?? 0) + 1;
  const { kind, message, retryAfterMs, host = null, silence } = failure;
  return withRecord(ledger, key, {
    ...before,
    askedAtMs: nowMs,
    failure: {
      kind,
      message: message.slice(0, 120),
      atMs: nowMs,
      inARow,
      retryAtMs: silence?.retryAtMs ?? nowMs + retryDelayMs(kind, inARow, retryAfterMs, random),
      named: silence?.named ?? retryAfterMs !== undefined,
      host,
    },
  });
}

/** The waits of an exchange end now, unless its server named their end. */
export const forgetWaits = (ledger: Ledger, exchange: string, nowMs: number): Ledger => ({
  ...ledger,
  requests: Object.fromEntries(
    Object.entries(ledger.requests).map(([key, record]) => {
      const { failure } = record;
      const isOurs = requestOf(key).exchange === exchange && failure !== null && !failure.named;
      return isOurs
        ? [key, { ...record, failure: { ...failure, retryAtMs: nowMs } }]
        : [key, record];
    }),
  ),
});

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
export const isWaiting = (
  { atMs, retryAtMs }: Pick<RequestFailure, 'atMs' | 'retryAtMs'>,
  nowMs: number,
): boolean => atMs <= nowMs && nowMs < Math.min(retryAtMs, atMs + longestWaitMs);
