/**
 * What pages do with the whole of the stored past: with the store itself where it is theirs,
 * else through the background. One list of deeds for both, so that they cannot differ.
 */
import type { Series } from '../quotes/point.ts';
import type { Past } from '../series/past.ts';
import type { Coverage } from '../state/history-wishes.ts';
import { bytesOf, isWhole } from './history-columns.ts';
import { database, deleteDatabase, storeNames } from './history-database.ts';
import { askBackground, isStoreHere } from './history-here.ts';
import {
  addSeries,
  isOwnKey,
  readCoverage,
  readPast,
  readSeries,
  replaceSeries,
} from './history-store.ts';

export interface HistorySize {
  readonly bytes: number;
  readonly series: number;
  readonly points: number;
}

export interface HistoryAccess {
  readPast(asset: string): Promise<Past | undefined>;
  size(): Promise<HistorySize>;
  listSeries(): Promise<{ key: string; coverage: Coverage | null }[]>;
  readSeries(key: string, fromMs: number): Promise<Series>;
  addSeries(key: string, points: Series, reached: Coverage | null, nowMs: number): Promise<void>;
  replaceSeries(key: string, points: Series): Promise<void>;
  clear(): Promise<void>;
}

export const ownHistory: HistoryAccess = {
  readPast,
  size,
  listSeries,
  readSeries,
  addSeries,
  replaceSeries,
  clear,
};

/** Counted from the columns; what the database adds for itself is not in it. */
async function size(): Promise<HistorySize> {
  const chunks = (await (await database()).getAll('chunks')).filter(isWhole);
  return {
    bytes: chunks.reduce((sum, chunk) => sum + bytesOf(chunk), 0),
    series: (await listSeries()).filter(({ key }) => isOwnKey(key)).length,
    points: chunks.reduce((sum, { values }) => sum + values.length, 0),
  };
}

async function listSeries(): Promise<{ key: string; coverage: Coverage | null }[]> {
  const chunks = await (await database()).getAllKeys('chunks');
  const coverage = await readCoverage();
  const keys = new Set(chunks.map((key) => key.slice(0, key.indexOf('/'))));
  return [...keys].map((key) => ({ key, coverage: coverage.get(key) ?? null }));
}

/** Emptied where it opens, so that whoever reads it goes on; deleted where it does not. */
async function clear(): Promise<void> {
  try {
    const transaction = (await database()).transaction(storeNames, 'readwrite');
    for (const store of storeNames) await transaction.objectStore(store).clear();
    await transaction.done;
  } catch {
    await deleteDatabase();
  }
}

/** A message holds no more, so that it stays small beside what a worker may hold. */
const pointsPerMessage = 5000;

const partsOf = (points: Series): Series[] =>
  Array.from({ length: Math.max(1, Math.ceil(points.length / pointsPerMessage)) }, (_, index) =>
    points.slice(index * pointsPerMessage, (index + 1) * pointsPerMessage),
  );

const farHistory: HistoryAccess = {
  readPast: (asset) => askBackground('readPast', asset),
  size: () => askBackground('size'),
  listSeries: () => askBackground('listSeries'),
  readSeries: (key, fromMs) => askBackground('readSeries', key, fromMs),
  async addSeries(key, points, reached, nowMs) {
    const parts = partsOf(points);
    // How far it reaches is told last: where it ends in between, it is asked for again.
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      await askBackground('addSeries', key, part, isLast ? reached : null, nowMs);
    }
  },
  async replaceSeries(key, points) {
    const [first = [], ...rest] = partsOf(points);
    await askBackground('replaceSeries', key, first);
    for (const part of rest) await askBackground('addSeries', key, part, null, Date.now());
  },
  clear: () => askBackground('clear'),
};

export const historyHere = (): HistoryAccess => (isStoreHere() ? ownHistory : farHistory);
