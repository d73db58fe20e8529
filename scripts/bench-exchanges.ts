/** The exchanges of the made-up market, asked in memory: what an answer costs without a network. */
import type { Exchange } from '../lib/exchanges/exchange.ts';
import { exchanges } from '../lib/exchanges/index.ts';
import { defaultSettings } from '../lib/settings/settings.ts';
import { enabledExchanges } from '../lib/state/access.ts';
import { createGeneratedMarkets } from '../test/world/market/generated-market.ts';
import { scenarios } from '../test/world/market/scenarios/index.ts';
import { createVenues } from '../test/world/venues/index.ts';

/** Those that are asked without a further permission. */
const usual = (exchanges as readonly Exchange[]).filter(({ optional }) => !optional);
export const grantedHosts: ReadonlySet<string> = new Set(usual.flatMap(({ hosts }) => hosts));
export const asked: readonly Exchange[] = enabledExchanges(
  exchanges,
  defaultSettings,
  grantedHosts,
);

/** Decoded, as text; what is not HTTP 200 is refused with its status. */
export type Ask = (url: string, body: unknown, nowMs: number) => string;

export function exchangesInMemory(startMs: number): Ask {
  const markets = createGeneratedMarkets(scenarios.story, 1, startMs);
  const venues = new Map(createVenues(markets).map((venue) => [venue.host, venue]));
  return (url, body, nowMs) => {
    const { host, pathname: path, searchParams: query } = new URL(url);
    const reply = venues.get(host)?.answer({
      method: body === undefined ? 'GET' : 'POST',
      path,
      query,
      headers: { 'user-agent': 'bench' },
      body: body === undefined ? '' : JSON.stringify(body),
      nowMs,
    });
    if (reply?.status === 200) return reply.body;
    throw new Error(`${reply?.status ?? 'no host'} for ${url}`);
  };
}
