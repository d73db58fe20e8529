/**
 * What a change of the premium and of open interest over the same 7 days fit together:
 * premium down and positions closed, or hedges added, and so on. No words while either
 * stood still: open interest within 5 %, premium within 0.6 % a year (the trend's line).
 *
 * A description that fits, not a cause: every contract has a buyer and a seller.
 */
export type FourFields =
  'positions-closed' | 'shorts-or-hedges-added' | 'leveraged-buying' | 'shorts-closed';

const openInterestPercent = 5;
const premiumPercentPerYear = 0.6;

/**
 * @param premiumChange v less v of 7 days before, % a year
 * @param openInterestChange over 7 days, %
 */
export function fourFields(
  premiumChange: number | null,
  openInterestChange: number | null,
): FourFields | null {
  if (premiumChange === null || openInterestChange === null) return null;
  if (Math.abs(premiumChange) <= premiumPercentPerYear) return null;
  if (Math.abs(openInterestChange) < openInterestPercent) return null;
  const added = openInterestChange > 0;
  if (premiumChange < 0) return added ? 'shorts-or-hedges-added' : 'positions-closed';
  return added ? 'leveraged-buying' : 'shorts-closed';
}
