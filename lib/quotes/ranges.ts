/**
 * How far a number can go and still be what it is called. Wide, and the same for what is asked
 * now, what is asked of the past and what is imported: nothing beyond it is calculated with.
 */
import { assetOf, type AssetId } from './assets.ts';

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Quote currency per coin. */
export const priceRange: Range = { least: 1e-8, most: 1e8 };

/** A payment as a fraction of the position; a tenth is far beyond every exchange's cap. */
export const rateRange: Range = { least: -0.1, most: 0.1 };

/** A hundred-millionth, the smallest part that is counted. */
const leastCoins = 1e-8;

export const isWithin = ({ least, most }: Range, value: number): boolean =>
  value >= least && value <= most;

/** None, or a part that is counted, and no more than will ever exist. */
export const isCoins = (value: number, asset: AssetId): boolean =>
  value === 0 || isWithin({ least: leastCoins, most: assetOf(asset).mostCoins }, value);
