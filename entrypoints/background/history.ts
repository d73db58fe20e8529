/**
 * The past, page by page: what is missing is planned from what is stored, so a worker that
 * died anywhere goes on where it was. Hosts are asked side by side, each one thing at a time
 * and within its budget. The daily record is computed again as pages arrive.
 */
import { readCoverage } from '../../lib/platform/history-store.ts';
import { storeProblem } from '../../lib/platform/store-problem.ts';
import type { AssetId } from '../../lib/quotes/assets.ts';
import { nextPages, progress } from '../../lib/state/history-plan.ts';
import { isWaiting, recordAnswer, recordOf, requestKey } from '../../lib/state/ledger.ts';
import { emptyRecord } from '../../lib/state/market-record.ts';
import { fetchPage, newCycle } from './history-page.ts';
import { heldOf, isOld, pagesPerRecord, recompute, unrecorded } from './history-record.ts';
import { type SilentHosts, withFailure } from './hosts.ts';
import { enabled, historyProgress, ledger, now, record, remembered, settings } from './state.ts';

/**
 * Never throws: a past that cannot be kept is a failure like any other.
 *
 * @param isWanted asked before each page: true and no other is begun
 */
export async function fetchHistory(silent: SilentHosts, isWanted: () => boolean): Promise<void> {
  const { asset } = settings.value;
  const key = requestKey('history', 'history-store', asset);
  const failure = () => recordOf(ledger.value, key).failure;
  const before = failure();
  /** It was written to: said at once, not when the last page is here. */
  const onKept = (): void => {
    if (failure()) ledger.value = recordAnswer(ledger.value, key, [], now());
  };
  // Pages that cannot be stored are not asked for again and again.
  if (before && isWaiting(before, now())) return;
  try {
    await fetchPages(asset, silent, isWanted, onKept);
    onKept();
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : 'no store';
    const kind = storeProblem(error);
    ledger.value = withFailure(ledger.value, key, { kind, message }, silent);
  }
}

async function fetchPages(
  asset: AssetId,
  silent: SilentHosts,
  isWanted: () => boolean,
  onKept: () => void,
): Promise<void> {
  const asked = enabled();
  let finished = 0;
  /** Read each time: a series that is found damaged loses its coverage on the way. */
  const settledCoverage = async (): ReturnType<typeof readCoverage> => {
    const before = finished;
    const found = await readCoverage();
    // A page that was stored meanwhile may not be in it, and would be asked for again.
    return finished === before ? found : settledCoverage();
  };
  let coverage = await readCoverage();
  const cycle = await newCycle(asset, silent);
  // Some at once where a worker died between a page and the record made of it.
  cycle.pending = unrecorded(asset, coverage, record.value);
  if (heldOf(asset, coverage).length === 0) record.value = emptyRecord;
  const write = async (): Promise<void> => {
    cycle.pending = 0;
    await recompute(asset, remembered(), coverage, progress(asked, asset, coverage, cycle, now()));
    onKept();
  };
  const busy = new Map<string, Promise<unknown>>();
  const errors: unknown[] = [];
  let unreadable = Infinity;
  for (;;) {
    const isOver = isWanted() || settings.value.asset !== asset || errors.length > 0;
    const pages = isOver ? [] : nextPages(asked, asset, coverage, cycle, now());
    const waiting = pages.filter(({ stage }) => stage === 'first').length;
    const hasAverage = record.value.past.exchangeSets.length > 0;
    const isReadable = waiting < unreadable && (waiting === 0 || !hasAverage);
    unreadable = waiting;
    if (cycle.pending > 0 && (isReadable || cycle.pending >= pagesPerRecord)) {
      await write().catch((error: unknown) => errors.push(error));
      coverage = await settledCoverage();
      continue;
    }
    for (const page of pages) {
      if (busy.has(page.host)) continue;
      const work = fetchPage(page, coverage.get(page.key), cycle)
        .catch((error: unknown) => errors.push(error))
        .finally(() => {
          busy.delete(page.host);
          finished += 1;
        });
      busy.set(page.host, work);
    }
    if (busy.size === 0) break;
    await Promise.race(busy.values());
    coverage = await settledCoverage();
  }
  if (errors.length > 0) throw errors[0];
  if (settings.value.asset !== asset) return;
  if (cycle.pending > 0 || isOld(record.value)) await write();
  historyProgress.value = progress(asked, asset, coverage, cycle, now());
}
