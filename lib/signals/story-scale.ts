/**
 * The 30-day basis in the story's unit: % of the index over 30 days, about twice the scale
 * of its own contract, which had about half the days. It is the same reading in another
 * unit, not another reading.
 */
import { tenorDays } from '../series/curve.ts';

/** % a year to % over 30 days. */
export const storyScale = (percentPerYear: number): number => (percentPerYear / 365) * tenorDays;
