/**
 * The leverage ratio of every closed day: coins of one basket over the exchange reserve of
 * that day. Unit: ratio.
 *
 * One vintage: all days divide by the reserve as its source tells it now, never some by what
 * it told first. Where a correction has reached the newest days alone, the column is of two
 * vintages and no day of it is compared with another. A day without a reserve takes that of
 * the week before; a day without the basket is a gap.
 */
import type { DayValue } from '../series/calendar-average.ts';
import type { Column, Past } from '../series/past.ts';
import { correctionLog } from '../series/told-anew.ts';

/** The reserve moves about 0.1 % a day. */
const carriedDays = 7;

/** The reserve of each day, carried over gaps of at most a week. */
export function reserveDays({ reserve }: Past): (number | null)[] {
  let [held, heldRow] = [null as number | null, -1];
  return reserve.map((value, row) => {
    if (value !== null && value > 0 && Number.isFinite(value)) [held, heldRow] = [value, row];
    return row - heldRow <= carriedDays ? held : null;
  });
}

/** @param coins open interest of one basket, a value a day */
export function leverageDays(past: Past, coins: Column): DayValue[] {
  const reserve = reserveDays(past);
  return past.dayMs.map((day, row) => {
    const [open, held] = [coins[row] ?? null, reserve[row] ?? null];
    const ratio = open === null || held === null || !(open > 0) ? NaN : open / held;
    return { dayMs: day, value: Number.isFinite(ratio) ? ratio : null };
  });
}

/**
 * Whether the rows from `fromRow` on are of two vintages: a day that was corrected stands
 * beside one that was not, and the reserve jumps between them by the correction.
 */
export function isOfTwoVintages({ reserve, reserveFirst }: Past, fromRow: number): boolean {
  const corrected = reserve.map((now, row) => {
    const first = reserveFirst[row] ?? null;
    return now !== null && first !== null && now > 0 && first > 0 ? Math.log(now / first) : 0;
  });
  return reserve.some((now, row) => {
    const before = reserve[row - 1] ?? null;
    if (row <= fromRow || now === null || before === null) return false;
    const turn = (corrected[row] ?? 0) - (corrected[row - 1] ?? 0);
    const jump = Math.log(now / before);
    return Math.abs(turn) > correctionLog && Math.abs(jump - turn) < Math.abs(turn) / 2;
  });
}

/** Whether a day since `fromRow` has a reserve that was told when the day was long past. */
export const restsOnRevised = ({ reserve, reserveFirst }: Past, fromRow: number): boolean =>
  reserve.some(
    (value, row) => row >= fromRow && value !== null && (reserveFirst[row] ?? null) === null,
  );
