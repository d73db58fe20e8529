/**
 * The past, page by page: what is missing is planned from what is stored, so a worker that
 * died anywhere goes on where it was. Hosts are asked side by side, each one thing at a time
 * and within its budget. The daily record is computed again as pages arrive.
 */
import type { AssetId } from '../../lib/quotes/assets.ts';
import { dayMs, hourMs, type Series, startOfDay } from '../../lib/quotes/point.ts';
import type { StoredCoverage } from '../../lib/platform/history-database.ts';
import { readCoverage, readIdle, storeIdle, storePage } from '../../lib/platform/history-store.ts';
import { extend, type HistoryPage, nextPages, progress } from '../../lib/state/history-plan.ts';
import { type Coverage, hourlySinceMs, type Stage } from '../../lib/state/history-wishes.ts';
import { historyEndpoint } from '../../lib/state/health.ts';
import { isWaiting, recordAnswer, recordOf, requestKey } from '../../lib/state/ledger.ts';
import { emptyRecord, type MarketRecord } from '../../lib/state/market-record.ts';
import { ask, type Outcome } from './ask.ts';
import { recompute, remake } from './history-record.ts';
import { type SilentHosts, takeBudget, withFailure } from './hosts.ts';
import {
  enabled,
  historyProgress,
  ledger,
  now,
  pageCoins,
  record,
  remembered,
  setCoin,
  settings,
} from './state.ts';

const pageBytes = 2_097_152;
/** Once the averages are readable the record waits for this many pages. */
const pagesPerRecord = 48;
/** A series that had nothing new is left alone for this long, one of daily rows for longer. */
const idleMs = hourMs;
const longIdleMs = 6 * hourMs;

/** What a cycle has found out. */
interface Cycle {
  readonly asset: AssetId;
  readonly silent: SilentHosts;
  readonly hosts: Set<string>;
  readonly failing: Set<string>;
  readonly idle: Set<string>;
  /** Pages the record does not hold yet. */
  pending: number;
}

const newCycle = async (asset: AssetId, silent: SilentHosts): Promise<Cycle> => ({
  asset,
  silent,
  hosts: new Set(),
  failing: new Set(),
  idle: await idleSeries(),
  pending: 0,
});

/**
 * Never throws: a past that cannot be kept is a failure like any other.
 *
 * @param isWanted asked before each page: true and no other is begun
 */
export async function fetchHistory(silent: SilentHosts, isWanted: () => boolean): Promise<void> {
  const { asset } = settings.value;
  const key = requestKey('history', 'history-store', asset);
  const before = recordOf(ledger.value, key).failure;
  // Pages that cannot be stored are not asked for again and again.
  if (before && isWaiting(before, now())) return;
  try {
    await fetchPages(asset, silent, isWanted);
    if (before) ledger.value = recordAnswer(ledger.value, key, [], now());
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : 'no store';
    ledger.value = withFailure(ledger.value, key, { kind: 'storage', message }, silent);
  }
}

async function fetchPages(
  asset: AssetId,
  silent: SilentHosts,
  isWanted: () => boolean,
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
  cycle.pending = heldOf(asset, coverage).filter(isNewerThanRecord).length;
  if (heldOf(asset, coverage).length === 0) record.value = emptyRecord;
  const write = async (): Promise<void> => {
    cycle.pending = 0;
    await recompute(asset, remembered(), coverage, progress(asked, asset, coverage, cycle, now()));
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

/**
 * The past of the coins that pages are about: `first` what their averages and their regime
 * need, and `rest`, when that of the settings is there, all of it.
 *
 * @param isWanted asked before each round of pages: true and no other is begun
 */
export async function fetchOfPages(
  until: Stage,
  silent: SilentHosts,
  isWanted: () => boolean,
): Promise<void> {
  for (const asset of pageCoins.value.keys())
    if (asset !== settings.value.asset) await fetchOfPage(asset, until, silent, isWanted);
}

async function fetchOfPage(
  asset: AssetId,
  until: Stage,
  silent: SilentHosts,
  isWanted: () => boolean,
): Promise<void> {
  let coverage = await readCoverage();
  const cycle = await newCycle(asset, silent);
  const write = async (): Promise<void> => {
    const coin = pageCoins.value.get(asset);
    if (!coin) return;
    const isNew = cycle.pending > 0 || (coverage.size > 0 && isOld(coin.record));
    const made = isNew ? await remake(asset, remembered(), coverage) : coin.record;
    cycle.pending = 0;
    const share = progress(enabled(), asset, coverage, cycle, now());
    setCoin(asset, { ...coin, record: made, progress: share, isReady: true });
  };
  for (;;) {
    const pages = isWanted() ? [] : nextPages(enabled(), asset, coverage, cycle, now());
    const wanted = pages.filter(({ stage }) => until === 'rest' || stage === 'first');
    if (wanted.length === 0) break;
    await Promise.all(wanted.map((page) => fetchPage(page, coverage.get(page.key), cycle)));
    coverage = await readCoverage();
    if (cycle.pending >= pagesPerRecord) await write();
  }
  await write();
}

/** Asks for a page and stores it, or finds out that its series or its host is to be left alone. */
async function fetchPage(
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

const heldOf = (asset: AssetId, coverage: ReadonlyMap<string, StoredCoverage>): StoredCoverage[] =>
  [...coverage].flatMap(([key, held]) => (key.startsWith(`${asset}.`) ? held : []));

const isNewerThanRecord = ({ storedAtMs }: StoredCoverage): boolean =>
  storedAtMs > record.value.builtAtMs && storedAtMs <= now();

/** A day closed since the record was made, or an exchange in it was switched off. */
const isOld = ({ builtAtMs, samples }: MarketRecord): boolean =>
  builtAtMs < startOfDay(now()) ||
  samples.some(({ exchange }) => remembered().every(({ id }) => id !== exchange));
