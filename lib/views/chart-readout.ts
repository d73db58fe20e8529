/** One closed day of the charts as text: under the crosshair, and as a row of the table. */
import { type DialectId, dialectColumns } from '../series/dialect.ts';
import type { Column, Past } from '../series/past.ts';
import { dialectDigits } from './chart-dialect.ts';
import { longestOpenInterest } from './chart-panels.ts';
import { compactNumber, dash, day, decimal, longDay, price } from './format.ts';
import type { Translate } from './translate.ts';

export interface ReadoutView {
  /** With its year where that is not plain. */
  readonly day: string;
  readonly dayInFull: string;
  readonly basis: string;
  readonly average7: string;
  readonly average30: string;
  readonly funding: string;
  readonly openInterest: string;
  readonly price: string;
}

interface Words {
  readonly t: Translate;
  readonly locale: string;
}

/** Null outside the record. */
export function readoutAt(
  past: Past,
  dialect: DialectId,
  row: number,
  { locale }: Words,
): ReadoutView | null {
  const dayStart = past.dayMs[row];
  if (dayStart === undefined) return null;
  const { daily, average7, average30 } = dialectColumns(past, dialect);
  const digits = dialectDigits[dialect];
  const written = (column: Column | undefined, write: (value: number) => string): string => {
    const value = column?.[row] ?? null;
    return value === null ? dash : write(value);
  };
  const rate = (value: number): string => decimal(value, locale, digits);
  return {
    day: day(dayStart, locale, past.dayMs.at(-1)),
    dayInFull: longDay(dayStart, locale),
    basis: written(daily, rate),
    average7: written(average7, rate),
    average30: written(average30, rate),
    funding: written(past.funding.average7, (value) => decimal(value, locale)),
    openInterest: written(longestOpenInterest(past)?.coins, (value) =>
      compactNumber(value, locale),
    ),
    price: written(past.close, (value) => price(value, locale)),
  };
}

/** Newest first, every so many days. */
export function tableRows(
  past: Past,
  dialect: DialectId,
  { first, last }: { readonly first: number; readonly last: number },
  step: number,
  words: Words,
): ReadoutView[] {
  const rows: ReadoutView[] = [];
  for (let row = last; row >= first; row -= step) {
    const read = readoutAt(past, dialect, row, words);
    if (read) rows.push(read);
  }
  return rows;
}
