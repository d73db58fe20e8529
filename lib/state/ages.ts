/**
 * How old an input may be before it is left out: three times the pace at which it is asked
 * for, and for averages what their own coverage rule allows.
 */
import { dayMs, hourMs } from '../quotes/point.ts';
import { basisLimits, fundingLimits } from '../quotes/consensus.ts';
import { pollPeriod, type Settings } from '../settings/settings.ts';
import { leanEveryMinutes } from './schedule.ts';

const missedPolls = 3;
/** The pace of the slowest part of open interest. */
const openInterestMinutes = 60;

export function ages(settings: Pick<Settings, 'pollMinutes' | 'lean'>) {
  const period = Math.max(pollPeriod(settings), 1);
  const after = (minutes: number) => ({
    staleAfterMs: missedPolls * Math.max(period, minutes) * 60_000,
  });
  const slow = settings.lean ? leanEveryMinutes : 0;
  return {
    basis: { ...basisLimits, ...after(0) },
    price: after(0),
    openInterest: after(Math.max(openInterestMinutes, slow)),
    /** Paid every 8 hours at the longest. */
    funding: { ...fundingLimits, staleAfterMs: 12 * hourMs + slow * 60_000 },
    average: { ...basisLimits, staleAfterMs: 3 * dayMs },
  };
}
