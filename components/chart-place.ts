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

/** Places for the labels of one panel, each clear of the curves and of those before it. */
export function labelPlaces(
  plot: Plot,
  curves: PanelView['curves'],
  ratio: number,
): (box: LabelBox, isAtEnd?: boolean) => number {
  const { bbox } = plot;
  const taken: (LabelBox & { readonly x: number })[] = [];
  const gap = 2 * ratio;
  const overlaps = (y: number, height: number, other: LabelBox): boolean =>
    y < other.y + other.height && y + height > other.y;
  const isFree = (x: number, { y, height, width }: LabelBox): boolean =>
    taken.every(
      (other) =>
        !overlaps(y, height, other) || x > other.x + other.width + gap || x + width + gap < other.x,
    );
  const isClear = (x: number, { y, height, width }: LabelBox): boolean => {
    const from = plot.posToIdx((x - bbox.left) / ratio);
    const to = plot.posToIdx((x + width - bbox.left) / ratio);
    const step = Math.max(1, Math.ceil((to - from) / mostRows));
    return curves.every(({ column }) => {
      for (let row = from; row <= to; row += step) {
        const value = column[row];
        if (value === null || value === undefined) continue;
        const at = plot.valToPos(value, 'y', true);
        if (at > y - gap && at < y + height + gap) return false;
      }
      return true;
    });
  };
  return (box, isAtEnd = false) => {
    const left = bbox.left + 4 * ratio;
    const room = bbox.width - box.width - 8 * ratio;
    const steps = Array.from({ length: 11 }, (_, step) => left + (step / 10) * room);
    const places = isAtEnd ? steps.toReversed() : steps;
    const x =
      places.find((place) => isFree(place, box) && isClear(place, box)) ??
      places.find((place) => isFree(place, box)) ??
      left;
    taken.push({ ...box, x });
    return x;
  };
}
