/**
 * One page of the past: asked for within the budget of its host, and stored; or the finding
 * that its series or its host is to be left alone in this cycle.
 */
import type { StoredCoverage } from '../../lib/platform/history-database.ts';
import { readIdle, storeIdle, storePage } from '../../lib/platform/history-store.ts';
import type { AssetId } from '../../lib/quotes/assets.ts';
import { dayMs, hourMs, type Series } from '../../lib/quotes/point.ts';
import { historyEndpoint } from '../../lib/state/health.ts';
import { extend, type HistoryPage } from '../../lib/state/history-plan.ts';
import { type Coverage, hourlySinceMs } from '../../lib/state/history-wishes.ts';
import { isWaiting, recordAnswer, recordOf, requestKey } from '../../lib/state/ledger.ts';
import { ask, type Outcome } from './ask.ts';
import { type SilentHosts, takeBudget, withFailure } from './hosts.ts';
import { ledger, now } from './state.ts';

const pageBytes = 2_097_152;
/** A series that had nothing new is left alone for this long, one of daily rows for longer. */
const idleMs = hourMs;
const longIdleMs = 6 * hourMs;

/** What a cycle has found out. */
export interface Cycle {
  readonly asset: AssetId;
  readonly silent: SilentHosts;
  readonly hosts: Set<string>;
  readonly failing: Set<string>;
  readonly idle: Set<string>;
  /** Pages the record does not hold yet. */
  pending: number;
}

export const newCycle = async (asset: AssetId, silent: SilentHosts): Promise<Cycle> => ({
  asset,
  silent,
  hosts: new Set(),
  failing: new Set(),
  idle: await idleSeries(),
  pending: 0,
});

/** Asks for a page and stores it, or finds out that its series or its host is to be left alone. */
export async function fetchPage(
  page: HistoryPage,
  held: StoredCoverage | undefined,
  cycle: Cycle,
): Promise<void> {
  const { key, source, interval, host, exchange } = page;
  const requestOf = requestKey(exchange.id, historyEndpoint(source.series), cycle.asset);
  const before = recordOf(ledger.value, requestOf).failure;
  const refusal = cycle.silent.get(host);
  // Where nothing is said yet about why the page does not come, the host's refusal is.
  if (before && (refusal || isWaiting(before, now()))) {
    cycle.failing.add(key);
    return;
  }
  if (!refusal && !(await takeBudget(host, exchange.pace))) {
    cycle.hosts.add(host);
    return;
  }
  const outcome = refusal ? ({ ok: false, failure: refusal } as const) : await askPage(page);
  if (!outcome.ok) {
    const { failure } = outcome;
    if (failure.host !== undefined && !refusal) cycle.silent.set(host, failure);
    ledger.value = withFailure(ledger.value, requestOf, failure, cycle.silent);
    cycle.failing.add(key);
    return;
  }
  if (before) ledger.value = recordAnswer(ledger.value, requestOf, [], now());
  const points = outcome.value;
  const reached = extend(held, page, points);
  const isNew = reached && (reached.fromMs !== held?.fromMs || reached.toMs !== held.toMs);
  if (reached && (isNew || source.isRevised)) {
    const keptSinceMs = interval === '1h' && !source.stepMs ? hourlySinceMs(now()) : 0;
    const { isRevised } = source;
    const reach = (kept: Coverage | undefined) => extend(kept, page, points);
    await storePage({ key, points, reached: reach, isRevised, keptSinceMs }, now());
    cycle.pending += 1;
  }
  if (!isNew) {
    cycle.idle.add(key);
    await storeIdle(key, now() + ((source.stepMs ?? 0) < dayMs ? idleMs : longIdleMs));
  }
}

function askPage(page: HistoryPage): Promise<Outcome<Series>> {
  const { exchange, source, asset, interval, fromMs, toMs, url } = page;
  const question = {
    urls: [url],
    body: source.body?.(asset, interval, fromMs, toMs),
    maxBytes: source.maxBytes ?? pageBytes,
    gapMs: source.gapMs,
  };
  return ask(exchange, question, (payload, receivedAtMs) =>
    source.read(payload, { asset, interval, fromMs, toMs, receivedAtMs }),
  );
}

async function idleSeries(): Promise<Set<string>> {
  const left = [...(await readIdle())].map(([key, untilMs]) => ({ key, ms: untilMs - now() }));
  // A longer wait is a clock that jumped.
  return new Set(left.filter(({ ms }) => ms > 0 && ms <= longIdleMs).map(({ key }) => key));
}
