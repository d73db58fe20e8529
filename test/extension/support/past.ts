/** The stored past, looked at and damaged from outside. */
import { type IDBPDatabase, openDB } from 'idb';
import type { Past } from '../../../lib/series/past.ts';
import { type StoredRecord, unpackPast } from '../../../lib/platform/stored-record.ts';

const stores = ['chunks', 'coverage', 'idle', 'records'] as const;
export type StoreName = (typeof stores)[number];

async function inPast<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T> {
  const db = await openDB('basis-lens');
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** Everything that is stored, by `store/key`. */
export const dumpPast = (): Promise<Record<string, unknown>> =>
  inPast(async (db) => {
    const found: Record<string, unknown> = {};
    for (const store of stores) {
      for (const key of await db.getAllKeys(store)) {
        found[`${store}/${String(key)}`] = await db.get(store, key);
      }
    }
    return found;
  });

/** Puts a dump into a past that does not exist yet. */
export async function restorePast(dump: Readonly<Record<string, unknown>>): Promise<void> {
  const upgrade = (db: IDBPDatabase): void => {
    for (const store of stores) db.createObjectStore(store);
  };
  const db = await openDB('basis-lens', 2, { upgrade });
  const transaction = db.transaction(stores, 'readwrite');
  for (const store of stores) {
    for (const [path, value] of Object.entries(dump)) {
      const key = path.slice(store.length + 1);
      if (path.startsWith(`${store}/`)) await transaction.objectStore(store).put(value, key);
    }
  }
  await transaction.done;
  db.close();
}

export const readPast = (store: StoreName, key: string): Promise<unknown> =>
  inPast((db) => db.get(store, key));

export const putPast = (store: StoreName, key: string, value: unknown): Promise<unknown> =>
  inPast((db) => db.put(store, value, key));

/** The columns of the closed days, as every page reads them. */
export async function closedDays(asset = 'BTC'): Promise<Past> {
  const past = unpackPast((await readPast('records', asset)) as StoredRecord | undefined);
  if (!past) throw new Error(`no closed day of ${asset} is stored`);
  return past;
}

/** The same without the instant at which it was made. */
export async function closedColumns(): Promise<Omit<Past, 'builtAtMs'>> {
  const { builtAtMs: _, ...columns } = await closedDays();
  return columns;
}
