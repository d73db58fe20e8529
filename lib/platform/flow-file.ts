/**
 * A provider's file of exchange flow into the stored past, and what it left there. A file is
 * checked as a whole before anything of it is stored; it takes the place of the one before.
 */
import type { AssetId } from '../quotes/assets.ts';
import type { ImportedFlow } from '../signals/imported-flow.ts';
import {
  type FlowRefusal,
  type FlowText,
  importedFlowKey,
  largestFlowFile,
  readFlowText,
} from '../state/provider-flow.ts';
import type { HistoryAccess } from './history-access.ts';
import { flowNamesItem } from './stored.ts';

export interface FlowSummary {
  readonly ok: true;
  readonly days: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A name from a file may be of any length. */
const longestName = 60;

async function readFlowFile(file: Blob, asset: AssetId): Promise<FlowText> {
  if (file.size > largestFlowFile)
    return { ok: false, key: 'tooLarge', values: { megabytes: largestFlowFile / 1024 / 1024 } };
  return readFlowText(await file.text(), asset, Date.now());
}

/** What a file holds, or why it is refused; nothing is written. */
export async function checkFlowFile(
  file: Blob,
  asset: AssetId,
): Promise<FlowSummary | FlowRefusal> {
  const read = await readFlowFile(file, asset);
  if (!read.ok) return read;
  const { points } = read;
  return {
    ok: true,
    days: points.length,
    fromMs: points[0]?.timeMs ?? 0,
    toMs: points.at(-1)?.timeMs ?? 0,
  };
}

/** @returns whether it was taken */
export async function importFlowFile(
  history: HistoryAccess,
  file: File,
  asset: AssetId,
): Promise<boolean> {
  const read = await readFlowFile(file, asset);
  if (!read.ok) return false;
  await history.replaceSeries(importedFlowKey(asset), read.points);
  await nameFlow(asset, file.name.slice(0, longestName));
  return true;
}

export async function removeFlow(history: HistoryAccess, asset: AssetId): Promise<void> {
  await history.replaceSeries(importedFlowKey(asset), []);
  await nameFlow(asset, null);
}

async function nameFlow(asset: AssetId, name: string | null): Promise<void> {
  await flowNamesItem.write({ ...(await flowNames()), [asset]: name });
}

async function flowNames(): Promise<Readonly<Record<string, unknown>>> {
  const stored = await flowNamesItem.read();
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}

/** Null where nothing was imported. */
export async function readImportedFlow(
  history: Pick<HistoryAccess, 'readSeries'>,
  asset: AssetId,
): Promise<ImportedFlow | null> {
  const points = await history.readSeries(importedFlowKey(asset), 0);
  if (points.length === 0) return null;
  const name = (await flowNames())[asset];
  // It may have come with an exported history, which holds no names.
  return { name: typeof name === 'string' ? name : '', points };
}
