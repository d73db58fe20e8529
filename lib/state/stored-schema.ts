/**
 * Reading back what the background itself has stored. What is damaged is left out, request
 * by request, so a fault costs one answer and never a crash: the worst case is an empty
 * ledger, which the next poll fills.
 */
import { z } from '../exchanges/zod.ts';
import { assets } from '../quotes/assets.ts';
import type { Quote } from '../quotes/quote.ts';
import { emptyLedger, type Ledger, type RequestRecord } from './ledger.ts';
import { type MarketState, marketStateVersion } from './market-state.ts';

const time = z.nullable(z.number());
const stamp = {
  exchange: z.string(),
  asset: z.enum(assets.map((asset) => asset.id)),
  symbol: z.string(),
  exchangeTimeMs: time,
  receivedAtMs: z.number(),
};
const currency = z.enum(['USD', 'USDT']);

const quote = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('spot'), ...stamp, price: z.number(), currency }),
  z.object({
    kind: z.literal('perpetual'),
    ...stamp,
    price: z.number(),
    indexPrice: z.number(),
    currency,
  }),
  z.object({
    kind: z.literal('future'),
    ...stamp,
    price: z.number(),
    indexPrice: z.number(),
    currency,
    expiryMs: z.number(),
  }),
  z.object({ kind: z.literal('funding'), ...stamp, rate: z.number(), settledAtMs: z.number() }),
  z.object({ kind: z.literal('open-interest'), ...stamp, coins: z.number() }),
  z.object({ kind: z.literal('reserve'), ...stamp, coins: z.number(), dayMs: z.number() }),
]);

const failureKind = z.enum([
  'network',
  'timeout',
  'rate',
  'geo',
  'not-json',
  'schema',
  'too-large',
  'stale',
]);

const record = z.object({
  askedAtMs: time,
  okAtMs: time,
  failure: z.nullable(
    z.object({
      kind: failureKind,
      message: z.string(),
      atMs: z.number(),
      inARow: z.number(),
      retryAtMs: z.number(),
    }),
  ),
  quotes: z.array(quote),
});

const outer = z.object({ version: z.literal(1), requests: z.record(z.string(), z.unknown()) });

export function parseLedger(stored: unknown): Ledger {
  const parsed = z.safeParse(outer, stored);
  if (!parsed.success) return emptyLedger;
  const requests = Object.entries(parsed.data.requests).flatMap(
    ([key, value]): [string, RequestRecord][] => {
      const checked = z.safeParse(record, value);
      return checked.success
        ? [[key, { ...checked.data, quotes: checked.data.quotes satisfies Quote[] }]]
        : [];
    },
  );
  return { version: 1, requests: Object.fromEntries(requests) };
}

const published = z.object({
  version: z.literal(marketStateVersion),
  history: z.object({ progress: z.number() }),
});

/**
 * The state published last, null where it is damaged or of another version. Of its readings
 * only single values are ever used, and `keep` looks at each before it believes it.
 */
export const parsePublished = (stored: unknown): MarketState | null =>
  z.safeParse(published, stored).success ? (stored as MarketState) : null;
