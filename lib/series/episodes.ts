/**
 * Episodes of an average below a line: runs of closed days, joined when no more than
 * `joinDays` days lie between them. In the unit of the average. How many there are depends
 * on these conventions; a count says nothing without them.
 */
import { dayMs } from '../quotes/point.ts';
import type { DayValue } from './calendar-average.ts';

export interface Episode {
  /** First and last day below the line, starts of UTC days. */
  readonly startDayMs: number;
  readonly endDayMs: number;
  /** Days below the line; those of a joined gap do not count. */
  readonly daysBelow: number;
  /** Lowest value. */
  readonly depth: number;
}

/** @param days ascending; a day without a value is not below the line */
export function episodesBelow(
  days: readonly DayValue[],
  line: number,
  joinDays: number,
): Episode[] {
  const episodes: Episode[] = [];
  for (const { dayMs: day, value } of days) {
    if (value === null || value >= line) continue;
    const last = episodes.at(-1);
    if (last && day - last.endDayMs <= (joinDays + 1) * dayMs) {
      episodes[episodes.length - 1] = {
        startDayMs: last.startDayMs,
        endDayMs: day,
        daysBelow: last.daysBelow + 1,
        depth: Math.min(last.depth, value),
      };
    } else {
      episodes.push({ startDayMs: day, endDayMs: day, daysBelow: 1, depth: value });
    }
  }
  return episodes;
}
