/** Which venues stand behind the numbers, and how many. */
import type { Reading } from '../signals/reading.ts';
import type { ExchangeHealth, MarketState } from '../state/market-state.ts';
import { decimal } from './format.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';
import { properName } from './words.ts';

/** Sources that quote no contract: they are listed with the venues and not counted as one. */
const dataSources: ReadonlySet<string> = new Set(['coin-metrics']);

export const isVenue = ({ exchange }: Pick<ExchangeHealth, 'exchange'>): boolean =>
  !dataSources.has(exchange);

/** Neither switched off nor without permission. */
export const isAsked = ({ access }: Pick<ExchangeHealth, 'access'>): boolean => access === 'on';

/** No venue is asked: each is switched off or without permission. */
export const asksNobody = ({ exchanges }: Pick<MarketState, 'exchanges'>): boolean =>
  exchanges.length > 0 && !exchanges.some((health) => isVenue(health) && isAsked(health));

/** Its prices came with the last poll, whatever else may have failed. */
export const hasAnswered = ({ lastSuccessMs, failure }: ExchangeHealth): boolean =>
  lastSuccessMs !== null && (failure === null || failure.partly);

/** Of the venues that are asked, how many answered the last poll. */
export function venueCount(state: MarketState): { answered: number; all: number } {
  const venues = state.exchanges.filter((health) => isVenue(health) && isAsked(health));
  return { answered: venues.filter(hasAnswered).length, all: venues.length };
}

/** "4 of 5 venues". */
export function venueCountText(state: MarketState, t: Translate, locale: string): string {
  const { answered, all } = venueCount(state);
  return t('venues.count', {
    answered: decimal(answered, locale, 0),
    all: decimal(all, locale, 0),
  });
}

/**
 * The exchanges whose record an average rests on: by name up to two, else their number; null
 * where it does not say.
 */
export function recordVenues({ evidence }: Reading, t: Translate, locale: string): string | null {
  const names = evidence
    .filter(({ name }) => name === 'average')
    .flatMap(({ source }) => source ?? []);
  return names.length === 0 ? null : namedOrCounted(names, t, locale);
}

/** Exchanges by name up to two, else their number; the receipts name them all. */
export const namedOrCounted = (names: readonly string[], t: Translate, locale: string): string =>
  names.length > 2
    ? plural('venues', names.length, t, locale)
    : new Intl.ListFormat(locale, { type: 'conjunction' }).format(names.map(properName));
