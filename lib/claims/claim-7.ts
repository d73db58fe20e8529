/**
 * "The leverage ratio was reset towards 0.3." Checked on its numerator: open interest in
 * coins at least 15 % below its highest day of the last 30, of the exchange whose record
 * counts first. The level of 0.3 is not checked: who counts what moves it by a factor of
 * eight, and what the source of the reserve says now of days before is not what it said then.
 */
import type { Past } from '../series/past.ts';
import type { Evidence } from '../signals/reading.ts';
import type { Claim } from './claim.ts';

const recordDays = 30;
const fewestDays = 20;
const resetPercent = -15;
/** The reserve of a day is told some days later. */
const reserveDays = 4;

export const claim7: Claim = {
  id: '7',
  check: (past) => {
    const counted = past.openInterest.find(({ coins }) => (coins.at(-1) ?? null) !== null);
    const days = (counted?.coins ?? []).slice(-recordDays).flatMap((coins) => coins ?? []);
    const now = days.at(-1);
    if (!counted || now === undefined || days.length < fewestDays) {
      const reason = { key: 'noOpenInterest' };
      return [{ dialect: null, verdict: 'cannot-tell', reason, numbers: ratioOf(past) }];
    }
    const high = Math.max(...days);
    const fall = high > 0 ? (now / high - 1) * 100 : 0;
    const numbers: Evidence[] = [
      { name: 'openInterest', value: now, unit: 'coins', source: counted.exchange },
      { name: 'openInterestHigh', value: high, unit: 'coins', source: counted.exchange },
      { name: 'openInterestFall', value: fall, unit: 'percent' },
      ...ratioOf(past),
    ];
    return fall <= resetPercent
      ? [{ dialect: null, verdict: 'holds', reason: { key: 'reset' }, numbers }]
      : [{ dialect: null, verdict: 'does-not-hold', reason: { key: 'noReset' }, numbers }];
  },
};

/** Of our own basket over the reserve as it was first said, where both are on record. */
function ratioOf({ basket, reserveFirst }: Past): Evidence[] {
  const coins = basket.at(-1) ?? null;
  const reserve = reserveFirst.slice(-reserveDays).findLast((value) => value !== null) ?? null;
  return coins === null || reserve === null || reserve <= 0
    ? []
    : [{ name: 'leverageRatio', value: coins / reserve, unit: 'ratio' }];
}
