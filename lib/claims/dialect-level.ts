/**
 * Where a dialect stood at the last close: its 7-day average with its error bar, in its own
 * unit, and the numbers that say so.
 */
import { dialectColumns, dialectUnit, type DialectId } from '../series/dialect.ts';
import type { Column, Past } from '../series/past.ts';
import { errorBar } from '../signals/error-bar.ts';
import type { Evidence, Unit } from '../signals/reading.ts';

export interface DialectLevel {
  readonly v: number;
  /** Null with too few daily values; then nothing is undecided. */
  readonly error: number | null;
  readonly unit: Unit;
  readonly numbers: readonly Evidence[];
}

/** Null without a 7-day average at the last close. */
export function dialectLevel(past: Past, dialect: DialectId): DialectLevel | null {
  const { daily, average7 } = dialectColumns(past, dialect);
  const v = average7.at(-1) ?? null;
  if (v === null) return null;
  const error = errorOf(daily, 7);
  const unit = dialectUnit(dialect);
  return {
    v,
    error,
    unit,
    numbers: [
      { name: 'average7', value: v, unit },
      { name: 'errorBar', value: error, unit },
    ],
  };
}

/** Half-width of the error of the mean of the last daily values. */
export const errorOf = (daily: Column, days: number): number | null =>
  errorBar(daily.slice(-days).flatMap((value) => (value === null ? [] : [{ value }])));

/** Whether a value lies above or below a line, or too close to it to say. */
export function sideOf(
  value: number,
  line: number,
  error: number | null,
): 'above' | 'below' | 'within-error' {
  if (error !== null && Math.abs(value - line) <= error) return 'within-error';
  return value < line ? 'below' : 'above';
}

export const hasDialect = (past: Past, dialect: DialectId): boolean =>
  dialectColumns(past, dialect).average7.some((value) => value !== null);
