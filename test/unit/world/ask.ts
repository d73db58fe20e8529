/** Asks the venues of a made-up market without a server, at a fixed instant. */
import { createGeneratedMarkets } from '../../world/market/generated-market.ts';
import type { Markets } from '../../world/market/market.ts';
import { scenarios } from '../../world/market/scenarios/index.ts';
import { createVenues } from '../../world/venues/index.ts';

/** A Sunday, in the middle of an hour. */
export const nowMs = Date.UTC(2026, 10, 22, 16, 20, 30);

export const storyMarkets = createGeneratedMarkets(scenarios.story, 1, nowMs);
export const storyMarket = storyMarkets.BTC;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: unknown;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly atMs?: number;
  readonly body?: string;
}

/** Each caller gets venues of its own, so that nobody uses up another's rate limit. */
export function venuesOf(markets: Markets = storyMarkets) {
  const venues = new Map(createVenues(markets).map((venue) => [venue.host, venue]));
  return (address: string, asked: Asked = {}): Answer => {
    const url = new URL(address);
    const reply = venues.get(url.host)?.answer({
      method: asked.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: asked.headers ?? { 'user-agent': 'test' },
      body: asked.body ?? '',
      nowMs: asked.atMs ?? nowMs,
    });
    if (!reply) throw new Error(`no venue for ${url.host}`);
    const isJson = reply.headers['content-type']?.includes('json') ?? false;
    const json: unknown = isJson ? JSON.parse(reply.body) : undefined;
    return { status: reply.status, headers: reply.headers, text: reply.body, json };
  };
}

/** Narrowing by hand: what the tests read out of answers. */
export function rowsOf(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new Error('expected a list');
  return value as Record<string, unknown>[];
}

export function klinesOf(value: unknown): (string | number)[][] {
  if (!Array.isArray(value)) throw new Error('expected a list');
  return value as (string | number)[][];
}

export function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('expected an object');
  return value as Record<string, unknown>;
}
