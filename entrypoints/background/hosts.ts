/**
 * Hosts that are left alone, and how often the others are asked. One that refused us, told
 * us to wait or did not answer is asked nothing until its wait is over, whichever of its
 * requests found out and whether or not the worker died since; then the first request is
 * the probe that decides for the others. The budget is counted and stored before a request
 * is made.
 */
import type { FailureKind, Pace } from '../../lib/exchanges/exchange.ts';
import { usualPace } from '../../lib/exchanges/exchange.ts';
import type { Failure } from '../../lib/platform/fetch-json.ts';
import { budgetItem } from '../../lib/platform/stored.ts';
import { wait } from '../../lib/platform/wait.ts';
import { type HostUse, pauseMs, take } from '../../lib/state/budget.ts';
import {
  isWaiting,
  type Ledger,
  type NewFailure,
  recordFailure,
  recordOf,
} from '../../lib/state/ledger.ts';
import { parseUses } from '../../lib/state/stored-schema.ts';
import { now } from './state.ts';

/** By host: what it said, for the requests that are not made. */
export type SilentHosts = Map<string, NewFailure>;

export function waitingHosts({ requests }: Ledger, nowMs: number): SilentHosts {
  const silent: SilentHosts = new Map();
  for (const { failure } of Object.values(requests)) {
    if (!failure?.host || !isWaiting(failure, nowMs)) continue;
    const { kind, message, host, retryAtMs, named } = failure;
    const longest = Math.max(retryAtMs, silent.get(host)?.silence?.retryAtMs ?? 0);
    silent.set(host, { kind, message, host, silence: { retryAtMs: longest, named } });
  }
  return silent;
}

/** Records a failure; what the first of a host finds out holds for its others. */
export function withFailure(
  ledger: Ledger,
  key: string,
  failure: NewFailure,
  silent: SilentHosts,
  atMs = now(),
): Ledger {
  const next = recordFailure(ledger, key, failure, atMs, Math.random());
  const silence = recordOf(next, key).failure;
  if (failure.host !== undefined && !silent.get(failure.host)?.silence && silence)
    silent.set(failure.host, { ...failure, silence });
  return next;
}

const isRefusal = ({ kind }: { readonly kind: FailureKind }): boolean =>
  kind === 'rate' || kind === 'geo';

/** Failures of a host rather than of one request: the rest of its requests would fare the same. */
export const isHostFailure = (failure: Pick<Failure, 'kind' | 'status'>): boolean =>
  isRefusal(failure) ||
  failure.kind === 'timeout' ||
  (failure.kind === 'network' && failure.status === undefined);

let counted: Promise<Map<string, HostUse>> | undefined;

const uses = (): Promise<Map<string, HostUse>> =>
  (counted ??= budgetItem
    .read()
    .catch(() => null)
    .then(parseUses));

/** One request, or several that are made together or not at all. */
interface Want {
  readonly host: string;
  readonly pace: Pace | undefined;
  readonly requests: number;
}

/** Those that the budgets have room for, counted and stored. */
export async function reserve<W extends Want>(wants: readonly W[]): Promise<W[]> {
  const held = await uses();
  const allowed = wants.filter(({ host, pace = usualPace, requests }) => {
    const taken = take(held.get(host), pace, requests, now());
    if (taken) held.set(host, taken);
    return taken !== null;
  });
  // Where it cannot be stored it counts while the worker lives.
  if (allowed.length > 0) await budgetItem.write(Object.fromEntries(held)).catch(() => undefined);
  return allowed;
}

const lastAsked = new Map<string, number>();

/** Waits for the pause between two requests of a host. */
export async function pause(
  host: string,
  { gapMs }: Pace = usualPace,
  longerMs = 0,
): Promise<void> {
  const waitMs = pauseMs(lastAsked.get(host), Math.max(gapMs, longerMs), Date.now());
  lastAsked.set(host, Date.now() + waitMs);
  if (waitMs > 0) await wait(waitMs);
}

/** Whether one request may be made; it is counted and stored. */
export const takeBudget = async (host: string, pace: Pace | undefined): Promise<boolean> =>
  (await reserve([{ host, pace, requests: 1 }])).length > 0;
