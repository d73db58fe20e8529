/** Where a label in a chart stands clear of the curves. */
import type { PanelView } from '../lib/views/chart-panels.ts';

/** What is needed of the chart library's plot. */
export interface Plot {
  readonly ctx: CanvasRenderingContext2D;
  /** The plotting area, in canvas pixels. */
  readonly bbox: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly data: readonly (ArrayLike<number | null | undefined> | undefined)[];
  valToPos(value: number, scale: string, inCanvasPixels: boolean): number;
  /** Row nearest to a place, in CSS pixels from the left edge of the plotting area. */
  posToIdx(left: number): number;
}

export interface LabelBox {
  readonly y: number;
  readonly height: number;
  readonly width: number;
}

/** Rows looked at below a label; more would cost a frame on a long record. */
const mostRows = 24;

/** Where along its line a label stands clear of the curves; the left edge if nowhere. */
export function clearPlace(
  plot: Plot,
  curves: PanelView['curves'],
  { y, height, width }: LabelBox,
  ratio: number,
): number {
  const { bbox } = plot;
  const left = bbox.left + 4 * ratio;
  const room = bbox.width - width - 8 * ratio;
  const isClear = (x: number): boolean => {
    const from = plot.posToIdx((x - bbox.left) / ratio);
    const to = plot.posToIdx((x + width - bbox.left) / ratio);
    const step = Math.max(1, Math.ceil((to - from) / mostRows));
    return curves.every(({ column }) => {
      for (let row = from; row <= to; row += step) {
        const value = column[row];
        if (value === null || value === undefined) continue;
        const at = plot.valToPos(value, 'y', true);
        if (at > y - 2 * ratio && at < y + height + 2 * ratio) return false;
      }
      return true;
    });
  };
  const places = Array.from({ length: 11 }, (_, step) => left + (step / 10) * room);
  return places.find(isClear) ?? left;
}
