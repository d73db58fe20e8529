/** What lies behind the curves and on them: shaded regimes, lines, expiries, held days. */
import type { Reach } from '../lib/views/chart-axis.ts';
import type { ChartMarks, Span } from '../lib/views/chart-marks.ts';
import type { PanelView } from '../lib/views/chart-panels.ts';
import type { ChartColours } from './chart-colours.ts';
import type { Plot } from './chart-place.ts';
import type { PanelAxis } from './chart-scales.ts';

/** A panel with what is marked on all of them, and its axis as it stands. */
export interface Ground extends PanelView {
  readonly marks: ChartMarks;
  readonly marked: Span | null;
  readonly axis: PanelAxis;
  /** Where the main curve ends in sight, in canvas pixels. */
  readonly end: Dot | null;
}

interface Dot {
  readonly x: number;
  readonly y: number;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** Regimes by level in the basis and by time in the price; the chosen case in all. */
export function drawBehind(plot: Plot, ground: Ground, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const bottom = bbox.top + bbox.height;
  const y = (value: number): number => clamp(plot.valToPos(value, 'y', true), bbox.top, bottom);
  ctx.save();
  for (const { regime, from, to } of ground.axis.scale ? ground.bands : []) {
    const low = from === null ? bottom : y(from);
    const high = to === null ? bbox.top : y(to);
    ctx.fillStyle = colours.zones[regime] ?? 'transparent';
    ctx.fillRect(bbox.left, high, bbox.width, low - high);
  }
  if (ground.id === 'price') drawSpells(plot, ground.marks, colours);
  if (ground.marked) outlineSpan(plot, ground.marked, colours);
  ctx.restore();
}

const placeOf = ({ bbox, valToPos }: Plot, { from, to }: Span): [number, number] => [
  clamp(valToPos(from, 'x', true), bbox.left, bbox.left + bbox.width),
  clamp(valToPos(to, 'x', true), bbox.left, bbox.left + bbox.width),
];

/** Below spot a thick bar at the foot, thin a fine one, rich one at the top: not by shade alone. */
function drawSpells(plot: Plot, { spells }: ChartMarks, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  for (const spell of spells) {
    const zone = colours.zones[spell.regime];
    const [left, right] = placeOf(plot, spell);
    if (zone === undefined || right <= left) continue;
    const width = Math.max(right - left, 1);
    ctx.fillStyle = zone;
    ctx.fillRect(left, bbox.top, width, bbox.height);
    const height = (spell.regime === 'discount' ? 3 : 1) * ratio;
    ctx.fillStyle = colours.text;
    ctx.fillRect(
      left,
      spell.regime === 'rich' ? bbox.top : bbox.top + bbox.height - height,
      width,
      height,
    );
  }
}

function outlineSpan(plot: Plot, span: Span, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const [left, right] = placeOf(plot, span);
  if (right <= left) return;
  ctx.strokeStyle = colours.case;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([]);
  ctx.strokeRect(left, bbox.top, Math.max(right - left, 2), bbox.height);
}

/** Regime lines thin, cash dashed. */
export function drawLines(plot: Plot, ground: Ground, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const [low, high] = ground.axis.scale?.reach ?? [1, 0];
  const rule = (value: number, colour: string, dash: number[], width: number): void => {
    if (value < low || value > high) return;
    const y = Math.round(plot.valToPos(value, 'y', true)) + 0.5;
    ctx.strokeStyle = colour;
    ctx.lineWidth = width * ratio;
    ctx.setLineDash(dash.map((length) => length * ratio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  };
  ctx.save();
  for (const { value } of ground.lines)
    rule(value, value === 0 ? colours.text : colours.line, [], 1);
  if (ground.cash) rule(ground.cash.value, colours.cash, [5, 4], 1.5);
  if (ground.id === 'basis') drawMarks(plot, ground.marks, colours);
  ctx.restore();
}

/** Expiries are ticks on the lower edge, those of quarters longer; held days a bar above it. */
function drawMarks(plot: Plot, { expiries, held }: ChartMarks, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const bottom = bbox.top + bbox.height;
  const inSight = expiries.filter(({ second }) => {
    const x = plot.valToPos(second, 'x', true);
    return x >= bbox.left && x <= bbox.left + bbox.width;
  });
  const isDense = inSight.length > 26;
  ctx.fillStyle = colours.text;
  for (const { second, isQuarter } of inSight) {
    if (isDense && !isQuarter) continue;
    const x = Math.round(plot.valToPos(second, 'x', true));
    const height = (isQuarter ? 7 : 4) * ratio;
    ctx.fillRect(x, bottom - height, ratio, height);
  }
  for (const span of held) {
    const [left, right] = placeOf(plot, span);
    if (right > left) ctx.fillRect(left, bbox.top, Math.max(right - left, ratio), 3 * ratio);
  }
}

/** Where the main curve of a panel ends; null where that is out of sight. */
export function endOf(plot: Plot, curves: PanelView['curves'], reach: Reach | null): Dot | null {
  const { bbox } = plot;
  const column = curves.at(-1)?.column ?? [];
  const row = column.findLastIndex((value) => value !== null);
  const value = column[row] ?? null;
  const second = plot.data[0]?.[row];
  if (value === null || typeof second !== 'number' || reach === null) return null;
  const x = plot.valToPos(second, 'x', true);
  if (x < bbox.left || x > bbox.left + bbox.width + 1) return null;
  return { x, y: plot.valToPos(value, 'y', true) };
}

/** A dot there: this is where it stands. */
export function drawEnd({ ctx }: Plot, { end }: Ground, colours: ChartColours): void {
  if (!end) return;
  ctx.save();
  ctx.fillStyle = colours.average7;
  ctx.strokeStyle = colours.paper;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.beginPath();
  ctx.arc(end.x, end.y, 3.5 * devicePixelRatio, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}
