/** The numbers and settings that are stored, in signals that follow them, and the clock. */
import { computed, signal } from '@preact/signals';
import { locale as browserLocale } from '../../lib/platform/i18n.ts';
import { marketItem, settingsItem } from '../../lib/platform/stored.ts';
import { defaultSettings, type Settings } from '../../lib/settings/settings.ts';
import { type MarketState, marketStateVersion } from '../../lib/state/market-state.ts';
import { trueNow } from '../../lib/views/freshness.ts';
import { localeWith } from '../../lib/views/number-style.ts';

export const market = signal<MarketState | null>(null);
export const settings = signal<Settings>(defaultSettings);
export const nowMs = signal(Date.now());
/** In which numbers are written: the browser's, with the signs that were chosen. */
export const locale = computed(() => localeWith(browserLocale, settings.value.numbers));

/** Age of the last answer, ms. */
export const ageMs = computed(() => {
  const trueMs = trueNow(market.value, nowMs.value);
  return trueMs - (market.value?.lastAnswerMs ?? trueMs);
});

const setMarket = (state: MarketState | null): void => {
  market.value = state?.version === marketStateVersion ? state : null;
  nowMs.value = Date.now();
};

const setSettings = (stored: Settings): void => {
  settings.value = stored;
};

/** Resolves once the stored numbers are here; later ones follow by themselves. */
export async function followNumbers(): Promise<void> {
  marketItem.watch(setMarket);
  settingsItem.watch(setSettings);
  const [state, stored] = await Promise.all([marketItem.read(), settingsItem.read()]);
  setSettings(stored);
  setMarket(state);
}

const minuteMs = 60_000;

/** Ages tick every second under a minute, then slower, and only while somebody can see them. */
export function tick(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    timer = setTimeout(next, ageMs.value < minuteMs ? 1000 : minuteMs / 4);
  };
  const next = (): void => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    nowMs.value = Date.now();
    wait();
  };
  document.addEventListener('visibilitychange', next);
  wait();
}
