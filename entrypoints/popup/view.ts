/** The popup as ready strings: of now, or of the closed day that was chosen. */
import { computed, signal } from '@preact/signals';
import { t } from '../../lib/platform/i18n.ts';
import { listedExchanges } from '../../lib/platform/listed-exchanges.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { trueNow } from '../../lib/views/freshness.ts';
import { type PopupView, popupView } from '../../lib/views/popup-view.ts';
import { documentation } from './documentation.ts';
import { locale, market, nowMs, settings } from './model.ts';
import { asOfDayMs, behind, pastState } from './record.ts';

function shown(state: MarketState | null): PopupView {
  const then = pastState.value;
  const beside = {
    paths: behind.value?.paths.value ?? null,
    documentation,
    listed: listedExchanges,
  };
  return then === null
    ? popupView(state, settings.value, t, locale.value, nowMs.value, { ...beside, asOfDayMs: null })
    : popupView(then, settings.value, t, locale.value, then.computedAtMs, {
        ...beside,
        asOfDayMs: asOfDayMs.value,
      });
}

/** Nothing is known, too, where the stored state is of another version or cannot be read. */
export const view = computed(() => {
  try {
    return shown(market.value);
  } catch {
    return shown(null);
  }
});

/** When the shown numbers are true. */
export const shownAtMs = computed(
  () => pastState.value?.computedAtMs ?? trueNow(market.value, nowMs.value),
);

/** The receipt that was asked for, anew with each press. */
export const asked = signal<{ readonly receipt: string } | null>(null);
