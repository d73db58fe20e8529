/**
 * Half-width of the uncertainty of v: one standard error of the weighted mean of the days in
 * its window, sqrt(sum w^2 (x - mean)^2) / sum w. Unit: that of the values (% a year).
 *
 * The linearised (sandwich) standard error of a ratio estimator; with weights of days to
 * expiry it is that of the pooled single-contract value, with equal weights that of a plain
 * mean of daily values. A day is one block, because samples within a day are far from
 * independent. Source: Cochran, Sampling Techniques, on ratio estimates.
 *
 * About two in three, not a bound. A trend within the week counts as noise; an error that
 * all exchanges share does not show in it.
 */
import { finite } from '../quotes/change.ts';

export interface Block {
  readonly value: number;
  /** Relative to the other blocks; 1 for each when absent. */
  readonly weight?: number;
}

const fewestBlocks = 3;

/** Null with fewer than 3 days. */
export function errorBar(blocks: readonly Block[]): number | null {
  const weights = blocks.map(({ weight = 1 }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (blocks.length < fewestBlocks || !(total > 0)) return null;
  const share = (i: number) => (weights[i] ?? 0) / total;
  const mean = blocks.reduce((sum, { value }, i) => sum + share(i) * value, 0);
  return finite(
    Math.sqrt(blocks.reduce((sum, { value }, i) => sum + (share(i) * (value - mean)) ** 2, 0)),
  );
}
