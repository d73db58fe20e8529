/** What is known before anything is stored: nothing, and that it is on its way. */
import type { AssetId } from '../quotes/assets.ts';
import { missing, type Unit } from '../signals/reading.ts';
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import { type MarketState, marketStateVersion } from '../state/market-state.ts';

const notYet = 'notAskedYet';

const nothing = (unit: Unit): ConsensusReading => ({
  ...missing(unit, notYet),
  degraded: true,
  held: false,
  venues: [],
  spread: null,
});

export const startingState = (asset: AssetId, nowMs: number): MarketState => ({
  version: marketStateVersion,
  asset,
  computedAtMs: nowMs,
  lastAnswerMs: null,
  basisNow: nothing('percent-per-year'),
  average7: missing('percent-per-year', notYet),
  average30: missing('percent-per-year', notYet),
  errorPercent: null,
  trend: null,
  lowerShare: null,
  lastBelowZeroDayMs: null,
  regime: {
    regime: 'unknown',
    sinceDayMs: null,
    days: 0,
    previous: null,
    held: false,
    reasons: [],
    distances: [],
    evidence: [],
  },
  funding: nothing('percent-per-year'),
  payer: null,
  openInterest: missing('coins', notYet),
  openInterestChange7: missing('percent', notYet),
  openInterestChanges: [],
  openInterestFromHigh: missing('percent', notYet),
  positions: null,
  leverage: missing('ratio', notYet),
  leveragePercentile: missing('percentile', notYet),
  leverageChange30: null,
  leverageScope: { basket: 'named', restsOnRevised: true },
  flows: [],
  price: missing('usd', notYet),
  priceChange24h: null,
  high: null,
  exchanges: [],
  clockSkewMs: 0,
  history: { progress: 0, failure: null, firstDayMs: null, lastClosedDayMs: null },
  nextExpiryMs: null,
});
