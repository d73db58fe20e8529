/**
 * The database of the past: its stores, and how one of an earlier version is brought up to
 * date. One of a later version is left as it is until it is deleted: opening it fails, and the
 * extension goes on without a past. So it does where the browser does not answer in time.
 */
import { deleteDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Coverage } from '../state/history-wishes.ts';
import { type Columns, isWhole, toColumns } from './history-columns.ts';
import { openingError, StoreError } from './store-problem.ts';
import type { StoredRecord } from './stored-record.ts';

export interface StoredCoverage extends Coverage {
  /** When the last page of it was stored. */
  readonly storedAtMs: number;
}

export interface HistorySchema extends DBSchema {
  /** By `series key/year`. */
  chunks: { key: string; value: Columns };
  /** By series key. */
  coverage: { key: string; value: StoredCoverage };
  /** By series key: it had nothing new and is left alone until then. */
  idle: { key: string; value: number };
  /** By asset. */
  records: { key: string; value: StoredRecord };
}

type HistoryDatabase = IDBPDatabase<HistorySchema>;
export const storeNames = ['chunks', 'coverage', 'idle', 'records'] as const;

const name = 'basis-lens';
const version = 2;

/** Longer than any open takes that will succeed, on the slowest machine. */
const longestMs = 10_000;

interface Opening {
  readonly done: Promise<HistoryDatabase>;
  /** Rejects once it has taken too long; from then on nobody waits for it. */
  readonly late: Promise<never>;
}

let opening: Opening | undefined;

/** @throws StoreError */
export function database(): Promise<HistoryDatabase> {
  opening ??= open();
  // One that opens late is there for who asks then.
  return Promise.race([opening.done, opening.late]);
}

const forget = (): void => {
  opening = undefined;
};

function open(): Opening {
  const { late, end } = timeLimit();
  const done = openHere()
    .catch((error: unknown) => {
      forget();
      throw openingError(error);
    })
    .finally(end);
  return { done, late };
}

const openHere = async (): Promise<HistoryDatabase> =>
  openDB<HistorySchema>(name, version, {
    async upgrade(db, oldVersion, _newVersion, transaction) {
      for (const store of storeNames) {
        if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
      }
      if (oldVersion === 1) await nameAssets(transaction);
    },
    /** A later version of the extension wants in, or it is to be deleted. */
    blocking(_currentVersion, _blockedVersion, event) {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  });

/** All of it, of whatever version and in whatever state. */
export async function deleteDatabase(): Promise<void> {
  const held = opening;
  opening = undefined;
  void held?.done.then(
    (db) => db.close(),
    () => undefined,
  );
  const { late, end } = timeLimit();
  await Promise.race([deleteDB(name), late]).finally(end);
}

function timeLimit(): { readonly late: Promise<never>; end(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const timer = setTimeout(() => reject(new StoreError('store-held')), longestMs);
  return { late: promise, end: () => clearTimeout(timer) };
}

type Upgrade = IDBPTransaction<HistorySchema, (typeof storeNames)[number][], 'versionchange'>;

/**
 * In version 1 there was bitcoin only, its keys did not say so, and all times were
 * milliseconds. A series with a damaged chunk loses its coverage, so it is asked for again.
 */
async function nameAssets(transaction: Upgrade): Promise<void> {
  const chunks = transaction.objectStore('chunks');
  const coverage = transaction.objectStore('coverage');
  const damaged = new Set<string>();
  for (const key of await chunks.getAllKeys()) {
    const chunk = await chunks.get(key);
    const [series = '', year = ''] = key.split('/');
    await chunks.delete(key);
    if (isWhole(chunk)) {
      const points = Array.from(chunk.times, (timeMs, i) => ({
        timeMs,
        value: chunk.values[i] ?? 0,
      }));
      await chunks.put(toColumns(points, Number(year)), `BTC.${key}`);
    } else damaged.add(series);
  }
  for (const key of await coverage.getAllKeys()) {
    const held = await coverage.get(key);
    await coverage.delete(key);
    if (held && !damaged.has(key)) await coverage.put(held, `BTC.${key}`);
  }
}
