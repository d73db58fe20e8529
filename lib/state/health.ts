/**
 * How each exchange stands: whether it is asked, when it last gave an answer that could be
 * used and how long that took, and its newest failure that no good answer has followed.
 */
import type { Endpoint, Exchange, FailureKind, HistorySeriesId } from '../exchanges/exchange.ts';
import type { AssetId } from '../quotes/assets.ts';
import type { Access } from './access.ts';
import { type Ledger, recordOf, requestKey, requestOf, type RequestRecord } from './ledger.ts';
import type { ExchangeHealth } from './market-state.ts';

interface Moment {
  readonly asset: AssetId;
  readonly nowMs: number;
}

/** Of every exchange, asked or not; of one asset. */
export const exchangeHealth = (
  exchanges: readonly Exchange[],
  ledger: Ledger,
  moment: Moment,
  accessOf: (exchange: Exchange) => Access,
): ExchangeHealth[] =>
  exchanges.map((exchange) => {
    const own = recordsOf(ledger, moment, (of) => of.exchange === exchange.id);
    const access = accessOf(exchange);
    const failure = access === 'on' ? newestFailure(own) : null;
    const last = lastAnswer(own, moment.nowMs);
    return {
      exchange: exchange.id,
      access,
      lastSuccessMs: last?.okAtMs ?? null,
      latencyMs: last?.latencyMs ?? null,
      failure: failure && { ...failure, partly: pricesCome(exchange, ledger, moment.asset) },
    };
  });

/**
 * A page of the past that failed and is asked for no more, since others took its place, has
 * nothing more to say this long after its time.
 */
const forgottenMs = 10 * 60_000;

const withoutForgotten = (key: string, record: RequestRecord, nowMs: number): RequestRecord => {
  const { failure } = record;
  const isOver = failure !== null && nowMs > failure.retryAtMs + forgottenMs;
  return isOver && isHistory(key) ? { ...record, failure: null } : record;
};

const recordsOf = (
  { requests }: Ledger,
  { asset, nowMs }: Moment,
  isOurs: (of: ReturnType<typeof requestOf>, key: string) => boolean = () => true,
): RequestRecord[] =>
  Object.entries(requests).flatMap(([key, record]) => {
    const of = requestOf(key);
    return of.asset === asset && isOurs(of, key) ? withoutForgotten(key, record, nowMs) : [];
  });

/** What an exchange is asked for most often stands without a failure. */
function pricesCome({ id, endpoints }: Exchange, ledger: Ledger, asset: AssetId): boolean {
  const most = Math.min(...endpoints.map(({ everyMinutes }) => everyMinutes));
  const records = endpoints
    .filter(({ everyMinutes }: Endpoint) => everyMinutes === most)
    .map((endpoint) => recordOf(ledger, requestKey(id, endpoint.id, asset)));
  return records.some(({ okAtMs }) => okAtMs !== null) && records.every(({ failure }) => !failure);
}

/** Of one instant that of the slowest request; what a clock that jumped calls later is passed over. */
const lastAnswer = (records: readonly RequestRecord[], nowMs: number): RequestRecord | undefined =>
  records
    .filter(({ okAtMs }) => okAtMs !== null && okAtMs <= nowMs)
    .toSorted(
      (a, b) => (a.okAtMs ?? 0) - (b.okAtMs ?? 0) || (a.latencyMs ?? 0) - (b.latencyMs ?? 0),
    )
    .at(-1);

/** When any request about the asset last gave an answer that could be used. */
export const lastSuccess = (ledger: Ledger, moment: Moment): number | null =>
  lastAnswer(recordsOf(ledger, moment), moment.nowMs)?.okAtMs ?? null;

function newestFailure(
  records: readonly RequestRecord[],
): Omit<NonNullable<ExchangeHealth['failure']>, 'partly'> | null {
  const failure = records
    .flatMap((record) => record.failure ?? [])
    .reduce<RequestRecord['failure']>(
      (newest, candidate) => (newest && newest.atMs > candidate.atMs ? newest : candidate),
      null,
    );
  if (!failure) return null;
  const { kind, atMs, inARow, retryAtMs } = failure;
  return { kind, atMs, inARow, retryAtMs };
}

const historyPrefix = 'history-';

/** Under which endpoint name the pages of a series of the past stand in the ledger. */
export const historyEndpoint = (series: HistorySeriesId): string => `${historyPrefix}${series}`;

const isHistory = (key: string): boolean => requestOf(key).endpoint.startsWith(historyPrefix);

/** Why pages of the past do not come; null while they do. */
export const historyFailure = (ledger: Ledger, moment: Moment): FailureKind | null =>
  newestFailure(recordsOf(ledger, moment, (_, key) => isHistory(key)))?.kind ?? null;
