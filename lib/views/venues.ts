/** How many venues stand behind the numbers. */
import type { ExchangeHealth, MarketState } from '../state/market-state.ts';

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
