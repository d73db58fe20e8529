/** Texts in the canvas of a panel: names of lines, what lies beyond the edges, the time axis. */
import type { Tick } from '../lib/views/chart-axis.ts';
import type { ChartColours } from './chart-colours.ts';
import { labelPlaces, type Plot, type Wanted } from './chart-place.ts';
import type { Ground } from './chart-lines.ts';
import { textSize } from './chart-scales.ts';

/** Of a name in the plot, and of the triangles at its edges; CSS pixels. */
const nameHeight = textSize + 1;
const markWidth = 8;
const markHeight = 6;

/** Names of the lines in sight and of what is beyond the edges; one that has no place is left out. */
export function drawNames(plot: Plot, ground: Ground, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const { lines, cash, curves, axis, end } = ground;
  if (axis.scale === null) return;
  const [low, high] = axis.scale.reach;
  const bottom = bbox.top + bbox.height;
  const right = bbox.left + bbox.width;
  const height = nameHeight * ratio;
  const places = labelPlaces(plot, curves, ratio);
  if (end)
    places.take({
      x: end.x - 6 * ratio,
      y: end.y - 6 * ratio,
      width: 12 * ratio,
      height: 12 * ratio,
    });
  ctx.save();
  textStyle(ctx, colours);
  const write = (
    text: string,
    colour: string,
    place: Pick<Wanted, 'tops' | 'near' | 'isOptional'>,
  ): void => {
    const found = places.find({ ...place, width: ctx.measureText(text).width, height });
    if (found) writeOnPaper(ctx, text, found.x, found.y + height / 2, colour, colours);
  };
  for (const { row, side, label } of axis.scale.beyond) {
    const second = plot.data[0]?.[row] ?? 0;
    const off = (markHeight + 2) * ratio;
    const top = side === 'above' ? bbox.top + off : bottom - off - height;
    const near = plot.valToPos(second, 'x', true);
    write(label, colours.text, { tops: [top], near, isOptional: true });
  }
  const tops = (value: number, side: 'above' | 'below'): number[] => {
    const y = plot.valToPos(value, 'y', true);
    const [over, under] = [y - ratio - height, y + 2 * ratio];
    return side === 'below' ? [under] : [over, under];
  };
  for (const { value, label, side } of lines)
    if (label !== '' && value >= low && value <= high)
      write(label, colours.text, { tops: tops(value, side), near: bbox.left });
  if (cash && cash.value >= low && cash.value <= high)
    write(cash.label, colours.cash, { tops: tops(cash.value, 'above'), near: right });
  ctx.restore();
}

function textStyle(ctx: CanvasRenderingContext2D, { font }: ChartColours): void {
  ctx.font = font.replace(/^\d+px/, `${textSize * devicePixelRatio}px`);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
}

function writeOnPaper(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  { paper }: ChartColours,
): void {
  ctx.setLineDash([]);
  ctx.strokeStyle = paper;
  ctx.lineWidth = 3 * devicePixelRatio;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/** In the place of curves of which nothing is in sight. */
export function drawNothing(plot: Plot, text: string, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  ctx.save();
  textStyle(ctx, colours);
  const x = bbox.left + 4 * devicePixelRatio;
  writeOnPaper(ctx, text, x, bbox.top + bbox.height / 2, colours.text, colours);
  ctx.restore();
}

/** Triangles at the edges beyond which curves go. */
export function drawBeyond(
  plot: Plot,
  columns: readonly (readonly (number | null)[])[],
  [low, high]: readonly [number, number],
  colours: ChartColours,
): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const seconds = plot.data[0] ?? [];
  ctx.save();
  ctx.fillStyle = colours.text;
  ctx.strokeStyle = colours.paper;
  ctx.lineWidth = ratio;
  ctx.setLineDash([]);
  for (const sign of [-1, 1]) {
    const edge = sign < 0 ? bbox.top + bbox.height : bbox.top;
    let last = -Infinity;
    for (let row = 0; row < seconds.length; row += 1) {
      const isBeyond = columns.some((column) => {
        const value = column[row] ?? null;
        return value !== null && (sign < 0 ? value < low : value > high);
      });
      const x = isBeyond ? plot.valToPos(seconds[row] ?? 0, 'x', true) : NaN;
      if (!(x >= bbox.left && x <= bbox.left + bbox.width) || x - last < markWidth * ratio)
        continue;
      last = x;
      ctx.beginPath();
      ctx.moveTo(x, edge);
      ctx.lineTo(x - (markWidth / 2) * ratio, edge + sign * markHeight * ratio);
      ctx.lineTo(x + (markWidth / 2) * ratio, edge + sign * markHeight * ratio);
      ctx.closePath();
      ctx.stroke();
      ctx.fill();
    }
  }
  ctx.restore();
}

/** Below the plot, each in the middle of its tick where the edges allow it. */
export function drawTimes(plot: Plot, ticks: readonly Tick[], colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  let free = 0;
  ctx.save();
  textStyle(ctx, colours);
  ctx.textBaseline = 'top';
  ctx.fillStyle = colours.text;
  for (const { second, label } of ticks) {
    const { width } = ctx.measureText(label);
    const wanted = plot.valToPos(second, 'x', true) - width / 2;
    const x = Math.min(Math.max(wanted, 0), ctx.canvas.width - width);
    if (x < free) continue;
    ctx.fillText(label, x, bbox.top + bbox.height + 4 * ratio);
    free = x + width + 6 * ratio;
  }
  ctx.restore();
}
