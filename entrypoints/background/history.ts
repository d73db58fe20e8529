/**
 * The past, page by page: what is missing is planned from what is stored, so a worker that
 * died anywhere goes on where it was. The daily record is computed again as pages arrive.
 */
import { batch } from '@preact/signals-core';
import { exchanges } from '../../lib/exchanges/index.ts';
import type { HistorySeriesId } from '../../lib/exchanges/exchange.ts';
import { type Series, startOfDay } from '../../lib/quotes/point.ts';
import {
  readCoverage,
  readSeries,
  type StoredCoverage,
  storePage,
  storeRecord,
} from '../../lib/platform/history-store.ts';
import {
  extend,
  historyKey,
  type HistoryPage,
  nextPage,
  progress,
} from '../../lib/state/history-plan.ts';
import { historyEndpoint } from '../../lib/state/health.ts';
import {
  isWaiting,
  recordAnswer,
  recordFailure,
  recordOf,
  requestKey,
} from '../../lib/state/ledger.ts';
import { buildRecord, type ExchangeHistory } from '../../lib/state/market-record.ts';
import { ask, type Outcome } from './ask.ts';
import { isHostFailure, type SilentHosts } from './hosts.ts';
import { historyProgress, ledger, nowMs, record, settings } from './state.ts';

/** No page of 1,500 candles is larger. */
const pageBytes = 2_097_152;
/** While the first pages arrive each makes the averages more readable; later ones wait for each other. */
const eagerPages = 8;
const pagesPerRecord = 12;

export async function fetchHistory(silent: SilentHosts): Promise<void> {
  /** Series that gave nothing new rest until the next cycle, as do hosts that fall silent. */
  const resting = new Set<string>();
  let stored = 0;
  /** Pages the record does not hold yet; some at once where a worker died in between. */
  let pending = [...(await readCoverage()).values()].filter(isNewerThanRecord).length;
  const share = async (): Promise<number> =>
    progress(exchanges, await readCoverage(), resting, Date.now());
  for (;;) {
    // Read each time: a series that is found damaged loses its coverage on the way.
    const coverage = await readCoverage();
    const page = nextPage(exchanges, coverage, resting, Date.now());
    if (!page) break;
    const held = coverage.get(page.key);
    const points = await askPage(page, silent);
    const reached = points && extend(held, page, points);
    if (!reached || (reached.fromMs === held?.fromMs && reached.toMs === held.toMs)) {
      resting.add(page.key);
      continue;
    }
    await storePage(page.key, points, reached);
    stored += 1;
    pending += 1;
    if (stored <= eagerPages || pending >= pagesPerRecord) {
      pending = 0;
      await recompute(await share());
    }
  }
  if (pending > 0 || isOldRecord()) await recompute(await share());
  historyProgress.value = await share();
}

const failureKey = ({ exchange, source }: HistoryPage): string =>
  requestKey(exchange.id, historyEndpoint(source.series));

const isNewerThanRecord = ({ storedAtMs }: StoredCoverage): boolean =>
  storedAtMs > record.value.builtAtMs && storedAtMs <= Date.now();

async function askPage(page: HistoryPage, silent: SilentHosts): Promise<Series | null> {
  const { exchange, source, interval } = page;
  const key = failureKey(page);
  const url = source.url(settings.value.asset, interval, page.fromMs, page.toMs);
  const { host } = new URL(url);
  const before = recordOf(ledger.value, key).failure;
  const refusal = silent.get(host);
  // Where nothing is said yet about why the page does not come, the host's refusal is.
  if (before && (refusal || isWaiting(before, Date.now()))) return null;
  const outcome: Outcome<Series> = refusal
    ? { ok: false, failure: refusal }
    : await ask(exchange, [url], pageBytes, (payload, receivedAtMs) =>
        source.read(payload, interval, receivedAtMs),
      );
  if (outcome.ok) {
    if (before) ledger.value = recordAnswer(ledger.value, key, [], Date.now());
    return outcome.value;
  }
  if (isHostFailure(outcome.failure)) silent.set(host, outcome.failure);
  ledger.value = recordFailure(ledger.value, key, outcome.failure, Date.now(), Math.random());
  return null;
}

/** A day that closed since the record was made belongs into it. */
const isOldRecord = (): boolean => record.value.builtAtMs < startOfDay(Date.now());

async function recompute(share: number): Promise<void> {
  const histories = await Promise.all(exchanges.map((exchange) => readHistory(exchange.id)));
  const now = Date.now();
  const built = buildRecord(histories, now);
  await storeRecord(settings.value.asset, built);
  batch(() => {
    historyProgress.value = share;
    record.value = built;
    nowMs.value = now;
  });
}

async function readHistory(exchange: string): Promise<ExchangeHistory> {
  const own = (series: HistorySeriesId): Promise<Series> =>
    readSeries(historyKey(exchange, series, 'own'), 0);
  const candles = async (
    series: HistorySeriesId,
  ): Promise<{ hourly: Series; fourHourly: Series }> => {
    const [hourly, fourHourly] = await Promise.all([
      readSeries(historyKey(exchange, series, '1h'), 0),
      readSeries(historyKey(exchange, series, '4h'), 0),
    ]);
    return { hourly, fourHourly };
  };
  const [index, currentQuarter, nextQuarter, spot, funding, openInterest] = await Promise.all([
    candles('index'),
    candles('current-quarter'),
    candles('next-quarter'),
    candles('spot'),
    own('funding'),
    own('open-interest'),
  ]);
  return { exchange, index, currentQuarter, nextQuarter, spot, funding, openInterest };
}
