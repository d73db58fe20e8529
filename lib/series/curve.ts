/**
 * The 30-day basis of one exchange: the price of an imagined contract with exactly 30 days
 * left, read on the straight lines through the index (0 days, ratio 1) and the exchange's
 * contracts, over the index, minus 1, x 365 / 30 x 100. Unit: % a year.
 *
 * Prices are interpolated, never annualised prints: close to expiry an annualised print is
 * noise. Contracts under 2 days are not read. Beyond the last contract the line from the
 * origin goes on, and that contract needs 7 days. `stretched` when the nearest contract
 * that is read has more than 45 days left: the value then rests on the index and a far
 * contract. On a curve of one annualised rate the reading is that rate whatever the
 * calendar, so neither a roll nor an expiry moves it.
 */
export interface CurvePoint {
  readonly daysToExpiry: number;
  /** Price of the contract over the index in the same currency. */
  readonly ratio: number;
}

export interface CurveReading<P extends CurvePoint> {
  readonly percentPerYear: number;
  readonly stretched: boolean;
  /** The one or two contracts the value was read from. */
  readonly used: readonly P[];
}

/** Why a curve cannot be read; a key below `reason` in the locale files. */
export type CurveGap = 'noContract' | 'tooCloseToExpiry';

export const tenorDays = 30;
const shortestDays = 2;
const shortestAloneDays = 7;
const stretchedDays = 45;

/** @param points at most one per expiry, in any order */
export function readThirtyDays<P extends CurvePoint>(
  points: readonly P[],
): CurveReading<P> | CurveGap {
  let left: P | undefined;
  let right: P | undefined;
  for (const point of points) {
    const { daysToExpiry, ratio } = point;
    if (!(daysToExpiry >= shortestDays) || !isPlausible(ratio)) continue;
    if (daysToExpiry >= tenorDays) {
      if (!right || daysToExpiry < right.daysToExpiry) right = point;
    } else if (!left || daysToExpiry > left.daysToExpiry) left = point;
  }
  const nearest = left ?? right;
  if (!nearest) return 'noContract';
  if (!right && nearest.daysToExpiry < shortestAloneDays) return 'tooCloseToExpiry';
  return {
    percentPerYear: (premiumAtTenor(left, right) * 365 * 100) / tenorDays,
    stretched: nearest.daysToExpiry > stretchedDays,
    used: left && right ? [left, right] : [nearest],
  };
}

const origin: CurvePoint = { daysToExpiry: 0, ratio: 1 };

/** Fraction of the index. Without a contract on one side the line starts at the index. */
function premiumAtTenor(left: CurvePoint | undefined, right: CurvePoint | undefined): number {
  const from = left && right ? left : origin;
  const to = right ?? left ?? origin;
  const share = (tenorDays - from.daysToExpiry) / (to.daysToExpiry - from.daysToExpiry);
  const premium = from.ratio - 1;
  return premium + share * (to.ratio - 1 - premium);
}

/** Beyond a factor of two from the index a price is of something else, or in another unit. */
const isPlausible = (ratio: number): boolean => ratio > 0.5 && ratio < 2;
