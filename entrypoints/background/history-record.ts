/**
 * The daily record of an asset, made of the stored past of its exchanges. An exchange is read
 * and summed up again only where pages of it came since the last time.
 */
import { batch } from '@preact/signals-core';
import type { Exchange, HistorySeriesId } from '../../lib/exchanges/exchange.ts';
import type { StoredCoverage } from '../../lib/platform/history-database.ts';
import { firstKey, readSeries, seenKey, storeRecord } from '../../lib/platform/history-store.ts';
import type { AssetId } from '../../lib/quotes/assets.ts';
import { type Series, startOfDay } from '../../lib/quotes/point.ts';
import {
  type Candles,
  digest,
  type ExchangeDigest,
  type ExchangeHistory,
} from '../../lib/state/exchange-digest.ts';
import { historyKey } from '../../lib/state/history-wishes.ts';
import { buildRecord, type MarketRecord } from '../../lib/state/market-record.ts';
import type { OwnDays } from '../../lib/state/past-record.ts';
import { historyProgress, now, nowMs, record, remembered, settings } from './state.ts';

/** Once the averages are readable the record waits for this many pages. */
export const pagesPerRecord = 48;

interface Made {
  /** The state of its series that it was made of. */
  readonly of: string;
  readonly digest: ExchangeDigest;
}

/** By asset and exchange. */
const made = new Map<string, Made>();

/** That of the settings. */
export async function recompute(
  asset: AssetId,
  exchanges: readonly Exchange[],
  coverage: ReadonlyMap<string, StoredCoverage>,
  share: number,
): Promise<void> {
  const built = await remake(asset, exchanges, coverage);
  if (settings.value.asset !== asset) return;
  batch(() => {
    historyProgress.value = share;
    record.value = built;
    nowMs.value = built.builtAtMs;
  });
}

/** Made and stored. */
export async function remake(
  asset: AssetId,
  exchanges: readonly Exchange[],
  coverage: ReadonlyMap<string, StoredCoverage>,
): Promise<MarketRecord> {
  const digests: ExchangeDigest[] = [];
  for (const exchange of exchanges) digests.push(await digestOf(asset, exchange, coverage));
  const built = buildRecord(digests, now(), await readOwnDays(asset));
  await storeRecord(asset, built);
  return built;
}

/** What our own polls said of closed days. */
async function readOwnDays(asset: AssetId): Promise<OwnDays> {
  const days = async (series: string) =>
    (await readSeries(`${asset}.own.${series}.own`, 0)).map(({ timeMs, value }) => ({
      dayMs: timeMs,
      value,
      stretched: false,
    }));
  return { basket: await days('basket'), frontMonth: await days('front-month') };
}

async function digestOf(
  asset: AssetId,
  exchange: Exchange,
  coverage: ReadonlyMap<string, StoredCoverage>,
): Promise<ExchangeDigest> {
  const name = `${asset}.${exchange.id}.`;
  const of = JSON.stringify([...coverage].filter(([key]) => key.startsWith(name)));
  const before = made.get(name);
  if (before?.of === of) return before.digest;
  const after = { of, digest: digest(await readHistory(asset, exchange), now()) };
  made.set(name, after);
  return after.digest;
}

const noCandles: Candles = { hourly: [], fourHourly: [] };

async function readHistory(asset: AssetId, exchange: Exchange): Promise<ExchangeHistory> {
  const { id, history } = exchange;
  const sourceOf = (series: HistorySeriesId) => history.find((source) => source.series === series);
  const own = async (series: HistorySeriesId): Promise<Series> =>
    sourceOf(series) ? readSeries(historyKey(asset, id, series, 'own'), 0) : [];
  const candles = async (series: HistorySeriesId): Promise<Candles> =>
    sourceOf(series)
      ? {
          hourly: await readSeries(historyKey(asset, id, series, '1h'), 0),
          fourHourly: await readSeries(historyKey(asset, id, series, '4h'), 0),
        }
      : noCandles;
  const quarters = async (kind: '' | 'coin-') => ({
    index: await candles(`${kind}index`),
    currentQuarter: await candles(`${kind}current-quarter`),
    nextQuarter: await candles(`${kind}next-quarter`),
    settles: sourceOf(`${kind}current-quarter`)?.settles,
  });
  return {
    exchange: id,
    quarters: [await quarters(''), await quarters('coin-')],
    spot: await candles('spot'),
    perpetual: await candles('perpetual'),
    funding: await own('funding'),
    openInterest: await own('open-interest'),
    onExchanges: sourceOf('reserve') && {
      reserve: await own('reserve'),
      reserveFirst: await readSeries(firstKey(historyKey(asset, id, 'reserve', 'own')), 0),
      reserveSeen: await readSeries(seenKey(historyKey(asset, id, 'reserve', 'own')), 0),
      flowIn: await own('flow-in'),
      flowOut: await own('flow-out'),
    },
  };
}

/** What is stored of the series of a coin. */
export const heldOf = (
  asset: AssetId,
  coverage: ReadonlyMap<string, StoredCoverage>,
): StoredCoverage[] =>
  [...coverage].flatMap(([key, held]) => (key.startsWith(`${asset}.`) ? held : []));

/** How many of them have pages that came after the record was made. */
export const unrecorded = (
  asset: AssetId,
  coverage: ReadonlyMap<string, StoredCoverage>,
  { builtAtMs }: MarketRecord,
): number =>
  heldOf(asset, coverage).filter(({ storedAtMs }) => storedAtMs > builtAtMs && storedAtMs <= now())
    .length;

/** A day closed since the record was made, or an exchange in it was switched off. */
export const isOld = ({ builtAtMs, samples }: MarketRecord): boolean =>
  builtAtMs < startOfDay(now()) ||
  samples.some(({ exchange }) => remembered().every(({ id }) => id !== exchange));
