/** When the numbers are too old to be called those of now. */
import { pollPeriod, type Settings } from '../settings/settings.ts';
import type { MarketState } from './market-state.ts';

/** Poll periods without an answer after which every number is called stale. */
export const stalePeriods = 3;
/** A time further ahead than this comes from a clock that was set back. */
const skewMs = 5 * 60_000;

/**
 * When the reading was last made of new answers: the last answer of any exchange, or, where
 * the basis is held although others answer, the time of the value that is held.
 */
export const lastReadingMs = ({
  basisNow,
  lastAnswerMs,
}: Pick<MarketState, 'basisNow' | 'lastAnswerMs'>): number | null =>
  basisNow.held && basisNow.asOfMs !== null && lastAnswerMs !== null
    ? Math.min(basisNow.asOfMs, lastAnswerMs)
    : lastAnswerMs;

export function isStale(
  state: MarketState,
  settings: Pick<Settings, 'pollMinutes' | 'lean'>,
  nowMs: number,
): boolean {
  const atMs = lastReadingMs(state);
  if (atMs === null) return false;
  const ageMs = nowMs - atMs;
  return ageMs > stalePeriods * pollPeriod(settings) * 60_000 || ageMs < -skewMs;
}
