/** What stands behind the charts; its part of the store is read when it is first looked at. */
import { computed, signal } from '@preact/signals';
import { locale, t } from '../../lib/platform/i18n.ts';
import { ledgerItem } from '../../lib/platform/stored.ts';
import { moreLabels } from '../../lib/views/more-labels.ts';
import { moreView } from '../../lib/views/more-view.ts';
import { market } from './model.ts';
import { pastState } from './record.ts';
import { shownAtMs } from './view.ts';

const ledger = signal<unknown>(undefined);
let isFollowed = false;

/** Reads it once and follows it from then on. */
export function followLedger(): void {
  if (isFollowed) return;
  isFollowed = true;
  const set = (stored: unknown): void => {
    ledger.value = stored ?? undefined;
  };
  ledgerItem.watch(set);
  void ledgerItem.read().then(set, () => undefined);
}

export const labels = moreLabels(t);

export const more = computed(() => {
  const then = pastState.value;
  const state = then ?? market.value;
  if (state === null) return null;
  return moreView(state, then === null ? ledger.value : null, t, locale, shownAtMs.value);
});
