/**
 * The record behind charts, earlier cases and any past day: read, and the code for it loaded,
 * while the numbers are painted; read again when a day closes or more of the past has come.
 */
import { batch, computed, effect, signal } from '@preact/signals';
import { nextPaint } from '../../components/page.ts';
import { t } from '../../lib/platform/i18n.ts';
import { readPastHere } from '../../lib/platform/history-here.ts';
import { storeProblem } from '../../lib/platform/store-problem.ts';
import type { Past } from '../../lib/series/past.ts';
import { isStoreProblem, type StoreProblem } from '../../lib/state/store-problem.ts';
import { storeText } from '../../lib/views/words.ts';
import type * as Behind from './behind.ts';
import type * as Late from './late.ts';
import { locale, market, settings } from './model.ts';

/** The code of the charts, and of all that comes after them; null until it is here. */
export const late = signal<typeof Late | null>(null);
export const behind = signal<typeof Behind | null>(null);
const whole = signal<Past | null>(null);
/** Why it could not be read; null where it could. */
const problem = signal<StoreProblem | null>(null);

/** Said in place of what is made of the record, where there is none. */
export const noRecord = computed(() =>
  problem.value === null ? t('chart.empty') : storeText(problem.value, t),
);

/** The chosen closed day (start of it); null for now. */
export const asOfDayMs = signal<number | null>(null);

/** The record as it was known then. */
export const past = computed(() => {
  const day = asOfDayMs.value;
  if (day === null || behind.value === null || whole.value === null) return whole.value;
  return behind.value.pastAt(whole.value, behind.value.closeOf(day));
});

/** The state of the chosen day; null for now, or where the record cannot tell it. */
export const pastState = computed(() => {
  const day = asOfDayMs.value;
  if (day === null || behind.value === null || whole.value === null) return null;
  try {
    return behind.value.assessAt(whole.value, settings.value, behind.value.closeOf(day));
  } catch {
    return null;
  }
});

export const asOf = computed(
  () => behind.value?.asOfView(whole.value, asOfDayMs.value, t, locale.value) ?? null,
);

/**
 * @param date as it was typed or picked; empty for now
 * @returns false where it is no day, and what was shown stays
 */
export function lookAt(date: string): boolean {
  const loaded = behind.value;
  const days = whole.value && loaded?.asOfDays(whole.value);
  const day = loaded?.typedDay(date, locale.value) ?? null;
  if (date.trim() === '') asOfDayMs.value = null;
  else if (loaded && days && day !== null) asOfDayMs.value = loaded.withinDays(day, days);
  else return false;
  return true;
}

export function stepDay(by: 1 | -1): void {
  if (whole.value === null || behind.value === null) return;
  asOfDayMs.value = behind.value.stepped(whole.value, asOfDayMs.value, by);
}

/** What the stored record depends on; another one is read when it changes. */
const written = computed(() => {
  const { history } = market.value ?? {};
  return JSON.stringify([settings.value.asset, history?.lastClosedDayMs, history?.progress]);
});

/** @param isPainted what stood before any chart */
export async function followRecord(isPainted: Promise<void>): Promise<void> {
  // The code of the charts comes while the record is read.
  const drawing = import('./late.ts');
  let newest = 0;
  let shown = '';
  const read = async (asset: string): Promise<void> => {
    const turn = (newest += 1);
    const record = await readPastHere(asset).catch(storeProblem);
    const loaded = await drawing;
    await isPainted;
    if (turn !== newest) return;
    batch(() => {
      late.value = loaded;
      whole.value = isStoreProblem(record) ? null : (record ?? null);
      problem.value = isStoreProblem(record) ? record : null;
    });
    void nextPaint().then(followRest);
  };
  effect(() => {
    void written.value;
    const { asset } = settings.peek();
    if (asset !== shown) whole.value = null;
    shown = asset;
    void read(asset);
  });
}

async function followRest(): Promise<void> {
  performance.mark('charts-painted');
  behind.value ??= await import('./behind.ts');
}
