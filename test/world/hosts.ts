/**
 * The API hosts of a world, each with its doubles that lie. A double is made when it is first
 * asked; it counts its callers' requests on its own.
 */
import { lyingMarkets, type LiarKind } from './market/lying-market.ts';
import type { Markets } from './market/market.ts';
import { createVenues } from './venues/index.ts';
import type { Venue } from './venues/venue.ts';

type Manner = 'honest' | LiarKind;

export interface Hosts {
  readonly names: readonly string[];
  get(host: string, manner: Manner): Venue | undefined;
}

export function createHosts(markets: Markets, nowMs: number): Hosts {
  const made = new Map<Manner, ReadonlyMap<string, Venue>>();
  const venuesOf = (manner: Manner): ReadonlyMap<string, Venue> => {
    const known = made.get(manner);
    if (known) return known;
    const told = manner === 'honest' ? markets : lyingMarkets(manner, markets, nowMs);
    const venues = new Map(createVenues(told).map((venue) => [venue.host, venue]));
    made.set(manner, venues);
    return venues;
  };
  return {
    names: [...venuesOf('honest').keys()],
    get: (host, manner) => venuesOf(manner).get(host),
  };
}
