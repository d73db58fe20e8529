/** How old the numbers are, and what may still be shown of them. */
import { dayMs } from '../quotes/point.ts';
import type { Settings } from '../settings/settings.ts';
import { missing, type Reading } from '../signals/reading.ts';
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { lastReadingMs } from '../state/staleness.ts';

export { isStale, lastReadingMs, stalePeriods } from '../state/staleness.ts';

/** After this a number of "now" is not shown at all. */
export const expiryMs = dayMs;

/** Numbers of another coin than the one that is set are not shown under its name. */
export const ofAsset = (
  state: MarketState | null,
  { asset }: Pick<Settings, 'asset'>,
): MarketState | null => (state?.asset === asset ? state : null);

/** The time by the exchanges' clocks, where that of the machine is known to be wrong. */
export const trueNow = (state: MarketState | null, clockMs: number): number =>
  clockMs - (state?.clockSkewMs ?? 0);

/** Its age; null where no exchange ever answered, 0 where the clock went back. */
export function readingAgeMs(state: MarketState, nowMs: number): number | null {
  const atMs = lastReadingMs(state);
  return atMs === null ? null : Math.max(0, nowMs - atMs);
}

/** The first run has not finished and its pages come: what is missing is still on its way. */
export const isLoading = ({ history }: MarketState): boolean =>
  history.progress < 1 && history.failure === null;

const gone = ({ unit }: Reading): Reading => missing(unit, 'tooOld');

const allGone = (reading: ConsensusReading): ConsensusReading => ({ ...reading, ...gone(reading) });

export const isExpired = (state: MarketState, nowMs: number): boolean =>
  state.lastAnswerMs !== null && nowMs - state.lastAnswerMs > expiryMs;

/** A value that is kept although there is no newer one goes once it is more than a day old. */
const unlessOld = <T extends Reading>(reading: T, nowMs: number, drop: (reading: T) => T): T =>
  reading.reason !== null && reading.asOfMs !== null && nowMs - reading.asOfMs > expiryMs
    ? drop(reading)
    : reading;

/** The state without the numbers of "now" that are more than a day old. */
export function withoutExpired(state: MarketState, nowMs: number): MarketState {
  const expired = isExpired(state, nowMs);
  const fresh = (reading: Reading): Reading =>
    expired ? gone(reading) : unlessOld(reading, nowMs, gone);
  const allFresh = (reading: ConsensusReading): ConsensusReading =>
    expired ? allGone(reading) : unlessOld(reading, nowMs, allGone);
  return {
    ...state,
    basisNow: allFresh(state.basisNow),
    average7: fresh(state.average7),
    average30: fresh(state.average30),
    funding: allFresh(state.funding),
    openInterest: fresh(state.openInterest),
    openInterestChange7: fresh(state.openInterestChange7),
    openInterestFromHigh: fresh(state.openInterestFromHigh),
    leverage: fresh(state.leverage),
    leveragePercentile: fresh(state.leveragePercentile),
    price: fresh(state.price),
    ...(expired && {
      payer: null,
      positions: null,
      openInterestChanges: [],
      flows: [],
      leverageChange30: null,
      priceChange24h: null,
      high: null,
      lowerShare: null,
      trend: null,
      regime: { ...state.regime, distances: [] },
    }),
  };
}
