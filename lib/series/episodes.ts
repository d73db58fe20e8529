/**
 * Episodes of an average below a line: runs of closed days, joined when no more than
 * `mergeGapDays` days lie between them, and counted from `minimumDays` days below it. In the
 * unit of the average. How many there are depends on these conventions; a count says
 * nothing without them.
 */
import { dayMs } from '../quotes/point.ts';
import type { DayValue } from './calendar-average.ts';

export interface EpisodeRule {
  readonly line: number;
  readonly minimumDays: number;
  readonly mergeGapDays: number;
}

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
  { line, minimumDays, mergeGapDays }: EpisodeRule,
): Episode[] {
  const episodes: Episode[] = [];
  const keep = (episode: Episode | null): void => {
    if (episode && episode.daysBelow >= minimumDays) episodes.push(episode);
  };
  let run: { -readonly [K in keyof Episode]: Episode[K] } | null = null;
  for (const { dayMs: day, value } of days) {
    if (value === null || value >= line) continue;
    if (run && day - run.endDayMs <= (mergeGapDays + 1) * dayMs) {
      run.endDayMs = day;
      run.daysBelow += 1;
      run.depth = Math.min(run.depth, value);
    } else {
      keep(run);
      run = { startDayMs: day, endDayMs: day, daysBelow: 1, depth: value };
    }
  }
  keep(run);
  return episodes;
}

/** Calendar days from the first to the last, joined gaps included. */
export const spanDays = ({ startDayMs, endDayMs }: Episode): number =>
  Math.round((endDayMs - startDayMs) / dayMs) + 1;
