/**
 * The daily record behind the popup's chart: parallel columns, one row a closed UTC day.
 * Kept apart from `MarketState`, so that the numbers never wait for it.
 */
import type { MarketRecord } from './market-record.ts';

export interface ChartSeries {
  /** Start of each UTC day, ascending, without holes in the calendar. */
  readonly dayMs: readonly number[];
  /** Daily value of the 30-day basis, % a year; null is a gap and is drawn as one. */
  readonly basis: readonly (number | null)[];
  /** v and m on each closed day. */
  readonly average7: readonly (number | null)[];
  readonly average30: readonly (number | null)[];
  /** Spot close of the day, quote currency. */
  readonly price: readonly (number | null)[];
}

/** Finer than a pixel of any chart, and a third of the size in storage. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1000) / 1000;

export const chartSeries = ({ past }: MarketRecord): ChartSeries => ({
  dayMs: past.dayMs,
  basis: past.basis.daily.map(rounded),
  average7: past.basis.average7.map(rounded),
  average30: past.basis.average30.map(rounded),
  price: past.close,
});
