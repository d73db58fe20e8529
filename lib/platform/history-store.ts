/**
 * The stored past, in IndexedDB: columns of times and values per series and year, how far
 * each series reaches, and the daily record computed from them. A page and its coverage go
 * into one transaction, so the store is whole wherever the worker dies.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Series } from '../quotes/point.ts';
import { mergeSeries } from '../series/merge.ts';
import type { Coverage } from '../state/history-plan.ts';
import type { MarketRecord } from '../state/market-record.ts';

interface Columns {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

interface Schema extends DBSchema {
  /** By `series key/year`. */
  chunks: { key: string; value: Columns };
  /** By series key. */
  coverage: { key: string; value: Coverage };
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
  });
  return opened;
}

const toColumns = (series: Series): Columns => ({
  times: Float64Array.from(series, (point) => point.timeMs),
  values: Float64Array.from(series, (point) => point.value),
});

const toSeries = ({ times, values }: Columns): Series =>
  Array.from(times, (timeMs, index) => ({ timeMs, value: values[index] ?? Number.NaN })).filter(
    (point) => Number.isFinite(point.value),
  );

const yearOf = (timeMs: number): number => new Date(timeMs).getUTCFullYear();

/** Stores a page of points and the coverage it leads to, both or neither. */
export async function storePage(key: string, points: Series, coverage: Coverage): Promise<void> {
  const transaction = (await database()).transaction(['chunks', 'coverage'], 'readwrite');
  const chunks = transaction.objectStore('chunks');
  const years = Map.groupBy(points, (point) => yearOf(point.timeMs));
  for (const [year, added] of years) {
    const held = await chunks.get(`${key}/${year}`);
    await chunks.put(toColumns(mergeSeries(held ? toSeries(held) : [], added)), `${key}/${year}`);
  }
  await transaction.objectStore('coverage').put(coverage, key);
  await transaction.done;
}

/** All points of a series from `fromMs` on, ascending. */
export async function readSeries(key: string, fromMs: number): Promise<Series> {
  const range = IDBKeyRange.bound(`${key}/${yearOf(fromMs)}`, `${key}/9999`);
  const chunks = await (await database()).getAll('chunks', range);
  return chunks.flatMap((chunk) => toSeries(chunk).filter((point) => point.timeMs >= fromMs));
}

export async function readCoverage(): Promise<Map<string, Coverage>> {
  const db = await database();
  const [keys, values] = await Promise.all([db.getAllKeys('coverage'), db.getAll('coverage')]);
  return new Map(
    keys.flatMap((key, index) => {
      const value = values[index];
      return value ? [[key, value] as const] : [];
    }),
  );
}

export async function readRecord(asset: string): Promise<MarketRecord | undefined> {
  return (await database()).get('records', asset);
}

export async function storeRecord(asset: string, record: MarketRecord): Promise<void> {
  await (await database()).put('records', record, asset);
}
