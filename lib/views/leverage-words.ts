/** The leverage ratio in words: whose it is, its rank, and what its level does not say. */
import { reserveShare } from '../signals/leverage-change.ts';
import { recordedExchanges } from '../signals/recorded-leverage.ts';
import type { Reading } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { decimal, percent } from './format.ts';
import type { Translate } from './translate.ts';
import { namedOrCounted } from './venues.ts';
import { properName, reasonText } from './words.ts';

/** "Leverage ratio", and of the basket with a past of its own "Leverage ratio, Bybit + OKX". */
export const leverageLabel = ({ leverageScope }: MarketState, t: Translate): string =>
  leverageScope.basket === 'named'
    ? t('figures.leverage')
    : t('leverage.recorded', { exchanges: recordedExchanges.map(properName).join(' + ') });

/** Its rank or why it has none, and what stands below the line. */
export function leverageNotes(state: MarketState, t: Translate, locale: string): string[] {
  const { value, reason } = state.leveragePercentile;
  const { basket, restsOnRevised } = state.leverageScope;
  const counted = namedOrCounted(exchangesIn(state.openInterest), t, locale);
  const isRevised = value !== null && restsOnRevised;
  return [
    value === null
      ? t('figures.noPercentile', {
          reason: reason ? reasonText(reason, t, locale) : t('reason.unsaid'),
        })
      : t('figures.percentile', { percentile: decimal(Math.floor(value), locale, 0) }),
    basket === 'named' && counted !== ''
      ? t('figures.leverageScope', { exchanges: counted })
      : null,
    basket === 'named' && !isRevised
      ? null
      : t(isRevised ? 'leverage.revised' : 'leverage.reserve'),
  ].filter((note) => note !== null);
}

/** What it is of, for who asks. */
export const leverageMore = ({ leverageScope }: MarketState, t: Translate): string[] => [
  ...(leverageScope.basket === 'recorded' ? [t('leverage.recordedScope')] : []),
  t('leverage.levels'),
];

/** Exchange ids in the sources of a reading, each once. */
const exchangesIn = ({ evidence }: Reading): string[] => [
  ...new Set(evidence.flatMap(({ source }) => source?.split(/[ /]/, 1) ?? [])),
];

/** Sentences for the receipt: where a change comes from, why levels differ, what it rests on. */
export function leverageSentences(state: MarketState, t: Translate, locale: string): string[] {
  const change = state.leverageChange30;
  const share = change && reserveShare(change);
  return [
    change === null || share === null
      ? null
      : t('leverage.change', {
          percent: percent(change.percent, locale, 1, 'always'),
          reserve: percent(Math.round(share * 100), locale, 0),
          openInterest: percent(100 - Math.round(share * 100), locale, 0),
        }),
    t('leverage.levels'),
    state.leverageScope.restsOnRevised ? t('leverage.revisedLong') : null,
    t('leverage.attribution'),
  ].filter((sentence) => sentence !== null);
}
