/** Which venues stand behind the numbers, and how many. */
import type { Reading } from '../signals/reading.ts';
import type { ExchangeHealth, MarketState } from '../state/market-state.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';
import { properName } from './words.ts';

/** Sources that quote no contract: they are listed with the venues and not counted as one. */
const dataSources: ReadonlySet<string> = new Set(['coin-metrics']);

export const isVenue = ({ exchange }: Pick<ExchangeHealth, 'exchange'>): boolean =>
  !dataSources.has(exchange);

/** Its prices came with the last poll, whatever else may have failed. */
export const hasAnswered = ({ lastSuccessMs, failure }: ExchangeHealth): boolean =>
  lastSuccessMs !== null && (failure === null || failure.partly);

/** Venues that answered the last poll, of all that are asked. */
export function venueCount(state: MarketState): { answered: number; all: number } {
  const venues = state.exchanges.filter(isVenue);
  return { answered: venues.filter(hasAnswered).length, all: venues.length };
}

/**
 * The exchanges whose record an average rests on: by name up to two, else their number; null
 * where it does not say.
 */
export function recordVenues({ evidence }: Reading, t: Translate, locale: string): string | null {
  const names = evidence
    .filter(({ name }) => name === 'average')
    .flatMap(({ source }) => source ?? []);
  if (names.length === 0) return null;
  return names.length > 2
    ? plural('venues', names.length, t, locale)
    : new Intl.ListFormat(locale, { type: 'conjunction' }).format(names.map(properName));
}
