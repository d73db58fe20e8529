/**
 * Earlier cases: every episode of an average below a line, and what the price did around it.
 * Returns and drawdown in %, from the close of the episode's first day.
 *
 * - `worst90Percent`: lowest close of the 90 days after that day against it, at most 0.
 * - `lowNear`: the lowest close from 30 days before the start to 30 days after the end lies
 *   within 10 days of the episode.
 * - `undercutPercent`: lowest close of the 90 days from the last day on against the lowest
 *   from 7 days before the start to the end; an episode is undercut below -5.
 *
 * Null until the days it needs have closed. A handful of cases proves nothing; equal falls
 * without such an episode belong beside them.
 */
import { dayMs, type Point, type Series } from '../quotes/point.ts';
import { episodesBelow, type Episode } from '../series/episodes.ts';
import type { DayValue } from '../series/calendar-average.ts';
import { lastUntil, sliceSeries } from '../series/merge.ts';

export interface Outcome {
  /** Close of the first day. */
  readonly price: number | null;
  readonly after7Percent: number | null;
  readonly after30Percent: number | null;
  readonly after90Percent: number | null;
  readonly worst90Percent: number | null;
  /** Day of the lowest close of the two months around the episode. */
  readonly lowDayMs: number | null;
  readonly lowNear: boolean | null;
  readonly undercutPercent: number | null;
  readonly undercut: boolean | null;
}

export interface Analogue extends Episode, Outcome {}

const surroundingDays = 30;
const nearDays = 10;
const afterDays = 90;
const beforeDays = 7;
const undercutLine = -5;

/** @param closes daily closes stamped with the start of the day, ascending */
export const analogues = (
  days: readonly DayValue[],
  line: number,
  joinDays: number,
  closes: Series,
): Analogue[] =>
  episodesBelow(days, line, joinDays).map((episode) => ({
    ...episode,
    ...outcome(episode, closes),
  }));

export function outcome(episode: Episode, closes: Series): Outcome {
  const { startDayMs: start, endDayMs: end } = episode;
  const price = closeOf(closes, start);
  const after = (days: number) => change(price, closeOf(closes, start + days * dayMs));
  const around = lowest(closes, start - surroundingDays * dayMs, end + surroundingDays * dayMs);
  const worst = lowest(closes, start, start + afterDays * dayMs);
  const before = lowest(closes, start - beforeDays * dayMs, end);
  const later = lowest(closes, end, end + afterDays * dayMs);
  const undercutPercent = change(before?.value ?? null, later?.value ?? null);
  return {
    price,
    after7Percent: after(7),
    after30Percent: after(30),
    after90Percent: after(90),
    worst90Percent: change(price, worst?.value ?? null),
    lowDayMs: around?.timeMs ?? null,
    lowNear: around
      ? isWithin(around.timeMs, start - nearDays * dayMs, end + nearDays * dayMs)
      : null,
    undercutPercent,
    undercut: undercutPercent === null ? null : undercutPercent < undercutLine,
  };
}

const isWithin = (timeMs: number, fromMs: number, toMs: number): boolean =>
  timeMs >= fromMs && timeMs <= toMs;

function closeOf(closes: Series, day: number): number | null {
  const close = lastUntil(closes, day);
  return close?.timeMs === day ? close.value : null;
}

const change = (from: number | null, to: number | null): number | null =>
  from === null || to === null || from <= 0 ? null : (to / from - 1) * 100;

/** Lowest close of the days, both included; null while the last of them has not closed. */
function lowest(closes: Series, fromDay: number, toDay: number): Point | null {
  const [first, ...others] = sliceSeries(closes, fromDay - dayMs, toDay);
  if (!first || (closes.at(-1)?.timeMs ?? -Infinity) < toDay) return null;
  return others.reduce((a, b) => (b.value < a.value ? b : a), first);
}
