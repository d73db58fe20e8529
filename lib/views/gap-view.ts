/**
 * The gap as a drawing: spot as a level line, a future that stands above or below it today
 * and meets it on its last day. The size of the gap is drawn in proportion up to a limit.
 */
import { tenorDays } from '../series/curve.ts';
import type { MarketState } from '../state/market-state.ts';
import { percent, perYear, side } from './format.ts';
import type { Translate } from './translate.ts';

export interface GapView {
  /** The future costs more than the coin, or as much. */
  readonly isAbove: boolean;
  /** 0 to 1. */
  readonly size: number;
  readonly gap: string;
  readonly gapYear: string;
  readonly spot: string;
  readonly future: string;
  readonly today: string;
  readonly expiry: string;
  /** For readers who do not see it. */
  readonly summary: string;
}

/** % a year that fills the drawing. */
const fullPercent = 12;
/** Smaller gaps are drawn as large as this, to be seen at all. */
const leastSize = 0.35;

/** Null while there is no number to draw. */
export function gapView(
  { average7 }: MarketState,
  isPast: boolean,
  t: Translate,
  locale: string,
): GapView | null {
  const { value } = average7;
  if (value === null) return null;
  const onSide = side(value);
  const share = Math.min(Math.abs(value) / fullPercent, 1);
  const gap = percent((value * tenorDays) / 365, locale, 2, 'never');
  const gapYear = perYear(value, t, locale, 'never');
  return {
    isAbove: onSide !== 'below',
    size: onSide === 'level' ? 0 : Math.max(share, leastSize),
    gap: t(`gap.${onSide}`, { gap }),
    gapYear: onSide === 'level' ? '' : gapYear,
    spot: t('gap.spot'),
    future: t('gap.future'),
    today: t(isPast ? 'gap.thatDay' : 'gap.today'),
    expiry: t('gap.expiry'),
    summary: t(`gap.summary.${onSide}`, { gap, gapYear }),
  };
}
