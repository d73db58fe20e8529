/** What the axes of all panels say over a window; their labels share one width, so that one crosshair fits all. */
import type { Tick } from '../lib/views/chart-axis.ts';
import type { PanelScale, PanelView } from '../lib/views/chart-panels.ts';
import type { ChartsView } from '../lib/views/charts-view.ts';
import type { ChartWindow } from '../lib/views/chart-window.ts';
import type { ValueTick } from '../lib/views/value-ticks.ts';

export interface PanelAxis {
  /** Null where nothing is on record in these days. */
  readonly scale: PanelScale | null;
  readonly ticks: readonly ValueTick[];
}

export interface Scales {
  readonly panels: readonly PanelAxis[];
  readonly time: readonly Tick[];
  /** Of the value axes, in CSS pixels. */
  readonly axisWidth: number;
}

/** Of the texts in a canvas, in CSS pixels. */
export const textSize = 12;
/** From one line of text to the next. */
const lineHeight = 13;
/** Between an axis and its labels. */
export const labelGap = 5;
/** Between two labels of the time axis. */
const timeGap = 14;
const narrowest = 36;

/** How wide a text is in a font. */
export type Measure = (text: string) => number;

export function measureIn(font: string): Measure {
  const ctx = document.createElement('canvas').getContext('2d');
  if (ctx) ctx.font = font;
  return (text) => ctx?.measureText(text).width ?? 0;
}

/** @param heights of the plotting areas, by panel */
export function scalesOf(
  charts: ChartsView,
  panels: readonly PanelView[],
  window: ChartWindow,
  { width, heights }: { readonly width: number; readonly heights: readonly number[] },
  measure: Measure,
): Scales {
  const { first, last } = charts.rowsOf(window);
  const axes = panels.map((panel, index): PanelAxis => {
    const height = Math.max(heights[index] ?? 0, 1);
    const scale = panel.scale(first, last, (lineHeight + 2) / height);
    return { scale, ticks: scale ? ticksIn(panel, scale, height) : [] };
  });
  const labels = axes.flatMap(({ ticks }) => ticks.map(({ label }) => measure(label)));
  const axisWidth = Math.max(narrowest, Math.ceil(Math.max(0, ...labels)) + labelGap + 1);
  const most = (count: number) => charts.ticks(window, count);
  return { panels: axes, time: timeTicks(most, width - axisWidth, measure), axisWidth };
}

/** None so low that the half of its label below it has no room. */
function ticksIn(panel: PanelView, { reach: [low, high] }: PanelScale, height: number) {
  const unseen = Math.min(lineHeight / 2 - 2, height / 2);
  const from = low + ((high - low) * unseen) / height;
  return panel.ticks(from, high, { length: height - unseen, apart: lineHeight });
}

const mostTimes = 7;

/** As many as have room beside each other. */
export function timeTicks(
  ticksOf: (most: number) => readonly Tick[],
  width: number,
  measure: Measure,
): readonly Tick[] {
  for (let most = mostTimes; most > 1; most -= 1) {
    const ticks = ticksOf(most);
    const widest = Math.max(0, ...ticks.map(({ label }) => measure(label)));
    if (ticks.length * (widest + timeGap) <= width) return ticks;
  }
  return ticksOf(1);
}
