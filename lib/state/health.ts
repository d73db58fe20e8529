/**
 * How each exchange stands: when it last gave an answer that could be used, and its newest
 * failure that no good answer has followed.
 */
import type { Exchange, FailureKind, HistorySeriesId } from '../exchanges/exchange.ts';
import { type Ledger, recordOf, requestKey, type RequestRecord } from './ledger.ts';
import type { ExchangeHealth } from './market-state.ts';

export const exchangeHealth = (exchanges: readonly Exchange[], ledger: Ledger): ExchangeHealth[] =>
  exchanges.map(({ id, endpoints }) => {
    const own = Object.entries(ledger.requests)
      .filter(([key]) => key.startsWith(`${id}/`))
      .map(([, record]) => record);
    const polled = endpoints
      .filter(({ everyMinutes }) => everyMinutes === 0)
      .map((endpoint) => recordOf(ledger, requestKey(id, endpoint.id)));
    const partly = polled.length > 0 && polled.every(({ failure }) => failure === null);
    const failure = newestFailure(own);
    return {
      exchange: id,
      lastSuccessMs: lastSuccess(own),
      failure: failure && { ...failure, partly },
    };
  });

/** When any of the requests last gave an answer that could be used. */
export const lastSuccess = (records: readonly RequestRecord[]): number | null =>
  records.reduce<number | null>(
    (newest, { okAtMs }) => (okAtMs === null ? newest : Math.max(newest ?? okAtMs, okAtMs)),
    null,
  );

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

/** Under which endpoint name the pages of a series of the past stand in the ledger. */
export const historyEndpoint = (series: HistorySeriesId): string => `history-${series}`;

const isHistory = (key: string): boolean => key.includes('/history-');

/** Why pages of the past do not come; null while they do. */
export const historyFailure = ({ requests }: Ledger): FailureKind | null =>
  newestFailure(
    Object.entries(requests)
      .filter(([key]) => isHistory(key))
      .map(([, record]) => record),
  )?.kind ?? null;
