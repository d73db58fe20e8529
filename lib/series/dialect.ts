/**
 * The dialects in which a past of the basis can be told: the same market, measured on another
 * instrument or in another unit. They are never mixed.
 *
 * - `basis-30d`: the 30-day basis, % a year (the headline)
 * - `story-scale`: the same over 30 days, %
 * - `front-month`: raw premium of front-month futures, %
 * - `perp-premium`: raw premium of a perpetual over its index, %; it rests below zero
 * - `funding`: realised funding, % a year; above zero longs paid shorts
 */
import type { AveragedColumns, Column, Past } from './past.ts';
import { tenorDays } from './curve.ts';

export const dialectIds = [
  'basis-30d',
  'story-scale',
  'front-month',
  'perp-premium',
  'funding',
] as const;
export type DialectId = (typeof dialectIds)[number];

/** Per cent, or per cent a year. */
export type DialectUnit = 'percent' | 'percent-per-year';

export const dialectUnit = (id: DialectId): DialectUnit =>
  id === 'basis-30d' || id === 'funding' ? 'percent-per-year' : 'percent';

/** Daily values, v and m of a dialect. */
export function dialectColumns(past: Past, id: DialectId): AveragedColumns {
  switch (id) {
    case 'basis-30d':
      return past.basis;
    case 'story-scale':
      return {
        daily: overTenor(past.basis.daily),
        average7: overTenor(past.basis.average7),
        average30: overTenor(past.basis.average30),
      };
    case 'front-month':
      return past.frontMonth;
    case 'perp-premium':
      return past.perpPremium;
    case 'funding':
      return past.funding;
  }
}

const overTenor = (column: Column): Column =>
  column.map((value) => (value === null ? null : (value / 365) * tenorDays));
