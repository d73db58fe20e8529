/**
 * "The leverage ratio was reset towards 0.3." Checked on its numerator: open interest in
 * coins at least 15 % below its highest day of the last 30, of the record that counts first.
 * The level of 0.3 is not checked: who counts what moves it by a factor of eight, and what
 * the source of the reserve says now of days before is not what it said then.
 */
import { finite } from '../quotes/change.ts';
import { dayMs } from '../quotes/point.ts';
import type { Past } from '../series/past.ts';
import { openInterestRecords } from '../signals/open-interest-record.ts';
import { isReset, openInterestFromHigh } from '../signals/open-interest-reset.ts';
import { type Evidence, missing } from '../signals/reading.ts';
import type { Claim } from './claim.ts';

/** The reserve of a day is told some days later. */
const reserveDays = 4;

export const claim7: Claim = {
  id: '7',
  check: (past) => {
    // Of closed days alone: there is no sum of this minute.
    const records = openInterestRecords(past, missing('coins', 'openInterestNoRecord'));
    const fromHigh = openInterestFromHigh(records, (past.dayMs.at(-1) ?? 0) + dayMs);
    const reset = isReset(fromHigh);
    if (reset === null) {
      const reason = { key: 'noOpenInterest' };
      return [{ dialect: null, verdict: 'cannot-tell', reason, numbers: ratioOf(past) }];
    }
    const numbers: Evidence[] = [
      { name: 'openInterestFall', value: fromHigh.value, unit: 'percent' },
      ...fromHigh.evidence,
      ...ratioOf(past),
    ];
    return reset
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
    : [{ name: 'leverageRatio', value: finite(coins / reserve), unit: 'ratio' }];
}
