/**
 * When a column was last below a line, and when before that. Days that lie at most 30 days
 * apart belong to one time.
 */
import type { DayValue } from '../series/calendar-average.ts';
import { episodesBelow, type Episode } from '../series/episodes.ts';

export interface BelowRun extends Episode {
  /** Last day below of the time before; null where none is on record. */
  readonly beforeDayMs: number | null;
}

const mergeGapDays = 30;

/** @param days ascending */
export function lastBelowRun(days: readonly DayValue[], line: number): BelowRun | null {
  const runs = episodesBelow(days, { line, minimumDays: 1, mergeGapDays });
  const last = runs.at(-1);
  return last ? { ...last, beforeDayMs: runs.at(-2)?.endDayMs ?? null } : null;
}
