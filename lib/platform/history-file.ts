/**
 * The stored past to a file and back, and how large it is. A file is checked as a whole
 * before anything of it is stored; what it brings is added, and where both have an instant
 * what is held stays.
 */
import { exchanges } from '../exchanges/index.ts';
import {
  csvHead,
  type HistoryText,
  jsonHead,
  jsonTail,
  knownSeries,
  readHistoryText,
  type Refusal,
  type SeriesText,
  toCsv,
  toJson,
} from '../state/history-text.ts';
import { bytesOf, isWhole } from './history-columns.ts';
import { database, storeNames } from './history-database.ts';
import { addSeries, firstKey, readCoverage, readSeries, seenKey } from './history-store.ts';

const largestFile = 64 * 1024 * 1024;

export async function exportHistory(format: 'json' | 'csv'): Promise<Blob> {
  const coverage = await readCoverage();
  const parts: string[] = [];
  for (const key of await seriesKeys()) {
    const series = { key, coverage: coverage.get(key) ?? null, points: await readSeries(key, 0) };
    parts.push(format === 'csv' ? toCsv(series) : (parts.length > 0 ? ',\n' : '') + toJson(series));
  }
  return format === 'csv'
    ? new Blob([csvHead, ...parts], { type: 'text/csv' })
    : new Blob([jsonHead(Date.now()), ...parts, jsonTail], { type: 'application/json' });
}

async function seriesKeys(): Promise<string[]> {
  const chunks = await (await database()).getAllKeys('chunks');
  return [...new Set(chunks.map((key) => key.slice(0, key.indexOf('/'))))];
}

export interface HistorySummary {
  readonly ok: true;
  readonly series: number;
  readonly points: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a file holds, or why it is refused; nothing is written. */
export async function checkHistoryFile(file: Blob): Promise<HistorySummary | Refusal> {
  const read = await readFile(file);
  return read.ok ? summaryOf(read.series) : read;
}

export async function importHistory(file: Blob): Promise<HistorySummary | Refusal> {
  const read = await readFile(file);
  if (!read.ok) return read;
  for (const { key, points, coverage } of read.series)
    await addSeries(key, points, coverage, Date.now());
  return summaryOf(read.series);
}

async function readFile(file: Blob): Promise<HistoryText> {
  if (file.size > largestFile)
    return { ok: false, key: 'tooLarge', values: { megabytes: largestFile / 1024 / 1024 } };
  return readHistoryText(await file.text(), knownSeries(exchanges), Date.now());
}

function summaryOf(all: readonly SeriesText[]): HistorySummary {
  const filled = all.filter(({ points }) => points.length > 0);
  return {
    ok: true,
    series: filled.filter(({ key }) => isOwn(key)).length,
    points: filled.reduce((sum, { points }) => sum + points.length, 0),
    fromMs: Math.min(...filled.map(({ points }) => points[0]?.timeMs ?? Infinity)),
    toMs: Math.max(...filled.map(({ points }) => points.at(-1)?.timeMs ?? 0)),
  };
}

/** Whether a key is of a series, and not of what one said first. */
const isOwn = (key: string): boolean => !key.endsWith(firstKey('')) && !key.endsWith(seenKey(''));

export async function clearHistory(): Promise<void> {
  const transaction = (await database()).transaction(storeNames, 'readwrite');
  for (const store of storeNames) await transaction.objectStore(store).clear();
  await transaction.done;
}

/** Counted from the columns; what the database adds for itself is not in it. */
export async function historySize(): Promise<{ bytes: number; series: number; points: number }> {
  const chunks = (await (await database()).getAll('chunks')).filter(isWhole);
  return {
    bytes: chunks.reduce((sum, chunk) => sum + bytesOf(chunk), 0),
    series: (await seriesKeys()).filter(isOwn).length,
    points: chunks.reduce((sum, { values }) => sum + values.length, 0),
  };
}
