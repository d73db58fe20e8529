/**
 * Two of the five exchanges with dated futures fail or lie, in every way the world knows:
 * what is published stays within the values of the three others, and nothing stored is lost.
 * The market is that of the story, whose premium times ten still passes for a price.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MarketState } from '../../lib/state/market-state.ts';
import { faultKinds, liarKinds, type Fault } from '../world/index.ts';
import { ageStored, openSession, type Session } from './session.ts';
import { forgiveAll, keptNumbers } from './stored.ts';

const hostsOf = {
  binance: ['data-api.binance.vision', 'fapi.binance.com', 'dapi.binance.com'],
  bybit: ['api.bybit.com'],
  okx: ['www.okx.com'],
  deribit: ['www.deribit.com'],
  kraken: ['api.kraken.com', 'futures.kraken.com'],
} as const;
type Futures = keyof typeof hostsOf;
const futures = Object.keys(hostsOf) as Futures[];
const pairs = futures.flatMap((one, index) =>
  futures.slice(index + 1).map((other) => [one, other] as const),
);
type Pair = (typeof pairs)[number];

const faultsOf = (exchange: Futures, kind: Fault['kind']): Fault[] =>
  hostsOf[exchange].map((host) => ({ host, kind }));

/** Those that cost the time of a limit are asked of the exchanges with the fewest requests. */
const late = ['hang', 'slow'] as const;
const quickKinds = faultKinds.filter((kind) => !(late as readonly string[]).includes(kind));
const failing = [
  ...quickKinds.map((kind, index) => [kind, pairs[index % pairs.length] ?? pairs[0]] as const),
  ...late.map((kind) => [kind, ['deribit', 'kraken']] as const),
] as readonly (readonly [(typeof faultKinds)[number], Pair])[];

/** Each pair lies, the two in different ways; ways that differ by one move on from pair to pair. */
const lying = pairs.map((pair, index) => {
  const [one = 'liar-sign', other = 'liar-sign'] = [index, index + 1].map(
    (turn) => liarKinds[turn % liarKinds.length],
  );
  return [one, other, pair] as const;
});

const tooOldMs = 10 * 60_000;

describe('two of five exchanges', () => {
  let session: Session;
  let before: MarketState;
  let kept: Record<string, number>;

  beforeAll(async () => {
    session = await openSession({ scenario: 'story' });
    before = await session.ready();
    kept = await keptNumbers(session.chromium);
  });
  afterAll(() => session.close());

  /** No answer of before counts, and nobody is left alone for what he did before. */
  beforeEach(async () => {
    await forgiveAll(session.chromium);
    await ageStored(session.chromium, tooOldMs);
  });

  const under = (faults: readonly Fault[]): Promise<MarketState> => {
    session.world.setFaults(faults);
    return session.poll();
  };

  async function expectSound(state: MarketState, pair: Pair): Promise<void> {
    const honest = state.basisNow.venues.filter(
      ({ exchange, excluded }) => excluded !== 'stale' && !isOf(pair, exchange),
    );
    const names = honest.map(({ exchange }) => exchange);
    expect(names).toEqual(expect.arrayContaining(futures.filter((each) => !isOf(pair, each))));
    const values = honest.map(({ value }) => value);
    expect(state.basisNow.value).toBeGreaterThanOrEqual(Math.min(...values));
    expect(state.basisNow.value).toBeLessThanOrEqual(Math.max(...values));
    expect(state.basisNow.degraded).toBe(false);
    expect(Math.abs((state.basisNow.value ?? 99) - (before.basisNow.value ?? -99))).toBeLessThan(1);
    expect(Math.abs((state.price.value ?? 0) / (before.price.value ?? 1) - 1)).toBeLessThan(0.02);
    expect(state.regime.regime).toBe(before.regime.regime);
    expect(state.history.firstDayMs).toBe(before.history.firstDayMs);
    const after = await keptNumbers(session.chromium);
    const lost = Object.entries(kept).filter(
      ([key, count]) => (after[key] ?? 0) < (key.startsWith('chunks/') ? count : 1),
    );
    expect(lost).toEqual([]);
  }

  it.each(failing)('D12, D15: fail with %s: %j', async (kind, pair) => {
    const from = session.world.log.length;
    const state = await under(pair.flatMap((exchange) => faultsOf(exchange, kind)));
    await expectSound(state, pair);
    for (const exchange of pair) {
      const hosts: readonly string[] = hostsOf[exchange];
      const isSpoiled =
        kind !== 'slow' &&
        (kind !== 'partial' ||
          session.world.log
            .slice(from)
            .some(({ host, status }) => hosts.includes(host) && status === 502));
      const named = state.exchanges.find((each) => each.exchange === exchange)?.failure ?? null;
      expect([exchange, named !== null]).toEqual([exchange, isSpoiled]);
    }
  });

  it.each(lying)('D15: lie with %s and %s: %j', async (one, other, pair) => {
    const state = await under([...faultsOf(pair[0], one), ...faultsOf(pair[1], other)]);
    expect(state.basisNow.held).toBe(false);
    await expectSound(state, pair);
  });

  it.each(liarKinds)('D15: lie in the same way: %s', async (kind) => {
    const pair = ['okx', 'deribit'] as const;
    const state = await under(pair.flatMap((exchange) => faultsOf(exchange, kind)));
    expect(state.basisNow.held).toBe(false);
    await expectSound(state, pair);
  });

  it('D12: and all is well when it is over', async () => {
    const state = await under([]);
    expect(state.basisNow.venues.filter(({ excluded }) => excluded === 'stale')).toEqual([]);
    const failures = (of: MarketState) =>
      of.exchanges.filter(({ failure }) => failure !== null).map(({ exchange }) => exchange);
    expect(failures(state)).toEqual(failures(before));
    expect(await session.chromium.errors()).toEqual([]);
  });
});

const isOf = (pair: Pair, exchange: string): boolean =>
  (pair as readonly string[]).includes(exchange);
