/** Our own days into the stored past: once an hour, of the asset that is polled. */
import { putSeries } from '../../lib/platform/history-store.ts';
import { duePoints, withStored } from '../../lib/state/own-days.ts';
import { ledger, now, settings } from './state.ts';

export async function storeOwnDays(): Promise<void> {
  const { asset } = settings.value;
  const kept = ledger.value.ownDays[asset];
  if (!kept) return;
  const atMs = now();
  const due = duePoints(asset, kept, atMs);
  if (due.size === 0) return;
  await putSeries(due);
  const { ownDays } = ledger.value;
  ledger.value = { ...ledger.value, ownDays: { ...ownDays, [asset]: withStored(kept, atMs) } };
}
