/**
 * The stored past, in IndexedDB: columns of times and values per series and year, how far
 * each series reaches, and the daily record computed from them. A page and its coverage go
 * into one transaction, so the store is whole wherever the worker dies. What is damaged, or
 * told anew by its source, is as good as absent: a record is made again, a series asked for again.
 */
import type { IDBPObjectStore, IDBPTransaction } from 'idb';
import type { Series } from '../quotes/point.ts';
import { mergeSeries } from '../series/merge.ts';
import type { Past } from '../series/past.ts';
import { isToldAnew } from '../series/told-anew.ts';
import type { Coverage } from '../state/history-wishes.ts';
import type { MarketRecord } from '../state/market-record.ts';
import { isWhole, toColumns, toSeries, yearOf } from './history-columns.ts';
import { database, type HistorySchema, type StoredCoverage } from './history-database.ts';
import { packRecord, type StoredRecord, unpackPast, unpackRecord } from './stored-record.ts';

export interface StoredPage {
  readonly key: string;
  readonly points: Series;
  /** What it leads to; asked with what is held when it is stored. */
  reached(held: Coverage | undefined): Coverage | undefined;
  /** The source corrects its past. */
  readonly isRevised?: boolean | undefined;
  /** Years that end before are given up. */
  readonly keptSinceMs?: number | undefined;
}

/** Under which keys stand what a corrected series said first, and when (ms since the epoch). */
export const firstKey = (key: string): string => `${key}.first`;
export const seenKey = (key: string): string => `${key}.seen`;
/** Whether a key is of a series, and not of what one said first. */
export const isOwnKey = (key: string): boolean =>
  !key.endsWith(firstKey('')) && !key.endsWith(seenKey(''));

type Stores = ('chunks' | 'coverage')[];
type Writing = IDBPTransaction<HistorySchema, Stores, 'readwrite'>;
type Chunks = IDBPObjectStore<HistorySchema, Stores, 'chunks', 'readwrite'>;

async function writing(): Promise<Writing> {
  return (await database()).transaction(['chunks', 'coverage'], 'readwrite');
}

/**
 * Stores a page of points and the coverage it leads to, both or neither. A page that comes
 * to a damaged chunk takes its place, and the coverage goes with what was in it; so it does
 * where a page shows that its source tells the past anew.
 */
export async function storePage(page: StoredPage, storedAtMs: number): Promise<void> {
  const { key, points, isRevised, keptSinceMs = 0 } = page;
  const transaction = await writing();
  const chunks = transaction.objectStore('chunks');
  const covered = transaction.objectStore('coverage');
  const held = await covered.get(key);
  const isAnew = isRevised && held && isToldAnew(await heldBeside(chunks, key, points), points);
  const isDamaged = await putPoints(chunks, key, mergeSeries, points);
  if (isRevised) await putFirst(chunks, key, points, storedAtMs);
  const oldest = yearOf(keptSinceMs);
  await chunks.delete(IDBKeyRange.bound(`${key}/0`, `${key}/${oldest}`, false, true));
  const reached =
    isDamaged || isAnew ? undefined : page.reached(isWholeCoverage(held) ? held : undefined);
  if (reached) {
    const fromMs = Math.max(reached.fromMs, Date.UTC(oldest, 0));
    await covered.put({ fromMs, toMs: reached.toMs, storedAtMs }, key);
  } else await covered.delete(key);
  await transaction.done;
}

/** What is held of the year in which a page begins. */
async function heldBeside(chunks: Chunks, key: string, [first]: Series): Promise<Series> {
  const year = yearOf(first?.timeMs ?? 0);
  return toSeries(await chunks.get(`${key}/${year}`), year);
}

/** Puts points where they belong; whether a chunk in their way was damaged. */
async function putPoints(
  chunks: Chunks,
  key: string,
  merged: (held: Series, added: Series) => Series,
  points: Series,
): Promise<boolean> {
  let isDamaged = false;
  for (const [year, added] of Map.groupBy(points, ({ timeMs }) => yearOf(timeMs))) {
    const held = await chunks.get(`${key}/${year}`);
    isDamaged ||= held !== undefined && !isWhole(held);
    await chunks.put(toColumns(merged(toSeries(held, year), added), year), `${key}/${year}`);
  }
  return isDamaged;
}

const heldWins = (held: Series, added: Series): Series => mergeSeries(added, held);

/** What is said of an instant for the first time, and when; a correction changes neither. */
async function putFirst(chunks: Chunks, key: string, points: Series, nowMs: number) {
  const seen = points.map(({ timeMs }) => ({ timeMs, value: nowMs }));
  await putPoints(chunks, firstKey(key), heldWins, points);
  await putPoints(chunks, seenKey(key), heldWins, seen);
}

