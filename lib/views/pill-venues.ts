/** The last line of the card: how many venues, how far apart, and who is missing and why. */
import type { MarketState } from '../state/market-state.ts';
import { decimal } from './format.ts';
import { exclusionKeys } from './health-view.ts';
import type { Translate } from './translate.ts';
import { hasAnswered, isAsked, isVenue, venueCountText } from './venues.ts';
import { failureText, properName } from './words.ts';

/** Venues named with what is wrong before the rest is only counted. */
const mostNamed = 2;

/** "4 of 5 venues, spread 1.1 points; Bybit: not available from your location". */
export function pillVenues(state: MarketState, t: Translate, locale: string): string {
  const { spread } = state.basisNow;
  const count = venueCountText(state, t, locale);
  const missing = missingVenues(state, t);
  const unnamed = missing.length - mostNamed;
  return [
    spread === null
      ? count
      : `${count}, ${t('venues.spread', { spread: decimal(spread, locale) })}`,
    ...missing.slice(0, mostNamed),
    ...(unnamed > 0 ? [t('pill.card.others', { count: decimal(unnamed, locale, 0) })] : []),
  ].join('; ');
}

/** Those that do not answer, then those whose value was left out. */
function missingVenues({ exchanges, basisNow }: MarketState, t: Translate): string[] {
  const say = (exchange: string, why: string): string =>
    t('pill.card.missing', { venue: properName(exchange), why });
  const failing = exchanges.filter(
    (health) => isVenue(health) && isAsked(health) && !hasAnswered(health),
  );
  const excluded = basisNow.venues.filter(
    (venue) => !failing.some(({ exchange }) => exchange === venue.exchange),
  );
  return [
    ...failing.flatMap(({ exchange, failure }) =>
      failure ? [say(exchange, failureText(failure.kind, t))] : [],
    ),
    ...excluded.flatMap(({ exchange, excluded: why }) =>
      why ? [say(exchange, t(exclusionKeys[why]))] : [],
    ),
  ];
}
