/**
 * The lines while they are moved: a draft of this page alone, replayed over the record with
 * every move and sent only when it is saved. The record and the chart come when they are here.
 */
import { batch, computed, effect, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { ReplayChartProps } from '../../components/ReplayMiniChart.tsx';
import { locale, t } from '../../lib/platform/i18n.ts';
import { assetOf } from '../../lib/quotes/assets.ts';
import { ownYearLines } from '../../lib/regime/own-year.ts';
import { replay as replayOf } from '../../lib/regime/replay.ts';
import type { Past } from '../../lib/series/past.ts';
import { isManaged } from '../../lib/settings/policy.ts';
import { defaultLines, type RegimeLines } from '../../lib/settings/settings.ts';
import {
  draftProblems,
  isSameLines,
  lineKeys,
  linesView,
  type PresetId,
} from '../../lib/views/lines-view.ts';
import { localeWith } from '../../lib/views/number-style.ts';
import { replayCurve, replayView } from '../../lib/views/replay-view.ts';
import { changeAll, market, nowMs, policy, settings } from './model.ts';

const past = signal<Past | null>(null);
const isLoading = signal(true);
/** It could not be read. */
const isUnreadable = signal(false);
export const Chart = signal<ComponentType<ReplayChartProps> | null>(null);

/** Only the lines that were moved, so that another page may change the others meanwhile. */
const moved = signal<Partial<RegimeLines>>({});
const storedLines = computed(() => settings.value.lines);
const lines = computed<RegimeLines>(() => ({ ...storedLines.value, ...moved.value }));
const numbers = computed(() => localeWith(locale, settings.value.numbers));
const ownYear = computed(() => {
  if (isLoading.value || isUnreadable.value) return undefined;
  return past.value && ownYearLines(past.value, nowMs.value);
});

export const view = computed(() =>
  linesView(
    storedLines.value,
    lines.value,
    ownYear.value,
    isManaged(policy.value, 'lines'),
    t,
    numbers.value,
  ),
);

const curve = computed(() => past.value && replayCurve(past.value, numbers.value));
const stored = computed(() => past.value && replayOf(past.value, storedLines.value));

/** Lines out of order say nothing: the last ones that did stay in sight. */
let lastSound: RegimeLines | null = null;
const sound = computed(() => {
  const isSound = draftProblems(lines.value, storedLines.value).length === 0;
  if (isSound) lastSound = lines.value;
  return isSound ? lines.value : (lastSound ?? storedLines.value);
});

export const replay = computed(() => {
  if (!past.value || !curve.value || !stored.value) return null;
  const isMoved = !isSameLines(sound.value, storedLines.value);
  const drafted = isMoved ? replayOf(past.value, sound.value) : stored.value;
  return replayView(
    curve.value,
    { lines: sound.value, replay: drafted },
    isMoved ? stored.value : null,
    t,
    numbers.value,
  );
});

export const replayState = computed(() => {
  if (!assetOf(settings.value.asset).dated) return 'noDated';
  if (replay.value !== null) return 'ready';
  if (isLoading.value) return 'loading';
  return isUnreadable.value ? 'unreadable' : 'none';
});

export function move(line: keyof RegimeLines, value: number): void {
  moved.value = { ...moved.value, [line]: value };
}

export function choose(preset: PresetId): void {
  if (preset === 'cash') moved.value = defaultLines;
  if (preset === 'ownYear' && ownYear.value) moved.value = ownYear.value;
}

export function back(): void {
  moved.value = {};
}

export async function save(): Promise<void> {
  const wanted = lines.value;
  const fields = lineKeys
    .filter((line) => wanted[line] !== storedLines.value[line])
    .map((line) => `lines.${line}`);
  if (await changeAll('lines', fields, { ...settings.value, lines: wanted })) moved.value = {};
}

/** Reads the record now, and again when another coin is chosen or more of it has come. */
export function followPast(): void {
  const wanted = computed(
    () => `${settings.value.asset} ${market.value?.history.lastClosedDayMs ?? 0}`,
  );
  effect(() => {
    const asset = wanted.value.slice(0, wanted.value.indexOf(' '));
    void read(asset);
  });
}

async function read(asset: string): Promise<void> {
  isLoading.value = true;
  const [store, drawn] = await Promise.all([
    import('../../lib/platform/history-here.ts'),
    import('../../components/ReplayMiniChart.tsx'),
  ]);
  Chart.value = drawn.ReplayMiniChart;
  const found = await store.readPastHere(asset).catch(() => null);
  if (settings.value.asset !== asset) return;
  batch(() => {
    past.value = found ?? null;
    isUnreadable.value = found === null;
    isLoading.value = false;
  });
}
