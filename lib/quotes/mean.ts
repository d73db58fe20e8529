/** The plain middle of numbers of which none can lie. */
import { finite } from './change.ts';

/** Plain mean, in the unit of the values; null of nothing. */
export const mean = (values: readonly number[]): number | null =>
  finite(values.reduce((sum, value) => sum + value, 0) / values.length);
