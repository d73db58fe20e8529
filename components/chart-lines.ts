/** What lies behind the curves: shaded regimes, the lines between them, the yield of cash. */
import type { ChartView } from '../lib/views/chart-view.ts';
import type { ChartColours } from './chart-colours.ts';

/** What is needed of the chart library's plot. */
interface Plot {
  readonly ctx: CanvasRenderingContext2D;
  /** The plotting area, in canvas pixels. */
  readonly bbox: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  valToPos(value: number, scale: string, inCanvasPixels: boolean): number;
  /** Row nearest to a place, in CSS pixels from the left edge of the plotting area. */
  posToIdx(left: number): number;
}

/** Shading below 0, below cash and above the rich line. */
export function drawBands(plot: Plot, chart: ChartView, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const y = (value: number): number =>
    clamp(plot.valToPos(value, 'y', true), bbox.top, bbox.top + bbox.height);
  ctx.save();
  for (const { regime, from, to } of chart.bands) {
    const bottom = from === null ? bbox.top + bbox.height : y(from);
    const top = to === null ? bbox.top : y(to);
    ctx.fillStyle = colours.zones[regime] ?? 'transparent';
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
  }
  ctx.restore();
}

/** Regime lines thin, cash dashed; labels stand on a halo of paper. */
export function drawLines(plot: Plot, chart: ChartView, colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const isInside = (value: number): boolean => value >= chart.yMin && value <= chart.yMax;
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
  const write = (text: string, x: number, y: number, colour: string): void => {
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
  for (const { value, label, side } of chart.lines.filter((line) => isInside(line.value))) {
    const y = rule(value, value === 0 ? colours.text : colours.line, [], 1);
    const below = side === 'below';
    ctx.textBaseline = below ? 'top' : 'bottom';
    const textY = y + (below ? 2 : -1) * ratio;
    const height = 12 * ratio;
    const box = { y: below ? textY : textY - height, height, width: ctx.measureText(label).width };
    write(label, clearPlace(plot, chart, box, ratio), textY, colours.text);
  }
  if (isInside(chart.cash.value)) rule(chart.cash.value, colours.cash, [5, 4], 1.5);
  ctx.restore();
}

/** Where along its line a label stands clear of the curves; the left edge if nowhere. */
function clearPlace(
  plot: Plot,
  chart: ChartView,
  { y, height, width }: { readonly y: number; readonly height: number; readonly width: number },
  ratio: number,
): number {
  const { bbox } = plot;
  const curves = [chart.basis, chart.average7, chart.average30];
  const left = bbox.left + 4 * ratio;
  const room = bbox.width - width - 8 * ratio;
  const isClear = (x: number): boolean => {
    const from = plot.posToIdx((x - bbox.left) / ratio);
    const to = plot.posToIdx((x + width - bbox.left) / ratio);
    return curves.every((curve) =>
      curve.slice(from, to + 1).every((value) => {
        if (value === null) return true;
        const at = plot.valToPos(value, 'y', true);
        return at < y - 2 * ratio || at > y + height + 2 * ratio;
      }),
    );
  };
  const places = Array.from({ length: 11 }, (_, step) => left + (step / 10) * room);
  return places.find(isClear) ?? left;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);
