/**
 * Earlier cases: episodes of an average below a line, and what the price did around each.
 * Returns and drawdown in %, from the close of the episode's first day.
 *
 * - `worst90Percent`: lowest close of the 90 days after that day against it, at most 0.
 * - `lowNear`: the lowest close from 30 days before the start to 30 days after the end lies
 *   within 10 days of the episode.
 * - `undercutPercent`: lowest close of the 90 days from the last day on against the lowest
 *   from 7 days before the start to the end; an episode is undercut below -5.
 *
 * Null until the days it needs have closed. A handful of cases proves nothing; equal falls
 * without such an episode belong beside them (`control.ts`).
 */
import { changePercent } from '../quotes/change.ts';
import { dayMs } from '../quotes/point.ts';
import type { Closes } from '../series/closes.ts';
import type { Episode } from '../series/episodes.ts';

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

type Span = Pick<Episode, 'startDayMs' | 'endDayMs'>;

const surroundingDays = 30;
const nearDays = 10;
const afterDays = 90;
const beforeDays = 7;
const undercutLine = -5;

export const analogues = (episodes: readonly Episode[], closes: Closes): Analogue[] =>
  episodes.map((episode) => ({ ...episode, ...outcome(episode, closes) }));

export function outcome(span: Span, closes: Closes): Outcome {
  const { startDayMs: start, endDayMs: end } = span;
  const price = closes.on(start);
  const after = (days: number) => change(price, closes.on(start + days * dayMs));
  const around = closes.lowest(start - surroundingDays * dayMs, end + surroundingDays * dayMs);
  return {
    price,
    after7Percent: after(7),
    after30Percent: after(30),
    ...quarterAfter(start, closes),
    lowDayMs: around?.timeMs ?? null,
    ...lowOf(span, closes),
  };
}

/** What the 90 days after a day brought. */
export function quarterAfter(
  day: number,
  closes: Closes,
): Pick<Outcome, 'after90Percent' | 'worst90Percent'> {
  const price = closes.on(day);
  const last = day + afterDays * dayMs;
  return {
    after90Percent: change(price, closes.on(last)),
    worst90Percent: change(price, closes.lowest(day, last)?.value ?? null),
  };
}

/** Whether the low was near, and whether it held. */
export function lowOf(
  { startDayMs: start, endDayMs: end }: Span,
  closes: Closes,
): Pick<Outcome, 'lowNear' | 'undercutPercent' | 'undercut'> {
  const around = closes.lowest(start - surroundingDays * dayMs, end + surroundingDays * dayMs);
  const before = closes.lowest(start - beforeDays * dayMs, end);
  const later = closes.lowest(end, end + afterDays * dayMs);
  const undercutPercent = change(before?.value ?? null, later?.value ?? null);
  return {
    lowNear: around
      ? isWithin(around.timeMs, start - nearDays * dayMs, end + nearDays * dayMs)
      : null,
    undercutPercent,
    undercut: undercutPercent === null ? null : undercutPercent < undercutLine,
  };
}

const isWithin = (timeMs: number, fromMs: number, toMs: number): boolean =>
  timeMs >= fromMs && timeMs <= toMs;

const change = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : changePercent(from, to);
