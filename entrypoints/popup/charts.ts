/**
 * The record behind the charts: read, and the code that draws it loaded, after the numbers
 * are painted; read again when a day closes or more of the past has come.
 */
import { computed, effect, signal } from '@preact/signals';
import { locale, t } from '../../lib/platform/i18n.ts';
import type { Past } from '../../lib/series/past.ts';
import type { CaseSpan } from '../../lib/views/chart-case.ts';
import type { ChartWindow } from '../../lib/views/chart-window.ts';
import { choose, chosen } from './choices.ts';
import { market, settings } from './model.ts';
import { readPast } from './past.ts';

type Late = typeof import('./late.ts');

export const late = signal<Late | null>(null);
export const past = signal<Past | null>(null);
/** The earlier case that is laid over today. */
export const chosenCase = signal<CaseSpan | null>(null);

export const charts = computed(() => {
  try {
    return (
      late.value?.chartsView(
        past.value,
        settings.value,
        chosen.value.dialect,
        chosenCase.value,
        t,
        locale,
      ) ?? null
    );
  } catch {
    return null;
  }
});

/** A window set by hand; null while it is that of the chosen range. */
const byHand = signal<ChartWindow | null>(null);

export const chartWindow = computed<ChartWindow | null>(() => {
  if (charts.value === null || late.value === null) return null;
  return byHand.value ?? late.value.windowOf(chosen.value.range, charts.value.record);
});

export const chartRange = computed(() =>
  byHand.value === null ? chosen.value.range : null,
);

/** A range that is chosen ends what was set by hand. */
export function chooseRange(range: ReturnType<typeof chosen.peek>['range']): void {
  byHand.value = null;
  choose({ range });
}

type Change = (loaded: Late, window: ChartWindow, record: ChartWindow) => ChartWindow | null;

/** Several moves within a frame are one. */
function set(change: Change): boolean {
  const window = chartWindow.peek();
  const record = charts.peek()?.record;
  if (!window || !record || !late.value) return false;
  const next = change(late.value, window, record);
  if (next === null) return false;
  byHand.value = next;
  return true;
}

export const gestures = {
  onMove: (share: number): void => void set(({ moved }, window, all) => moved(window, share, all)),
  onScale: (factor: number, anchor: number): void =>
    void set(({ scaled }, window, all) => scaled(window, factor, anchor, all)),
  onKey: (key: string): boolean => set(({ keyed }, window, all) => keyed(key, window, all)),
};

/** What a stored record depends on; another one is read when it changes. */
const written = computed(() => {
  const { history } = market.value ?? {};
  return JSON.stringify([settings.value.asset, history?.lastClosedDayMs, history?.progress]);
});

export async function followRecord(): Promise<void> {
  late.value = await import('./late.ts');
  let newest = 0;
  effect(() => {
    void written.value;
    const turn = (newest += 1);
    const { asset } = settings.peek();
    void readPast(asset).then(
      (read) => {
        if (turn === newest) past.value = read ?? null;
      },
      () => undefined,
    );
  });
}
