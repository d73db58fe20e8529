/** What the charts show of the record, and which part of it is in sight. */
import { computed, signal } from '@preact/signals';
import { t } from '../../lib/platform/i18n.ts';
import type { CaseSpan } from '../../lib/views/chart-case.ts';
import type { ChartWindow } from '../../lib/views/chart-window.ts';
import type { Chosen } from '../../lib/views/chosen.ts';
import { chosen, keep } from './choices.ts';
import { locale, settings } from './model.ts';
import { behind, late, past } from './record.ts';

/** The earlier case that is laid over today. */
export const chosenCase = signal<CaseSpan | null>(null);

export const dialect = computed(() => chosen.value.dialect);
const range = computed(() => chosen.value.range);

export const charts = computed(() => {
  try {
    return (
      late.value?.chartsView(
        past.value,
        settings.value,
        dialect.value,
        chosenCase.value,
        t,
        locale.value,
      ) ?? null
    );
  } catch {
    return null;
  }
});

export const note = computed(() =>
  past.value && behind.value
    ? behind.value.dialectNote(past.value, dialect.value, t, locale.value)
    : '',
);

/** A window set by hand, of the record it was set on; null while it is that of the range. */
const byHand = signal<ChartWindow | null>(null);

export const chartWindow = computed<ChartWindow | null>(() => {
  if (charts.value === null || late.value === null) return null;
  const { record } = charts.value;
  const hand = byHand.value;
  return hand === null
    ? late.value.windowOf(range.value, record)
    : late.value.moved(hand, 0, record);
});

export const chartRange = computed(() => (byHand.value === null ? range.value : null));

/** Keeps a choice; a range that is chosen ends what was set by hand. */
export function choose(part: Partial<Chosen>): void {
  if (part.range) byHand.value = null;
  if (part.dialect && part.dialect !== dialect.value) chosenCase.value = null;
  keep(part);
}

type Change = (window: ChartWindow, record: ChartWindow) => ChartWindow | null;

/** Whether it changed what is in sight. */
function set(change: Change): boolean {
  const window = chartWindow.peek();
  const record = charts.peek()?.record;
  const next = window && record ? change(window, record) : null;
  if (window === null || next === null || isSame(next, window)) return false;
  byHand.value = next;
  return true;
}

/** To the second; what is shorter is rounding. */
const isSame = (one: ChartWindow, other: ChartWindow): boolean =>
  Math.abs(one.from - other.from) < 1 && Math.abs(one.to - other.to) < 1;

export const gestures = {
  onMove: (share: number): boolean =>
    set((window, record) => late.value?.moved(window, share, record) ?? null),
  onScale: (factor: number, anchor: number): boolean =>
    set((window, record) => late.value?.scaled(window, factor, anchor, record) ?? null),
  onKey: (key: string): boolean => {
    let isKnown = false;
    set((window, record) => {
      const next = late.value?.keyed(key, window, record) ?? null;
      isKnown = next !== null;
      return next;
    });
    return isKnown;
  },
};
