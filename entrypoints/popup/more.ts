/** What stands behind the charts; its part of the store is read when it is first looked at. */
import { computed, signal } from '@preact/signals';
import { t } from '../../lib/platform/i18n.ts';
import { detailItem } from '../../lib/platform/stored.ts';
import type { MarketDetail } from '../../lib/state/market-detail.ts';
import { moreLabels } from '../../lib/views/more-labels.ts';
import { moreView } from '../../lib/views/more-view.ts';
import { locale, market } from './model.ts';
import { pastState } from './record.ts';
import { shownAtMs } from './view.ts';

const detail = signal<MarketDetail | undefined>(undefined);
let isFollowed = false;

const set = (stored: MarketDetail | null): void => {
  detail.value = stored?.version === 1 ? stored : undefined;
};

/** Reads it once and follows it from then on. */
export function followDetail(): void {
  if (isFollowed) return;
  isFollowed = true;
  detailItem.watch(set);
  void detailItem.read().then(set, () => undefined);
}

export const labels = moreLabels(t);

export const more = computed(() => {
  const then = pastState.value;
  const state = then ?? market.value;
  if (state === null) return null;
  return moreView(state, then === null ? detail.value : null, t, locale.value, shownAtMs.value);
});
