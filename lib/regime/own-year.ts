/**
 * The preset `own-year`: lines for a coin whose premium lives on another level. Each line is
 * put where the last 365 closed days of its own v leave the same share below as the lines of
 * the preset `cash` did on the longest record of bitcoin there is: CME's front month, pooled,
 * 2,387 days from 2 October 2019 to 14 April 2026. Lines in % a year, to one place.
 *
 * Shares of overlapping averages within one year: a quiet year draws the lines together and
 * a wild one apart. The lines say how usual a value was for this coin, and no longer whether
 * cash pays more.
 */
import type { Past } from '../series/past.ts';
import { pastAt } from '../series/past.ts';
import type { RegimeLines } from '../settings/settings.ts';

/** Shares of that record below 0, 1.2, 4, 6, 17 and 13 % a year. */
const sharesBelow: RegimeLines = {
  discountEnter: 0.137,
  discountLeave: 0.167,
  thinEnter: 0.269,
  thinLeave: 0.391,
  richEnter: 0.916,
  richLeave: 0.799,
};

const yearDays = 365;
const fewestDays = 180;

/** Null with fewer than 180 days of v in the 365 that had closed by the instant. */
export function ownYearLines(past: Past, instantMs: number): RegimeLines | null {
  const values = pastAt(past, instantMs)
    .basis.average7.slice(-yearDays)
    .flatMap((v) => v ?? [])
    .toSorted((a, b) => a - b);
  if (values.length < fewestDays) return null;
  const at = (share: number): number => toOnePlace(quantile(values, share));
  return {
    discountEnter: at(sharesBelow.discountEnter),
    discountLeave: at(sharesBelow.discountLeave),
    thinEnter: at(sharesBelow.thinEnter),
    thinLeave: at(sharesBelow.thinLeave),
    richEnter: at(sharesBelow.richEnter),
    richLeave: at(sharesBelow.richLeave),
  };
}

/** Between the two values around the share, straight. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (place - Math.floor(place)) * (high - low);
}

/** Adding 0 takes the sign off a zero. */
const toOnePlace = (value: number): number => Math.round(value * 10) / 10 + 0;
