/**
 * Daily closes laid out over their calendar, for questions about windows of days: the close
 * of a day, the lowest of a window, the fall from the high of the last 30 days. In the unit
 * of the closes. A day without a close is a gap: it is neither lowest nor filled.
 *
 * Lowest closes are kept for every window of 1, 2, 4, ... days (a sparse table), so any
 * window is the lower of two of them; what looks at every day of the record stays cheap.
 */
import { dayMs, type Point, type Series } from '../quotes/point.ts';
import type { Past } from './past.ts';

export interface Closes {
  /** Start of the first day; 0 without one. */
  readonly firstDayMs: number;
  readonly count: number;
  /** Close of a UTC day; null in a gap and outside the record. */
  readonly on: (day: number) => number | null;
  /**
   * Earliest lowest close of the days, both included; null while the last of them has not
   * closed, and where all are gaps.
   */
  readonly lowest: (fromDay: number, toDay: number) => Point | null;
  /** Close against the highest of the last 30 days, %, at most 0. */
  readonly fallPercent: (day: number) => number | null;
}

const highDays = 30;

/** @param closes stamped with the start of the day, ascending; 0 and less are gaps */
export function closesOf(closes: Series): Closes {
  const firstDayMs = closes[0]?.timeMs ?? 0;
  const count =
    closes.length === 0 ? 0 : Math.round(((closes.at(-1)?.timeMs ?? 0) - firstDayMs) / dayMs) + 1;
  const values = new Float64Array(count).fill(Number.NaN);
  for (const { timeMs, value } of closes) {
    if (value > 0 && value < Infinity) values[Math.round((timeMs - firstDayMs) / dayMs)] = value;
  }
  const rowOf = (day: number): number => Math.round((day - firstDayMs) / dayMs);
  const on = (day: number): number | null => {
    const value = values[rowOf(day)];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  const lowestRow = lowestRows(values);
  return {
    firstDayMs,
    count,
    on,
    lowest: (fromDay, toDay) => {
      const [from, to] = [Math.max(rowOf(fromDay), 0), rowOf(toDay)];
      if (to >= count || from > to) return null;
      const row = lowestRow(from, to);
      const value = values[row] ?? Number.NaN;
      return Number.isNaN(value) ? null : { timeMs: firstDayMs + row * dayMs, value };
    },
    fallPercent: (day) => {
      const now = on(day);
      if (now === null) return null;
      const row = rowOf(day);
      let high = now;
      for (let before = Math.max(row - highDays + 1, 0); before < row; before += 1) {
        const value = values[before] ?? Number.NaN;
        if (value > high) high = value;
      }
      return (now / high - 1) * 100;
    },
  };
}

/** Answers with the row of the earliest lowest value of rows `from` to `to`. */
function lowestRows(values: Float64Array): (from: number, to: number) => number {
  const lower = (one: number, other: number): number => {
    const a = values[one] ?? Number.NaN;
    return (values[other] ?? Number.NaN) < a || Number.isNaN(a) ? other : one;
  };
  const levels = [Int32Array.from(values, (_, row) => row)];
  for (let width = 2; width <= values.length; width *= 2) {
    const narrower = levels.at(-1) ?? new Int32Array();
    const level = new Int32Array(values.length - width + 1);
    for (let row = 0; row < level.length; row += 1) {
      level[row] = lower(narrower[row] ?? row, narrower[row + width / 2] ?? row);
    }
    levels.push(level);
  }
  return (from, to) => {
    const level = 31 - Math.clz32(to - from + 1);
    const rows = levels[level];
    return rows ? lower(rows[from] ?? from, rows[to - (1 << level) + 1] ?? to) : from;
  };
}

const laidOut = new WeakMap<Past, Closes>();

/** The closes of a past; of the same object they are laid out once. */
export function closesOfPast(past: Past): Closes {
  const present = laidOut.get(past);
  if (present) return present;
  const closes = closesOf(
    past.dayMs.flatMap((day, row) => {
      const value = past.close[row] ?? null;
      return value === null ? [] : [{ timeMs: day, value }];
    }),
  );
  laidOut.set(past, closes);
  return closes;
}
