/**
 * The stored past to a file and back. A file is checked as a whole before anything of it is
 * stored; what it brings is added, and where both have an instant what is held stays.
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
import type { HistoryAccess } from './history-access.ts';
import { isOwnKey } from './history-store.ts';

const largestFile = 64 * 1024 * 1024;

export async function exportHistory(history: HistoryAccess, format: 'json' | 'csv'): Promise<Blob> {
  const parts: string[] = [];
  for (const { key, coverage } of await history.listSeries()) {
    const series = { key, coverage, points: await history.readSeries(key, 0) };
    parts.push(format === 'csv' ? toCsv(series) : (parts.length > 0 ? ',\n' : '') + toJson(series));
  }
  return format === 'csv'
    ? new Blob([csvHead, ...parts], { type: 'text/csv' })
    : new Blob([jsonHead(Date.now()), ...parts, jsonTail], { type: 'application/json' });
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

export async function importHistory(
  history: HistoryAccess,
  file: Blob,
): Promise<HistorySummary | Refusal> {
  const read = await readFile(file);
  if (!read.ok) return read;
  for (const { key, points, coverage } of read.series)
    await history.addSeries(key, points, coverage, Date.now());
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
    series: filled.filter(({ key }) => isOwnKey(key)).length,
    points: filled.reduce((sum, { points }) => sum + points.length, 0),
    fromMs: Math.min(...filled.map(({ points }) => points[0]?.timeMs ?? Infinity)),
    toMs: Math.max(...filled.map(({ points }) => points.at(-1)?.timeMs ?? 0)),
  };
}
