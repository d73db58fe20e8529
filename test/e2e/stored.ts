/** What the extension keeps, read and changed from outside while its background sleeps. */
import type { Driver } from './driver.ts';

/** By `store/key` of the stored past, how many numbers are kept under it. */
export const keptNumbers = (driver: Driver): Promise<Record<string, number>> =>
  driver.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('unreadable')));
      });
    const count = (value: unknown): number => {
      if (typeof value === 'number') return 1;
      if (ArrayBuffer.isView(value)) return (value as Float64Array).length;
      if (typeof value !== 'object' || value === null) return 0;
      return Object.values(value).reduce((sum: number, inner) => sum + count(inner), 0);
    };
    const db = await done(indexedDB.open('basis-lens'));
    const kept: Record<string, number> = {};
    try {
      for (const name of db.objectStoreNames) {
        const store = db.transaction(name).objectStore(name);
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        for (const [index, key] of keys.entries()) {
          kept[`${name}/${String(key)}`] = count(values[index]);
        }
      }
    } finally {
      db.close();
    }
    return kept;
  });

/** Forgets every failure and what was asked of whom, so that the next poll asks all of them. */
export async function forgiveAll(driver: Driver): Promise<void> {
  await driver.stopWorker();
  const { ledger } = await driver.storage('local');
  const forgiven: unknown = JSON.parse(
    JSON.stringify(ledger, (key, value: unknown) => (key === 'failure' ? null : value)),
  );
  await driver.evaluate(
    async (items) => {
      await chrome.storage.local.remove('budget');
      await chrome.storage.local.set(items);
    },
    { ledger: forgiven },
  );
}
