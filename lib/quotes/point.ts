/** A value and the instant at which it was known, in milliseconds since the Unix epoch. */
export interface Point {
  readonly timeMs: number;
  readonly value: number;
}

/** Points of one quantity in ascending, distinct times. A gap is the absence of a point. */
export type Series = readonly Point[];

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Start of the UTC day that contains `timeMs`. */
export const startOfDay = (timeMs: number): number => Math.floor(timeMs / dayMs) * dayMs;
