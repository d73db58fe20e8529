/**
 * Whether a source that corrects its past tells it anew: the oldest row that comes again
 * differs from what is held, so the rows before it, which do not come, differ as well. Kept
 * beside each other the two would make a step where none was.
 */
import type { Series } from '../quotes/point.ts';

/** A correction of less moves no percentile by much. */
export const correctionLog = 0.02;

export function isToldAnew(held: Series, again: Series): boolean {
  const before = new Map(held.map(({ timeMs, value }) => [timeMs, value]));
  const first = again.find(({ timeMs }) => before.has(timeMs));
  const value = first && before.get(first.timeMs);
  if (!first || value === undefined || value <= 0 || first.value <= 0) return false;
  return Math.abs(Math.log(first.value / value)) > correctionLog;
}
