/**
 * What the popup shows, in signals that follow the stored items. The numbers are read
 * first; the record and the code that draws it come after they are painted.
 */
import { computed, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { MiniChartProps } from '../../components/MiniChart.tsx';
import { locale, t } from '../../lib/platform/i18n.ts';
import { chartItem, marketItem, settingsItem } from '../../lib/platform/stored.ts';
import { defaultSettings, type Settings } from '../../lib/settings/settings.ts';
import type { ChartSeries } from '../../lib/state/chart-series.ts';
import { type MarketState, marketStateVersion } from '../../lib/state/market-state.ts';
import { chartView, type ChartRange } from '../../lib/views/chart-view.ts';
import { ofAsset, trueNow } from '../../lib/views/freshness.ts';
import { localeWith } from '../../lib/views/number-style.ts';
import { type PopupView, popupView } from '../../lib/views/popup-view.ts';

const market = signal<MarketState | null>(null);
const series = signal<ChartSeries | null>(null);
export const settings = signal<Settings>(defaultSettings);
const numbers = computed(() => localeWith(locale, settings.value.numbers));
export const nowMs = signal(Date.now());
export const range = signal<ChartRange>('1y');
export const MiniChart = signal<ComponentType<MiniChartProps> | null>(null);

const shown = (state: MarketState | null): PopupView =>
  popupView(state, settings.value, t, numbers.value, nowMs.value);

/** Nothing is known, too, where the stored state is of another version or cannot be read. */
export const view = computed(() => {
  try {
    return shown(market.value);
  } catch {
    return shown(null);
  }
});

export const chart = computed(() => {
  try {
    return chartView(
      ofAsset(market.value, settings.value) && series.value,
      settings.value,
      range.value,
      t,
      numbers.value,
    );
  } catch {
    return null;
  }
});

/** Age of the last answer, ms. */
export const ageMs = computed(() => {
  const trueMs = trueNow(market.value, nowMs.value);
  return trueMs - (market.value?.lastAnswerMs ?? trueMs);
});

const setMarket = (state: MarketState | null): void => {
  market.value = state?.version === marketStateVersion ? state : null;
  nowMs.value = Date.now();
};

/** What an earlier version did not store yet is as at the installation. */
const setSettings = (stored: Settings | null): void => {
  settings.value = { ...defaultSettings, ...stored };
};

/** Resolves once the stored numbers are here; later ones follow by themselves. */
export async function followNumbers(): Promise<void> {
  marketItem.watch(setMarket);
  settingsItem.watch(setSettings);
  const [state, stored] = await Promise.all([marketItem.read(), settingsItem.read()]);
  setSettings(stored);
  setMarket(state);
}

const setSeries = (columns: ChartSeries | null): void => {
  series.value = columns;
};

export async function followRecord(): Promise<void> {
  chartItem.watch(setSeries);
  const [columns, drawn] = await Promise.all([
    chartItem.read(),
    import('../../components/MiniChart.tsx'),
  ]);
  setSeries(columns);
  MiniChart.value = drawn.MiniChart;
}

const minuteMs = 60_000;

/** Ages tick every second under a minute, then slower, and only while somebody can see them. */
export function tick(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    nowMs.value = Date.now();
    timer = setTimeout(next, ageMs.value < minuteMs ? 1000 : minuteMs / 4);
  };
  document.addEventListener('visibilitychange', next);
  next();
}
