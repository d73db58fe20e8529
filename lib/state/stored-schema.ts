/**
 * Reading back what the background itself has stored. What is damaged is left out, request
 * by request, so a fault costs one answer and never a crash: the worst case is an empty
 * ledger, which the next poll fills.
 */
import { failureKinds } from '../exchanges/exchange.ts';
import { z } from '../exchanges/zod.ts';
import { assets } from '../quotes/assets.ts';
import type { Quote } from '../quotes/quote.ts';
import type { HostUse } from './budget.ts';
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

const record = z.object({
  askedAtMs: time,
  okAtMs: time,
  latencyMs: time,
  failure: z.nullable(
    z.object({
      kind: z.enum(failureKinds),
      message: z.string(),
      atMs: z.number(),
      inARow: z.number(),
      retryAtMs: z.number(),
      named: z.boolean(),
      host: z.nullable(z.string()),
    }),
  ),
  quotes: z.array(quote),
});

const ownSamples = z.array(z.tuple([z.number(), z.number(), z.literal([0, 1])]));

const ownRecord = z.object({
  days: z.array(
    z.object({
      dayMs: z.number(),
      basket: z.nullable(z.number()),
      premiumSum: z.number(),
      premiumHours: z.number(),
      premiumHourMs: z.number(),
    }),
  ),
  storedHourMs: z.number(),
});

const parts = z.record(z.string(), z.unknown());

const outer = z.object({
  version: z.literal(2),
  requests: parts,
  own: z.optional(z.unknown()),
  ownDays: z.optional(z.unknown()),
  clockSkewMs: z.optional(z.unknown()),
});

/** The parts of what should be a record; none where it is something else. */
const partsOf = (stored: unknown): [string, unknown][] =>
  Object.entries(z.safeParse(parts, stored).data ?? {});

/** The ledger as it was stored; an empty one where that is of another version. */
export function parseLedger(stored: unknown): Ledger {
  const parsed = z.safeParse(outer, stored);
  if (!parsed.success) return emptyLedger;
  const { own, ownDays, clockSkewMs } = parsed.data;
  const requests = Object.entries(parsed.data.requests).flatMap(
    ([key, value]): [string, RequestRecord][] => {
      const checked = z.safeParse(record, value);
      return checked.success
        ? [[key, { ...checked.data, quotes: checked.data.quotes satisfies Quote[] }]]
        : [];
    },
  );
  return {
    version: 2,
    requests: Object.fromEntries(requests),
    own: Object.fromEntries(
      partsOf(own).flatMap(([key, value]) => {
        const checked = z.safeParse(ownSamples, value);
        return checked.success ? [[key, checked.data]] : [];
      }),
    ),
    ownDays: Object.fromEntries(
      partsOf(ownDays).flatMap(([asset, value]) => {
        const checked = z.safeParse(ownRecord, value);
        return checked.success && assets.some(({ id }) => id === asset)
          ? [[asset, checked.data]]
          : [];
      }),
    ),
    clockSkewMs: z.safeParse(z.number(), clockSkewMs).data ?? 0,
  };
}

const hostUse = z.object({
  minuteMs: z.number(),
  dayMs: z.number(),
  inMinute: z.number(),
  inDay: z.number(),
});

/** The counts by host as they were stored, without those that are damaged. */
export const parseUses = (stored: unknown): Map<string, HostUse> =>
  new Map(
    partsOf(stored).flatMap(([host, value]): [string, HostUse][] => {
      const checked = z.safeParse(hostUse, value);
      return checked.success ? [[host, checked.data]] : [];
    }),
  );

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
