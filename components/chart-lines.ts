/** What lies behind the curves and on them: shaded regimes, lines, expiries, held days. */
import type { ChartMarks, Span } from '../lib/views/chart-marks.ts';
import type { PanelView } from '../lib/views/chart-panels.ts';
import type { ChartColours } from './chart-colours.ts';
import { labelPlaces, type Plot } from './chart-place.ts';

/** A panel with what is marked on all of them. */
export interface Ground extends PanelView {
  readonly marks: ChartMarks;
  readonly marked: Span | null;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** Regimes by level in the basis and by time in the price; the chosen case in all. */
export function drawBehind(plot: Plot, ground: Ground, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const bottom = bbox.top + bbox.height;
  const y = (value: number): number => clamp(plot.valToPos(value, 'y', true), bbox.top, bottom);
  ctx.save();
  for (const { regime, from, to } of ground.bands) {
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

/** Regime lines thin, cash dashed; labels stand on a halo of paper. */
export function drawLines(plot: Plot, ground: Ground, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const isInside = (value: number): boolean => {
    const y = plot.valToPos(value, 'y', true);
    return y >= bbox.top && y <= bbox.top + bbox.height;
  };
  const rule = (value: number, colour: string, dash: number[], width: number): number => {
    const y = Math.round(plot.valToPos(value, 'y', true)) + 0.5;
    ctx.strokeStyle = colour;
    ctx.lineWidth = width * ratio;
    ctx.setLineDash(dash.map((length) => length * ratio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    return y;
  };
  const write = (text: string, x: number, y: number, colour = colours.text): void => {
    ctx.setLineDash([]);
    ctx.strokeStyle = colours.paper;
    ctx.lineWidth = 3 * ratio;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  };
  ctx.save();
  ctx.font = colours.font.replace(/^\d+px/, `${10 * ratio}px`);
  ctx.lineJoin = 'round';
  const place = labelPlaces(plot, ground.curves, ratio);
  for (const { value, label, side } of ground.lines.filter((line) => isInside(line.value))) {
    const y = rule(value, value === 0 ? colours.text : colours.line, [], 1);
    if (label === '') continue;
    const below = side === 'below';
    ctx.textBaseline = below ? 'top' : 'bottom';
    const textY = y + (below ? 2 : -1) * ratio;
    const height = 12 * ratio;
    const box = { y: below ? textY : textY - height, height, width: ctx.measureText(label).width };
    write(label, place(box), textY);
  }
  if (ground.cash && isInside(ground.cash.value)) {
    const y = rule(ground.cash.value, colours.cash, [5, 4], 1.5);
    ctx.textBaseline = 'bottom';
    const { label } = ground.cash;
    const height = 12 * ratio;
    const box = { y: y - ratio - height, height, width: ctx.measureText(label).width };
    write(label, place(box, true), y - ratio, colours.cash);
  }
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

/** A dot where the main curve ends: this is where it stands. */
export function drawEnd(plot: Plot, { curves }: Ground, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const column = curves.at(-1)?.column ?? [];
  const row = column.findLastIndex((value) => value !== null);
  const value = column[row];
  const second = plot.data[0]?.[row];
  if (value === null || value === undefined || typeof second !== 'number') return;
  const x = plot.valToPos(second, 'x', true);
  if (x < bbox.left || x > bbox.left + bbox.width + 1) return;
  ctx.save();
  ctx.fillStyle = colours.average7;
  ctx.strokeStyle = colours.paper;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.beginPath();
  ctx.arc(x, plot.valToPos(value, 'y', true), 3.5 * devicePixelRatio, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}
