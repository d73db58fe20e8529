/** The stored past in a browser: how far it reaches, what it takes up, how fast it is read. */
import { dayMs } from '../lib/quotes/point.ts';
import type { Chromium } from '../test/e2e/chromium.ts';
import { median } from './bench-table.ts';

export interface DailyRead {
  readonly days: number;
  readonly years: number;
  readonly medianMs: number;
  /** Of a key that is not there. */
  readonly floorMs: number;
}

export interface Stored {
  readonly assets: number;
  readonly databaseBytes: number;
  readonly storageBytes: number;
}

/** Watches how far the 4-hour candles reach, and knows when those of an exchange last grew. */
export function followFourHourly(chromium: Chromium): {
  end(): Promise<ReadonlyMap<string, number>>;
} {
  const changedAtMs = new Map<string, number>();
  const reach = new Map<string, string>();
  const ending = new AbortController();
  const follow = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      for (const [key, held] of Object.entries(await coverageIn(chromium).catch(() => ({})))) {
        const [, exchange = '', , interval] = key.split('.');
        if (interval !== '4h' || reach.get(key) === held) continue;
        reach.set(key, held);
        changedAtMs.set(exchange, Date.now());
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const following = follow();
  return {
    async end() {
      ending.abort();
      await following;
      return changedAtMs;
    },
  };
}

/** How far each stored series reaches, as text; nothing while there is no store. */
const coverageIn = (chromium: Chromium): Promise<Record<string, string>> =>
  chromium.evaluate(async () => {
    if ((await indexedDB.databases()).every(({ name }) => name !== 'basis-lens')) return {};
    const opening = indexedDB.open('basis-lens');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const db = opening.result;
    try {
      const store = db.transaction('coverage').objectStore('coverage');
      const [keys, values] = [store.getAllKeys(), store.getAll()];
      await new Promise((resolve) => values.addEventListener('success', resolve));
      const found = (values.result as { fromMs: number; toMs: number }[]).map(
        ({ fromMs, toMs }, index) => [String(keys.result[index]), `${fromMs} ${toMs}`] as const,
      );
      return Object.fromEntries(found);
    } finally {
      db.close();
    }
  });

export async function storedIn(chromium: Chromium, assets: number): Promise<Stored> {
  const sizes = await chromium.evaluate(async () => {
    const { usage = 0, usageDetails } = (await navigator.storage.estimate()) as StorageEstimate & {
      usageDetails?: { indexedDB?: number };
    };
    const storageBytes = await chrome.storage.local.getBytesInUse(null);
    return { databaseBytes: usageDetails?.indexedDB ?? usage, storageBytes };
  });
  return { assets, ...sizes };
}

/** As the worker reads it when it starts: opened, one key, copied out of the store. */
export async function readDaily(chromium: Chromium): Promise<DailyRead> {
  await chromium.fireAlarm('poll');
  const read = await chromium.evaluateInWorker(async () => {
    const opening = indexedDB.open('basis-lens');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const db = opening.result;
    const rounds = 60;
    const get = (key: string): Promise<unknown> =>
      new Promise((resolve) => {
        const request = db.transaction('records').objectStore('records').get(key);
        request.addEventListener('success', () => resolve(request.result as unknown));
      });
    const timesOf = async (key: string): Promise<number[]> => {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const startMs = performance.now();
        await get(key);
        times.push(performance.now() - startMs);
      }
      return times;
    };
    const { past } = (await get('BTC')) as { past: { dayMs: number[] } };
    const found = {
      days: past.dayMs.length,
      spanMs: (past.dayMs.at(-1) ?? 0) - (past.dayMs[0] ?? 0),
      times: await timesOf('BTC'),
      floor: await timesOf('none'),
    };
    db.close();
    return found;
  });
  const { days, spanMs, times, floor } = read;
  return {
    days,
    years: spanMs / (365.25 * dayMs),
    medianMs: median(times),
    floorMs: median(floor),
  };
}
