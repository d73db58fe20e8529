/** What would change the reading, and when it is read next. */
import { dayMs, startOfDay } from '../quotes/point.ts';
import type { LineDistance } from '../regime/regime.ts';
import type { MarketState } from '../state/market-state.ts';
import { age, day, decimal, instant } from './format.ts';
import type { Translate } from './translate.ts';
import { isUndated } from './undated.ts';
import { regimeWord } from './words.ts';

export interface FooterView {
  /** "below 0: 2.8 away", each with the regime it would lead to. */
  readonly changes: readonly { readonly text: string; readonly leadsTo: string }[];
  /** Said where there is nothing to change from. */
  readonly none: string | null;
  /** Null of a past day. */
  readonly nextClose: string | null;
  readonly nextExpiry: string | null;
  /** Full time of the next expiry. */
  readonly nextExpiryFull: string | null;
}

export function footerView(
  state: MarketState,
  t: Translate,
  locale: string,
  nowMs: number,
): FooterView {
  const { regime, nextExpiryMs } = state;
  const closeMs = startOfDay(nowMs) + dayMs;
  const expiry = nextExpiryMs !== null && nextExpiryMs > nowMs ? nextExpiryMs : null;
  return {
    changes: nearest(regime.distances).map((distance) => ({
      text: distanceText(distance, t, locale),
      leadsTo: t('footer.leadsTo', { regime: regimeWord(distance.target, t) }),
    })),
    none:
      regime.distances.length === 0 ? t(isUndated(state) ? 'undated.footer' : 'footer.none') : null,
    nextClose: t('footer.nextClose', { age: age(closeMs - nowMs, t, locale) }),
    nextExpiry:
      expiry === null
        ? null
        : t('footer.nextExpiry', {
            day: day(expiry, locale, nowMs),
            age: age(expiry - nowMs, t, locale),
          }),
    nextExpiryFull: expiry === null ? null : instant(expiry, t, locale),
  };
}

/** Lines that are fallen below; the others are risen above. */
const falling: ReadonlySet<LineDistance['line']> = new Set([
  'discountEnter',
  'thinEnter',
  'richLeave',
]);

/** A line that the last closed day crossed, and that the next one has to confirm. */
const isCrossed = ({ line, distance }: LineDistance): boolean =>
  falling.has(line) ? distance > 0 : distance < 0;

const first = (those: readonly LineDistance[]): LineDistance | undefined =>
  those.find(isCrossed) ??
  those.toSorted((a, b) => Math.abs(a.distance) - Math.abs(b.distance)).at(0);

/** Of the lines to fall below and to rise above, the one that comes first each. */
export function nearest(distances: readonly LineDistance[]): LineDistance[] {
  return [
    first(distances.filter(({ line }) => falling.has(line))),
    first(distances.filter(({ line }) => !falling.has(line))),
  ].filter((distance) => distance !== undefined);
}

/** "below 0, 2.8 away". */
export function distanceText(distance: LineDistance, t: Translate, locale: string): string {
  const { line, linePercent } = distance;
  const values = {
    line: decimal(linePercent, locale, Number.isInteger(linePercent) ? 0 : 1),
    away: decimal(Math.abs(distance.distance), locale),
  };
  if (isCrossed(distance))
    return t(falling.has(line) ? 'footer.crossedBelow' : 'footer.crossedAbove', values);
  return t(falling.has(line) ? 'footer.below' : 'footer.above', values);
}
