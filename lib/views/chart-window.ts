/**
 * Which days of the record the charts show, and how that moves: a range up to the last day,
 * a step aside, closer and further. In seconds, as the chart library counts.
 */
export const chartRanges = ['30d', '90d', '1y', 'all'] as const;
export type ChartRange = (typeof chartRanges)[number];

/** First and last second in sight. */
export interface ChartWindow {
  readonly from: number;
  readonly to: number;
}

const daySeconds = 86_400;
const rangeDays: Readonly<Record<ChartRange, number>> = {
  '30d': 30,
  '90d': 90,
  '1y': 365,
  all: Infinity,
};
/** Closer than this there is nothing more to see. */
const shortestSeconds = 7 * daySeconds;

/** The range up to the end of a record. */
export const windowOf = (range: ChartRange, record: ChartWindow): ChartWindow => ({
  from: Math.max(record.from, record.to - (rangeDays[range] - 1) * daySeconds),
  to: record.to,
});

const lengthOf = ({ from, to }: ChartWindow): number => to - from;

/** A window of a length inside the record, as near as can be to where it was wanted. */
function inside(from: number, length: number, record: ChartWindow): ChartWindow {
  const most = lengthOf(record);
  const kept = Math.min(Math.max(length, Math.min(shortestSeconds, most)), most);
  const start = Math.min(Math.max(from, record.from), record.to - kept);
  return { from: start, to: start + kept };
}

/** Moved by a share of its own length; below 0 into the past. */
export const moved = (window: ChartWindow, share: number, record: ChartWindow): ChartWindow =>
  inside(window.from + share * lengthOf(window), lengthOf(window), record);

/**
 * Longer by a factor (shorter below 1) around a place that stays where it is.
 * @param anchor 0 is the left edge, 1 the right one
 */
export function scaled(
  window: ChartWindow,
  factor: number,
  anchor: number,
  record: ChartWindow,
): ChartWindow {
  const length = Math.max(lengthOf(window) * factor, shortestSeconds);
  const held = window.from + anchor * lengthOf(window);
  return inside(held - anchor * length, length, record);
}

/** As long as it is, at the start of the record. */
export const atStart = (window: ChartWindow, record: ChartWindow): ChartWindow =>
  inside(record.from, lengthOf(window), record);

export const atEnd = (window: ChartWindow, record: ChartWindow): ChartWindow =>
  inside(record.to - lengthOf(window), lengthOf(window), record);

/** What a key does to a window; null where it does nothing. */
export function keyed(key: string, window: ChartWindow, record: ChartWindow): ChartWindow | null {
  switch (key) {
    case 'ArrowLeft':
      return moved(window, -0.1, record);
    case 'ArrowRight':
      return moved(window, 0.1, record);
    case '+':
    case '=':
    case 'ArrowUp':
      return scaled(window, 0.8, 1, record);
    case '-':
    case 'ArrowDown':
      return scaled(window, 1.25, 1, record);
    case 'Home':
      return atStart(window, record);
    case 'End':
      return atEnd(window, record);
    default:
      return null;
  }
}