/**
 * Adds what somebody else kept of a series: what is held already stays, and the coverage
 * grows where the two ranges meet.
 */
export async function addSeries(
  key: string,
  points: Series,
  reached: Coverage | null,
  nowMs: number,
): Promise<void> {
  const transaction = await writing();
  const covered = transaction.objectStore('coverage');
  const held = await covered.get(key);
  await putPoints(transaction.objectStore('chunks'), key, heldWins, points);
  const own = isWholeCoverage(held) ? held : null;
  const coverage = own && reached ? union(own, reached) : (own ?? reached);
  if (coverage) await covered.put({ ...coverage, storedAtMs: nowMs }, key);
  await transaction.done;
}

/** Series of our own, which nobody can be asked for: what comes takes the place of what is held. */
export async function putSeries(series: ReadonlyMap<string, Series>): Promise<void> {
  const transaction = await writing();
  const chunks = transaction.objectStore('chunks');
  for (const [key, points] of series) await putPoints(chunks, key, mergeSeries, points);
  await transaction.done;
}

/** A series that comes whole; nothing of the one before stays. */
export async function replaceSeries(key: string, points: Series): Promise<void> {
  const transaction = await writing();
  const chunks = transaction.objectStore('chunks');
  await chunks.delete(IDBKeyRange.bound(`${key}/0`, `${key}/9999`));
  await putPoints(chunks, key, mergeSeries, points);
  await transaction.done;
}

const union = (held: Coverage, other: Coverage): Coverage =>
  other.fromMs <= held.toMs && held.fromMs <= other.toMs
    ? {
        fromMs: Math.min(held.fromMs, other.fromMs),
        toMs: Math.max(held.toMs, other.toMs),
      }
    : { fromMs: held.fromMs, toMs: held.toMs };

/** All points of a series from `fromMs` on, ascending. */
export async function readSeries(key: string, fromMs: number): Promise<Series> {
  const range = IDBKeyRange.bound(`${key}/${yearOf(fromMs)}`, `${key}/9999`);
  const db = await database();
  const [names, chunks] = await Promise.all([
    db.getAllKeys('chunks', range),
    db.getAll('chunks', range),
  ]);
  const damaged = names.filter((_, index) => !isWhole(chunks[index]));
  if (damaged.length > 0) await forget(key, damaged);
  const points = names.flatMap((chunk, index) =>
    toSeries(chunks[index], Number(chunk.slice(key.length + 1))),
  );
  return fromMs > 0 ? points.filter(({ timeMs }) => timeMs >= fromMs) : points;
}

/** Without its coverage a series is asked for again; what is whole of it stays. */
async function forget(key: string, damaged: readonly string[]): Promise<void> {
  const transaction = await writing();
  for (const chunk of damaged) await transaction.objectStore('chunks').delete(chunk);
  await transaction.objectStore('coverage').delete(key);
  await transaction.done;
}

export async function readCoverage(): Promise<Map<string, StoredCoverage>> {
  const found = await entries('coverage');
  return new Map(
    found.flatMap(([key, value]) => (isWholeCoverage(value) ? [[key, value] as const] : [])),
  );
}

/** Until when each series that had nothing new is left alone. */
export async function readIdle(): Promise<Map<string, number>> {
  return new Map(await entries('idle'));
}

export async function storeIdle(key: string, untilMs: number): Promise<void> {
  await (await database()).put('idle', untilMs, key);
}

async function entries<S extends 'coverage' | 'idle'>(
  store: S,
): Promise<[string, HistorySchema[S]['value']][]> {
  const transaction = (await database()).transaction(store);
  const [keys, values] = await Promise.all([
    transaction.store.getAllKeys(),
    transaction.store.getAll(),
  ]);
  return keys.flatMap((key, index) => {
    const value = values[index];
    return value === undefined ? [] : [[key, value]];
  });
}

const isWholeCoverage = (value: Partial<StoredCoverage> | undefined): value is StoredCoverage =>
  Number.isFinite(value?.fromMs) &&
  Number.isFinite(value?.toMs) &&
  Number.isFinite(value?.storedAtMs);

/** Opened ahead of what will be read, which then waits less. */
export const openStore = (): void => void database().catch(() => undefined);

const storedRecord = async (asset: string): Promise<StoredRecord | undefined> =>
  (await database()).get('records', asset);

export const readRecord = async (asset: string): Promise<MarketRecord | undefined> =>
  unpackRecord(await storedRecord(asset));

export async function storeRecord(asset: string, record: MarketRecord): Promise<void> {
  await (await database()).put('records', packRecord(record), asset);
}

/** The closed days of an asset; undefined before any of them is known. */
export const readPast = async (asset: string): Promise<Past | undefined> =>
  unpackPast(await storedRecord(asset));
