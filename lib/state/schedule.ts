/**
 * Which requests are due. One alarm wakes the worker; this list says what to do with it.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { Endpoint, Exchange } from '../exchanges/exchange.ts';
import { isWaiting, type Ledger, recordOf, requestKey } from './ledger.ts';

export interface DueRequest {
  readonly key: string;
  readonly exchange: Exchange;
  readonly endpoint: Endpoint;
  /** One, or two that are read together; all of one host. */
  readonly urls: readonly string[];
  readonly host: string;
}

/** A request is due this much early, so that an alarm a moment short of the period is not lost. */
const slackMs = 15_000;
/** However often somebody asks, one request is not repeated within this time. */
const shortestGapMs = 20_000;

export function dueRequests(
  exchanges: readonly Exchange[],
  ledger: Ledger,
  asset: AssetId,
  nowMs: number,
): DueRequest[] {
  return exchanges.flatMap((exchange) =>
    exchange.endpoints.flatMap((endpoint) => {
      const key = requestKey(exchange.id, endpoint.id);
      if (!isDue(endpoint, recordOf(ledger, key), nowMs)) return [];
      const url = endpoint.url(asset, nowMs);
      const beside = endpoint.beside?.(asset, nowMs);
      const urls = beside === undefined ? [url] : [url, beside];
      return [{ key, exchange, endpoint, urls, host: new URL(url).host }];
    }),
  );
}

function isDue(endpoint: Endpoint, record: ReturnType<typeof recordOf>, nowMs: number): boolean {
  const { askedAtMs, failure } = record;
  if (askedAtMs === null || askedAtMs > nowMs) return true;
  if (nowMs - askedAtMs < shortestGapMs) return false;
  if (failure) return !isWaiting(failure, nowMs);
  return nowMs - askedAtMs >= endpoint.everyMinutes * 60_000 - slackMs;
}

/** By host, so that a host is asked one thing at a time and hosts do not wait for each other. */
export function byHost(requests: readonly DueRequest[]): DueRequest[][] {
  const groups = new Map<string, DueRequest[]>();
  for (const request of requests) {
    const group = groups.get(request.host);
    if (group) group.push(request);
    else groups.set(request.host, [request]);
  }
  return [...groups.values()];
}
