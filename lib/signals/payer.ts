/**
 * Who pays whom on perpetuals, over closed UTC days. Lines in % a year of 7-day funding:
 * shorts pay below 0 until above 1, longs pay up above 11 until below 9, else longs pay. A
 * change needs the same answer on 2 closed days in a row; a day without a value holds.
 *
 * The states are not votes of the regime.
 */
import type { DayValue } from '../series/calendar-average.ts';

export type Payer = 'longs-pay' | 'longs-pay-up' | 'shorts-pay';

const shortsPayEnter = 0;
const shortsPayLeave = 1;
const payUpEnter = 11;
const payUpLeave = 9;
/** Without a value for this many days in a row nobody is said to pay. */
const longestHoldDays = 5;

export interface PayerDay {
  readonly dayMs: number;
  readonly payer: Payer | null;
}

/** @param days 7-day funding of consecutive closed days, % a year, ascending */
export function payerDays(days: readonly DayValue[]): PayerDay[] {
  let payer: Payer | null = null;
  let wanted: Payer | null = null;
  let missing = 0;
  return days.map(({ dayMs, value }) => {
    missing = value === null ? missing + 1 : 0;
    if (missing >= longestHoldDays) payer = null;
    const target: Payer | null = value === null ? payer : targetOf(payer, value);
    if (payer === null || target === wanted) payer = target;
    wanted = target;
    return { dayMs, payer };
  });
}

/** Who pays at the last closed day; null without enough of a record. */
export const payer = (days: readonly DayValue[]): Payer | null =>
  payerDays(days).at(-1)?.payer ?? null;

function targetOf(from: Payer | null, percent: number): Payer {
  const down = from === 'shorts-pay' ? percent <= shortsPayLeave : percent < shortsPayEnter;
  const up = from === 'longs-pay-up' ? percent >= payUpLeave : percent > payUpEnter;
  if (down) return 'shorts-pay';
  return up ? 'longs-pay-up' : 'longs-pay';
}
