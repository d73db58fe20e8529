/**
 * The stored past, in IndexedDB: columns of times and values per series and year, how far
 * each series reaches, and the daily record computed from them. A page and its coverage go
 * into one transaction, so the store is whole wherever the worker dies. What is damaged is
 * as good as absent: a record is made again, a series asked for again.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Series } from '../quotes/point.ts';
import { mergeSeries } from '../series/merge.ts';
import type { Coverage } from '../state/history-plan.ts';
import type { MarketRecord } from '../state/market-record.ts';
import { isWholeRecord } from './whole-record.ts';

interface Columns {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

export interface StoredCoverage extends Coverage {
  /** When the last page of it was stored. */
  readonly storedAtMs: number;
}

interface Schema extends DBSchema {
  /** By `series key/year`. */
  chunks: { key: string; value: Columns };
  /** By series key. */
  coverage: { key: string; value: StoredCoverage };
  /** By asset. */
  records: { key: string; value: MarketRecord };
}

const name = 'basis-lens';
const version = 1;

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(name, version, {
    upgrade(db) {
      db.createObjectStore('chunks');
      db.createObjectStore('coverage');
      db.createObjectStore('records');
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

const toColumns = (series: Series): Columns => ({
  times: Float64Array.from(series, (point) => point.timeMs),
  values: Float64Array.from(series, (point) => point.value),
});

const isColumn = (column: Float64Array | undefined): column is Float64Array =>
  ArrayBuffer.isView(column) && column.every(Number.isFinite);

const isWholeChunk = (chunk: Partial<Columns> | undefined): chunk is Columns =>
  isColumn(chunk?.times) && isColumn(chunk.values) && chunk.times.length === chunk.values.length;

const toSeries = (chunk: Columns | undefined): Series =>
  isWholeChunk(chunk)
    ? Array.from(chunk.times, (timeMs, index) => ({ timeMs, value: chunk.values[index] ?? 0 }))
    : [];

const yearOf = (timeMs: number): number => new Date(timeMs).getUTCFullYear();

/**
 * Stores a page of points and the coverage it leads to, both or neither. A page that comes
 * to a damaged chunk takes its place, and the coverage goes with what was in it.
 */
export async function storePage(key: string, points: Series, coverage: Coverage): Promise<void> {
  const transaction = (await database()).transaction(['chunks', 'coverage'], 'readwrite');
  const chunks = transaction.objectStore('chunks');
  const years = Map.groupBy(points, (point) => yearOf(point.timeMs));
  let isDamaged = false;
  for (const [year, added] of years) {
    const held = await chunks.get(`${key}/${year}`);
    isDamaged ||= held !== undefined && !isWholeChunk(held);
    await chunks.put(toColumns(mergeSeries(toSeries(held), added)), `${key}/${year}`);
  }
  const covered = transaction.objectStore('coverage');
  if (isDamaged) await covered.delete(key);
  else await covered.put({ ...coverage, storedAtMs: Date.now() }, key);
  await transaction.done;
}

/** All points of a series from `fromMs` on, ascending. */
export async function readSeries(key: string, fromMs: number): Promise<Series> {
  const range = IDBKeyRange.bound(`${key}/${yearOf(fromMs)}`, `${key}/9999`);
  const db = await database();
  const [names, chunks] = await Promise.all([
    db.getAllKeys('chunks', range),
    db.getAll('chunks', range),
  ]);
  const damaged = names.filter((_, index) => !isWholeChunk(chunks[index]));
  if (damaged.length > 0) await forget(key, damaged);
  return chunks.flatMap((chunk) => toSeries(chunk).filter((point) => point.timeMs >= fromMs));
}

/** Without its coverage a series is asked for again; what is whole of it stays. */
async function forget(key: string, damaged: readonly string[]): Promise<void> {
  const transaction = (await database()).transaction(['chunks', 'coverage'], 'readwrite');
  for (const chunk of damaged) await transaction.objectStore('chunks').delete(chunk);
  await transaction.objectStore('coverage').delete(key);
  await transaction.done;
}

export async function readCoverage(): Promise<Map<string, StoredCoverage>> {
  const db = await database();
  const [keys, values] = await Promise.all([db.getAllKeys('coverage'), db.getAll('coverage')]);
  return new Map(
    keys.flatMap((key, index) => {
      const value = values[index];
      return isWholeCoverage(value) ? [[key, value] as const] : [];
    }),
  );
}

const isWholeCoverage = (value: Partial<StoredCoverage> | undefined): value is StoredCoverage =>
  Number.isFinite(value?.fromMs) &&
  Number.isFinite(value?.toMs) &&
  Number.isFinite(value?.storedAtMs);

export async function readRecord(asset: string): Promise<MarketRecord | undefined> {
  const stored = await (await database()).get('records', asset);
  return isWholeRecord(stored) ? stored : undefined;
}

export async function storeRecord(asset: string, record: MarketRecord): Promise<void> {
  await (await database()).put('records', record, asset);
}
