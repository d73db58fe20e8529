/**
 * Days that look like a given one: outside of every episode, and as far below their 30-day
 * high, within 2.5 points. With what the 90 days after each brought.
 */
import { dayMs } from '../quotes/point.ts';
import type { Closes } from '../series/closes.ts';
import type { Episode } from '../series/episodes.ts';
import { quarterAfter } from './analogues.ts';

export interface FallenDay extends ReturnType<typeof quarterAfter> {
  readonly day: number;
  /** From the high of 30 days, %. */
  readonly fall: number;
}

const fallPoints = 2.5;

/** Answers with the days like a day; with none where its own fall is not known. */
export function daysAlike(
  all: readonly Episode[],
  closes: Closes,
): (day: number) => readonly FallenDay[] {
  const calm = calmDays(all, closes);
  return (day) => {
    const fall = closes.fallPercent(day);
    if (fall === null) return [];
    return calm.filter((other) => Math.abs(other.fall - fall) <= fallPoints);
  };
}

const fallen = new WeakMap<Closes, readonly FallenDay[]>();

/** Every day with a close; of the same closes they are found once. */
function fallenDays(closes: Closes): readonly FallenDay[] {
  const present = fallen.get(closes);
  if (present) return present;
  const found: FallenDay[] = [];
  for (let row = 0; row < closes.count; row += 1) {
    const day = closes.firstDayMs + row * dayMs;
    const fall = closes.fallPercent(day);
    if (fall !== null) found.push({ day, fall, ...quarterAfter(day, closes) });
  }
  fallen.set(closes, found);
  return found;
}

/** Those outside of every episode. */
function calmDays(all: readonly Episode[], closes: Closes): FallenDay[] {
  const taken = new Uint8Array(closes.count);
  const rowOf = (day: number): number => Math.round((day - closes.firstDayMs) / dayMs);
  for (const { startDayMs, endDayMs } of all) {
    taken.fill(1, Math.max(rowOf(startDayMs), 0), Math.max(rowOf(endDayMs) + 1, 0));
  }
  return fallenDays(closes).filter(({ day }) => taken[rowOf(day)] === 0);
}
