/**
 * One reading of the past on an exchange, stamped with the close of the candles it was made
 * of, and how the samples of a quantity are kept: fine for the recent past, coarse before.
 */
import type { Point } from '../quotes/point.ts';

export interface Sample extends Point {
  /** The value rests on no contract near the tenor. */
  readonly stretched?: boolean;
}

export interface Samples {
  /** Ascending; each covers the hour before its stamp. */
  readonly hourly: readonly Sample[];
  /** Ascending; each covers the four hours before its stamp. */
  readonly fourHourly: readonly Sample[];
}

/** A stretch of calendar days and the fewest of them that still make an average. */
export interface Window {
  readonly days: number;
  readonly atLeast: number;
}

/** Of v: the 7-day average. */
export const week: Window = { days: 7, atLeast: 5 };
/** Of m: the 30-day average. */
export const month: Window = { days: 30, atLeast: 21 };

/** True when more than half of the samples are stretched. */
export const mostlyStretched = (samples: readonly { readonly stretched?: boolean }[]): boolean =>
  samples.filter(({ stretched }) => stretched).length * 2 > samples.length;
