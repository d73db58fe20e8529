/** Where a label in a chart stands clear of the curves, of other labels and of the edges. */
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

/** What is to be placed, in canvas pixels. */
export interface Wanted {
  readonly width: number;
  readonly height: number;
  /** The tops it may have, the best first. */
  readonly tops: readonly number[];
  /** Where its left edge is best. */
  readonly near: number;
  /** Rather nowhere than over a curve. */
  readonly isOptional?: boolean;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Places {
  /** Null where there is no place within the plotting area that is not taken. */
  readonly find: (wanted: Wanted) => { readonly x: number; readonly y: number } | null;
  readonly take: (box: Box) => void;
}

/** Rows looked at below a label; more would cost a frame on a long record. */
const mostRows = 24;
const columns = 15;

/** Places for the labels of one panel, each clear of those before it and, if it can be, of the curves. */
export function labelPlaces(plot: Plot, curves: PanelView['curves'], ratio: number): Places {
  const { bbox } = plot;
  const taken: Box[] = [];
  const gap = 2 * ratio;
  const edge = 4 * ratio;
  const isFree = ({ x, y, height, width }: Box): boolean =>
    taken.every(
      (other) =>
        y >= other.y + other.height + gap / 2 ||
        y + height + gap / 2 <= other.y ||
        x >= other.x + other.width + gap ||
        x + width + gap <= other.x,
    );
  const isClear = ({ x, y, height, width }: Box): boolean => {
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
  return {
    find({ width, height, tops, near, isOptional = false }) {
      const left = bbox.left + edge;
      const room = bbox.width - width - 2 * edge;
      if (room < 0) return null;
      const steps = Array.from(
        { length: columns },
        (_, step) => left + (step / (columns - 1)) * room,
      );
      const xs = steps.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near));
      const free = tops
        .filter((y) => y >= bbox.top && y + height <= bbox.top + bbox.height)
        .flatMap((y) => xs.map((x) => ({ x, y, width, height })))
        .filter(isFree);
      const box = free.find(isClear) ?? (isOptional ? null : (free[0] ?? null));
      if (box) taken.push(box);
      return box;
    },
    take: (box) => void taken.push(box),
  };
}
