/** The parts of the meaning that are said of any coin: who pays, what would change, what it leaves open. */
import { dayMs, startOfDay } from '../quotes/point.ts';
import type { MarketState } from '../state/market-state.ts';
import { distanceText, nearest } from './footer-view.ts';
import { age, decimal, percent } from './format.ts';
import { positionsText } from './positions.ts';
import { numbered } from './rich-text.ts';
import type { Translate } from './translate.ts';
import { hasAnswered, isAsked, isVenue } from './venues.ts';
import { failureText, properName } from './words.ts';

export interface Words {
  readonly t: Translate;
  readonly locale: string;
  readonly nowMs: number;
  /** It is of a closed day, not of now. */
  readonly isPast: boolean;
}

export const sentences = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' ');

export const whoPays = (state: MarketState, words: Words): string =>
  sentences(words.t('meaning.pays.text'), paid(state, words));

export const paid = ({ payer, funding }: MarketState, { t, locale }: Words): string =>
  payer === null || funding.value === null
    ? t('meaning.pays.missing')
    : t(payer === 'shorts-pay' ? 'meaning.pays.shorts' : 'meaning.pays.longs', {
        funding: numbered(percent(funding.value, locale, 1, 'never'), 'funding'),
      });

export function whyBelow(state: MarketState, { t, locale }: Words): string {
  const change = state.openInterestChange7.value;
  const fits = positionsText(state, t);
  const said =
    change === null
      ? t('meaning.why.openInterestMissing')
      : t(change < 0 ? 'meaning.why.fell' : 'meaning.why.rose', {
          percent: numbered(percent(change, locale, 0, 'never'), 'openInterestChange7'),
        });
  return sentences(
    t('meaning.why.text'),
    fits === null ? `${said}.` : t('meaning.why.fits', { said, reading: fits }),
    t('meaning.why.last'),
  );
}

export function whatChanges({ regime }: MarketState, { t, locale, nowMs, isPast }: Words): string {
  const closes = isPast
    ? null
    : t('meaning.change.closes', { age: age(startOfDay(nowMs) + dayMs - nowMs, t, locale) });
  if (regime.distances.length === 0) return sentences(t('meaning.change.none'), closes);
  return sentences(
    t('meaning.change.text', {
      distances: nearest(regime.distances)
        .map((distance) => numbered(distanceText(distance, t, locale), 'regime'))
        .join('; '),
    }),
    closes,
  );
}

export function whatItDoesNotSay(state: MarketState, { t, locale }: Words): string {
  const { spread } = state.basisNow;
  const silent = state.exchanges
    .filter((health) => isVenue(health) && isAsked(health) && !hasAnswered(health))
    .flatMap(({ exchange, failure }) =>
      failure ? [`${properName(exchange)}: ${failureText(failure.kind, t)}`] : [],
    );
  return sentences(
    t('meaning.not.text'),
    spread === null
      ? null
      : t('meaning.not.spread', { spread: numbered(decimal(spread, locale), 'basisNow') }),
    silent.length === 0 ? null : t('meaning.not.missing', { venues: silent.join('; ') }),
    state.errorPercent === null
      ? null
      : t('meaning.not.error', { error: numbered(decimal(state.errorPercent, locale), 'error') }),
    t('meaning.not.story'),
  );
}
