/**
 * Which requests are due. One alarm wakes the worker; this list says what to do with it.
 */
import type { Endpoint, Exchange } from '../exchanges/exchange.ts';
import type { Settings } from '../settings/settings.ts';
import { isWaiting, type Ledger, recordOf, requestKey } from './ledger.ts';

export interface DueRequest {
  readonly key: string;
  readonly exchange: Exchange;
  readonly endpoint: Endpoint;
  /** One, or two that are read together; all of one host. */
  readonly urls: readonly string[];
  readonly host: string;
  /** Sent with the request as JSON; absent of a GET. */
  readonly body?: unknown;
}

type Pacing = Pick<Settings, 'asset' | 'lean'>;

/** A request is due this much early, so that an alarm a moment short of the period is not lost. */
const slackMs = 15_000;
/** However often somebody asks, one request is not repeated within this time. */
const shortestGapMs = 20_000;
/** In the lean mode all but the leanest requests wait this long. */
export const leanEveryMinutes = 720;

/** @param nowMs by a right clock */
export function dueRequests(
  exchanges: readonly Exchange[],
  ledger: Ledger,
  pacing: Pacing,
  nowMs: number,
): DueRequest[] {
  const { asset } = pacing;
  return exchanges.flatMap((exchange) =>
    exchange.endpoints.flatMap((endpoint) => {
      const key = requestKey(exchange.id, endpoint.id, asset);
      if (!isDue(recordOf(ledger, key), everyMinutes(endpoint, pacing), nowMs)) return [];
      const url = endpoint.url(asset, nowMs);
      if (url === null) return [];
      const urls = [url, ...(endpoint.beside ? [endpoint.beside(asset, nowMs)] : [])];
      const body = endpoint.body ? { body: endpoint.body(asset, nowMs) } : {};
      return [{ key, exchange, endpoint, urls, host: new URL(url).host, ...body }];
    }),
  );
}

/** How often an endpoint is worth asking; 0 is with every poll. */
function everyMinutes(endpoint: Endpoint, { lean }: Pacing): number {
  if (!lean) return endpoint.everyMinutes;
  return endpoint.lean ? 0 : Math.max(endpoint.everyMinutes, leanEveryMinutes);
}

function isDue(record: ReturnType<typeof recordOf>, minutes: number, nowMs: number): boolean {
  const { askedAtMs, failure } = record;
  if (askedAtMs === null || askedAtMs > nowMs) return true;
  if (nowMs - askedAtMs < shortestGapMs) return false;
  if (failure) return !isWaiting(failure, nowMs);
  return nowMs - askedAtMs >= minutes * 60_000 - slackMs;
}

/** By host, so that a host is asked one thing at a time and hosts do not wait for each other. */
export const byHost = (requests: readonly DueRequest[]): DueRequest[][] => [
  ...Map.groupBy(requests, ({ host }) => host).values(),
];
