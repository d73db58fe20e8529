/**
 * How old an input may be before it is left out: three times the pace at which it is asked
 * for, and for averages what their own coverage rule allows.
 */
import { dayMs, hourMs } from '../quotes/point.ts';
import { basisLimits, fundingLimits } from '../quotes/consensus.ts';

const missedPolls = 3;

export function ages(pollMinutes: number) {
  const polled = { staleAfterMs: missedPolls * Math.max(pollMinutes, 1) * 60_000 };
  return {
    basis: { ...basisLimits, ...polled },
    spot: polled,
    /** Asked for every 10 minutes. */
    openInterest: { staleAfterMs: missedPolls * Math.max(pollMinutes, 10) * 60_000 },
    /** Paid every 8 hours at the longest. */
    funding: { ...fundingLimits, staleAfterMs: 12 * hourMs },
    average: { ...basisLimits, staleAfterMs: 3 * dayMs },
  };
}
