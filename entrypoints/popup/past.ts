import { readRecord } from '../../lib/platform/history-store.ts';
import type { Past } from '../../lib/series/past.ts';

/** The columns of the closed days. */
export async function readPast(asset: string): Promise<Past | undefined> {
  return (await readRecord(asset))?.past;
}
