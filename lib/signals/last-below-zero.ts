/**
 * When v was last below zero before the present: the start of the last closed UTC day with
 * v < 0 that is not part of a run of such days lasting until now. A day without v neither
 * ends the present run nor counts.
 */
import type { LevelDay } from './lower-share.ts';

/** @param days closed days, ascending */
export function lastBelowZero(days: readonly LevelDay[]): number | null {
  const lastAbove = days.findLastIndex(({ v }) => v !== null && v >= 0);
  return days.slice(0, lastAbove + 1).findLast(({ v }) => v !== null && v < 0)?.dayMs ?? null;
}
