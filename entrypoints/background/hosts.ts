/**
 * Hosts that are left alone. One that refused us or told us to wait is asked nothing until
 * that time, whichever of its requests it refused and whether or not the worker died since;
 * one that does not answer is asked nothing more in the same cycle, since each request
 * would cost its own time limit.
 */
import type { Exchange, FailureKind } from '../../lib/exchanges/exchange.ts';
import type { Failure } from '../../lib/platform/fetch-json.ts';
import type { AssetId } from '../../lib/quotes/assets.ts';
import { historyEndpoint } from '../../lib/state/health.ts';
import { isWaiting, type Ledger, recordOf, requestKey } from '../../lib/state/ledger.ts';

/** By host: what it said, for the requests that are not made. */
export type SilentHosts = Map<string, Failure>;

export function waitingHosts(
  exchanges: readonly Exchange[],
  ledger: Ledger,
  asset: AssetId,
  nowMs: number,
): SilentHosts {
  const silent: SilentHosts = new Map();
  for (const { key, url } of exchanges.flatMap((exchange) => requestsOf(exchange, asset, nowMs))) {
    const { failure } = recordOf(ledger, key);
    if (!failure || !isRefusal(failure) || !isWaiting(failure, nowMs)) continue;
    const { kind, message, retryAtMs } = failure;
    const { host } = new URL(url);
    const retryAfterMs = Math.max(retryAtMs - nowMs, silent.get(host)?.retryAfterMs ?? 0);
    silent.set(host, { kind, message, retryAfterMs });
  }
  return silent;
}

const requestsOf = ({ id, endpoints, history }: Exchange, asset: AssetId, nowMs: number) => [
  ...endpoints.map((endpoint) => ({
    key: requestKey(id, endpoint.id),
    url: endpoint.url(asset, nowMs),
  })),
  ...history.map((source) => ({
    key: requestKey(id, historyEndpoint(source.series)),
    url: source.url(asset, '4h', nowMs, nowMs),
  })),
];

const isRefusal = ({ kind }: { readonly kind: FailureKind }): boolean =>
  kind === 'rate' || kind === 'geo';

/** Failures of a host rather than of one request: the rest of its requests would fare the same. */
export const isHostFailure = (failure: Failure): boolean =>
  isRefusal(failure) ||
  failure.kind === 'timeout' ||
  (failure.kind === 'network' && failure.status === undefined);
