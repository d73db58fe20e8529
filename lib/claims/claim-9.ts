/**
 * "Bitcoin keeps searching for a bottom: far below its high, momentum falling." Holds where
 * the last close lies 10 % or more below the highest of the last 30 days, and the return of
 * 30 days is below zero and lower than it was 7 days before. Where the bottom is, or whether
 * this was it, no such number says.
 */
import { dayMs } from '../quotes/point.ts';
import { returnAfter } from '../regime/what-followed.ts';
import { closesOfPast } from '../series/closes.ts';
import type { Evidence } from '../signals/reading.ts';
import type { Claim } from './claim.ts';

const fallPercent = -10;
const momentumDays = 30;
const backDays = 7;

export const claim9: Claim = {
  id: '9',
  check: (past) => {
    const closes = closesOfPast(past);
    const last = past.dayMs.at(-1) ?? 0;
    const momentum = (day: number) => returnAfter(closes, day - momentumDays * dayMs, momentumDays);
    const fall = closes.fallPercent(last);
    const now = momentum(last);
    const before = momentum(last - backDays * dayMs);
    if (fall === null || now === null || before === null) {
      return [{ dialect: null, verdict: 'cannot-tell', reason: { key: 'noPrices' }, numbers: [] }];
    }
    const numbers: Evidence[] = [
      { name: 'price', value: closes.on(last), unit: 'usd' },
      { name: 'fallFromHigh', value: fall, unit: 'percent' },
      { name: 'momentum', value: now, unit: 'percent' },
      { name: 'momentumBefore', value: before, unit: 'percent' },
    ];
    if (fall > fallPercent) {
      return [{ dialect: null, verdict: 'does-not-hold', reason: { key: 'nearHigh' }, numbers }];
    }
    return now < 0 && now < before
      ? [{ dialect: null, verdict: 'holds', reason: { key: 'fallingFromHigh' }, numbers }]
      : [{ dialect: null, verdict: 'does-not-hold', reason: { key: 'momentumUp' }, numbers }];
  },
};
