/**
 * Open interest in words: its changes, each with the record it is of, whether it was reset,
 * and what premium and open interest fit together (the four fields).
 */
import type { FourFields } from '../signals/four-fields.ts';
import { basketSource } from '../signals/open-interest-record.ts';
import { isReset } from '../signals/open-interest-reset.ts';
import type { Reading } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { decimal, percent } from './format.ts';
import type { Translate } from './translate.ts';
import { properName, reasonText } from './words.ts';

const keys = {
  'positions-closed': 'positions.positionsClosed',
  'shorts-or-hedges-added': 'positions.hedgesAdded',
  'leveraged-buying': 'positions.leveragedBuying',
  'shorts-closed': 'positions.shortsClosed',
} as const satisfies Record<FourFields, string>;

/** "premium down, positions up: shorts or hedges added"; null where either stood still. */
export const positionsText = ({ positions }: MarketState, t: Translate): string | null =>
  positions && t(keys[positions]);

/** Whose record a change is of. */
export const recordName = (source: string, t: Translate): string =>
  source === basketSource ? t('positions.basket') : properName(source);

const sourceOf = ({ evidence }: Reading): string => evidence[0]?.source ?? '';

/**
 * "1 d −0.4 %, 7 d +10 %, 30 d −3 % (Binance)": what is told of one record together, and why
 * there is no change over 7 days where there is none.
 */
export function changesText(state: MarketState, t: Translate, locale: string): string[] {
  const week = state.openInterestChange7;
  const changes = [
    ...state.openInterestChanges.map(({ days, percent: value, source }) => ({
      days,
      value,
      source,
    })),
    ...(week.value === null ? [] : [{ days: 7, value: week.value, source: sourceOf(week) }]),
  ].toSorted((a, b) => a.days - b.days);
  const reason = week.reason ? reasonText(week.reason, t, locale) : t('reason.unsaid');
  return [
    ...(week.value === null ? [t('figures.noChange', { reason })] : []),
    ...[...Map.groupBy(changes, ({ source }) => source)].map(([source, own]) =>
      t('positions.changes', {
        changes: own
          .map(({ days, value }) =>
            t('positions.change', {
              days: t('age.days', { count: decimal(days, locale, 0) }),
              percent: percent(value, locale, Math.abs(value) < 1 ? 1 : 0, 'always'),
            }),
          )
          .join(', '),
        venue: recordName(source, t),
      }),
    ),
  ];
}

/** "a reset: 16 % below its 30-day high"; null where it is none. */
export const resetText = (
  { openInterestFromHigh }: MarketState,
  t: Translate,
  locale: string,
): string | null =>
  isReset(openInterestFromHigh) && openInterestFromHigh.value !== null
    ? t('positions.reset', { percent: percent(openInterestFromHigh.value, locale, 0, 'never') })
    : null;
