/**
 * Whether a page shares its store with the background. In Firefox one in a private window or
 * in a container has a store of its own, which nobody fills: it reads through the background.
 * The background leaves a mark in the one kind of storage that is divided in the same way.
 */
import type { Past } from '../series/past.ts';
import type { HistoryAccess } from './history-access.ts';
import { openStore, readPast } from './history-store.ts';
import { send } from './messages.ts';
import { StoreError } from './store-problem.ts';

const mark = 'background';

/** By the background, before any page can ask. In Chromium it has no such storage and needs none. */
export function markStore(): void {
  if (!import.meta.env.FIREFOX) return;
  try {
    localStorage.setItem(mark, '1');
  } catch {}
}

export function isStoreHere(): boolean {
  if (!import.meta.env.FIREFOX) return true;
  try {
    return localStorage.getItem(mark) !== null;
  } catch {
    return false;
  }
}

type Deed = keyof HistoryAccess;

/** @throws StoreError */
export async function askBackground<D extends Deed>(
  deed: D,
  ...given: Parameters<HistoryAccess[D]>
): Promise<Awaited<ReturnType<HistoryAccess[D]>>> {
  const answer = await send({ type: 'history', deed, given });
  if (!answer.ok) throw new StoreError('problem' in answer ? answer.problem : 'store-held');
  return answer.result as Awaited<ReturnType<HistoryAccess[D]>>;
}

export const readPastHere = async (asset: string): Promise<Past | undefined> =>
  isStoreHere() ? readPast(asset) : ((await askBackground('readPast', asset)) ?? undefined);

/** Ahead of what will be read, where it is read here. */
export function openStoreHere(): void {
  if (isStoreHere()) openStore();
}
