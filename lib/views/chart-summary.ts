/** What a panel says of the days in sight: in a sentence, and what lies beyond its scale. */
import type { Column, Past } from '../series/past.ts';
import type { Reach } from './chart-axis.ts';
import { longDay } from './format.ts';
import type { Translate } from './translate.ts';

export interface Words {
  readonly t: Translate;
  readonly locale: string;
}

/** The furthest value beyond one edge of a scale, and how it is told there. */
export interface Beyond {
  readonly row: number;
  readonly side: 'above' | 'below';
  readonly label: string;
}

type Columns = readonly { readonly column: Column }[];

export function known(curves: Columns, first: number, last: number): number[] {
  const values: number[] = [];
  for (const { column } of curves)
    for (let row = first; row <= last; row += 1) {
      const value = column[row];
      if (value !== null && value !== undefined) values.push(value);
    }
  return values;
}

/** Where the curves leave the scale, the furthest of each side in words. */
export function beyondOf(
  { dayMs: days }: Past,
  curves: Columns,
  [first, last]: readonly [number, number],
  [low, high]: Reach,
  { t, locale }: Words,
  write: (value: number) => string,
): Beyond[] {
  let lowest = { row: -1, value: low };
  let highest = { row: -1, value: high };
  for (const { column } of curves)
    for (let row = first; row <= last; row += 1) {
      const value = column[row] ?? null;
      if (value === null) continue;
      if (value < lowest.value) lowest = { row, value };
      if (value > highest.value) highest = { row, value };
    }
  return [
    { ...lowest, side: 'below' as const },
    { ...highest, side: 'above' as const },
  ]
    .filter(({ row }) => row >= 0)
    .map(({ row, value, side }) => ({
      row,
      side,
      label: t('charts.beyond', { value: write(value), day: longDay(days[row] ?? 0, locale) }),
    }));
}

type SummaryKey = `charts.summary.${'basis' | 'price' | 'funding' | 'openInterest'}`;

export function summaryOf(
  { dayMs: days }: Past,
  key: SummaryKey,
  column: Column,
  { t, locale }: Words,
  write: (value: number) => string,
): (first: number, last: number) => string {
  const at = (row: number): string => write(column[row] ?? 0);
  const on = (row: number): string => longDay(days[row] ?? 0, locale);
  return (first, last) => {
    let [low, high, end] = [-1, -1, -1];
    for (let row = first; row <= last; row += 1) {
      const value = column[row];
      if (value === null || value === undefined) continue;
      if (value < (column[low] ?? Infinity)) low = row;
      if (value > (column[high] ?? -Infinity)) high = row;
      end = row;
    }
    if (end < 0) return t('charts.summary.none');
    return t(key, {
      from: on(first),
      to: on(Math.min(last, days.length - 1)),
      lowest: at(low),
      lowestDay: on(low),
      highest: at(high),
      highestDay: on(high),
      last: at(end),
      lastDay: on(end),
    });
  };
}
