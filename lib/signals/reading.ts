/**
 * What every signal answers: a value with its unit, the time of the data behind it, and
 * the numbers it was made of. Where there is no value there is a reason, never 0.
 */
export type Unit =
  | 'percent-per-year'
  | 'percent'
  | 'percentile'
  | 'coins'
  | 'usd'
  | 'ratio'
  | 'days'
  | 'exchanges'
  | 'time'
  | 'as-given';

/** Why a number is missing, held or in doubt: a key of the locale files and what it names. */
export interface Reason {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One input of a reading, for its receipt. `name` is a key below `evidence` in the locale files. */
export interface Evidence {
  readonly name: string;
  readonly value: number | string | null;
  readonly unit: Unit | 'text';
  /** Who said it: an exchange id and the instrument. */
  readonly source?: string;
}

export interface Reading {
  readonly value: number | null;
  readonly unit: Unit;
  /** Time of the data, not of the computation; null while there is none. */
  readonly asOfMs: number | null;
  /** Why `value` is null, or what to know about it. */
  readonly reason: Reason | null;
  readonly evidence: readonly Evidence[];
}

/** A reading that cannot be made. */
export const missing = (unit: Unit, key: string, values?: Reason['values']): Reading => ({
  value: null,
  unit,
  asOfMs: null,
  reason: values ? { key, values } : { key },
  evidence: [],
});
