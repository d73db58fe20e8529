/**
 * The change of the leverage ratio over 30 closed days, and where it comes from. Unit: %.
 *
 * The log of a ratio is a difference, so its change falls into two parts that add up: what
 * open interest did, and what the reserve did (a reserve that grows lowers the ratio).
 */
import { changePercent, finite } from '../quotes/change.ts';
import type { Column, Past } from '../series/past.ts';
import { isOfTwoVintages, leverageDays, reserveDays } from './leverage-days.ts';

export interface RatioChange {
  readonly percent: number;
  /** Of the log of the ratio, %; both together are its change. */
  readonly openInterestPart: number;
  readonly reservePart: number;
}

const changeDays = 30;

/** @param coins open interest of one basket, a value a day; null where either end is unknown */
export function ratioChange(past: Past, coins: Column): RatioChange | null {
  const days = leverageDays(past, coins);
  const row = days.findLastIndex(({ value }) => value !== null);
  const [now, before] = [days[row]?.value ?? null, days[row - changeDays]?.value ?? null];
  if (now === null || before === null || isOfTwoVintages(past, row - changeDays)) return null;
  const reserve = reserveDays(past);
  const part = (column: Column): number | null =>
    finite(100 * Math.log((column[row] ?? NaN) / (column[row - changeDays] ?? NaN)));
  const percent = changePercent(before, now);
  const [openInterestPart, held] = [part(coins), part(reserve)];
  return percent === null || openInterestPart === null || held === null
    ? null
    : { percent, openInterestPart, reservePart: -held };
}

/** The size of the reserve's part over the sizes of both, 0 to 1; null where nothing moved. */
export function reserveShare({ openInterestPart, reservePart }: RatioChange): number | null {
  const size = Math.abs(openInterestPart) + Math.abs(reservePart);
  return size === 0 ? null : Math.abs(reservePart) / size;
}
