/**
 * Whether the price went as a sentence says: a daily close near the first number, and one near
 * the second on a later day of the months it names; without months, of the half year before
 * the text. Closes of one day are looked at, so a price touched within a day may be missed.
 */
import { dayMs } from '../quotes/point.ts';
import { closedBy, type Past } from '../series/past.ts';
import type { StatedMove } from './stated-moves.ts';

export interface MoveFinding {
  readonly move: StatedMove;
  readonly verdict: 'holds' | 'does-not-hold' | 'cannot-tell';
  /** Lowest and highest close of the span looked at; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Starts of the first and of the last day looked at. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** "60,000" is said of closes this near to it, %. */
const nearPercent = 3;
const spanDays = 182;

/** @param instantMs when the text was published: what came later it could not know */
export function checkMove(past: Past, move: StatedMove, instantMs: number): MoveFinding {
  const fromMs = move.fromMs ?? instantMs - spanDays * dayMs;
  const endMs = Math.min(move.toMs ?? instantMs, instantMs);
  const rows = past.dayMs
    .slice(0, closedBy(past, instantMs))
    .map((day, row) => ({ day, close: past.close[row] ?? null }))
    .filter(({ day }) => day >= fromMs && day < endMs);
  const closes = rows.flatMap(({ close }) => close ?? []);
  const span = { move, fromMs, toMs: endMs - dayMs };
  if (closes.length === 0 || closes.length < rows.length / 2 || rows[0] === undefined)
    return { ...span, verdict: 'cannot-tell', low: null, high: null };
  const first = closes.findIndex((close) => isNear(close, move.from));
  const later = first >= 0 && closes.slice(first).some((close) => isNear(close, move.to));
  return {
    ...span,
    verdict: later ? 'holds' : 'does-not-hold',
    low: Math.min(...closes),
    high: Math.max(...closes),
  };
}

const isNear = (close: number, said: number): boolean =>
  Math.abs(close / said - 1) * 100 <= nearPercent;
