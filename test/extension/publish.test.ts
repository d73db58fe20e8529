// @vitest-environment node
/** State to surfaces: what is written together, in which order, and how often. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hourMs } from '../../lib/quotes/point.ts';
import type { Ledger } from '../../lib/state/ledger.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { json } from '../world/venues/venue.ts';
import { completeProfile } from './support/complete.ts';
import { connect, type Fault } from './support/internet.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { loadBackground, startWorker } from './support/worker.ts';

const minuteMs = 60_000;
const noCandles: Fault = { host: '*', pathIncludes: 'lines?', gives: json(200, []) };

afterEach(() => vi.restoreAllMocks());

const isState = ({ items }: Profile['writes'][number]): boolean =>
  'market' in items || 'ledger' in items;

/** Whether a state was made of a ledger: both know the same answers and failures. */
function expectOneMaking(items: Readonly<Record<string, unknown>>): void {
  const { market, ledger } = items as { market: MarketState; ledger: Ledger };
  const records = Object.entries(ledger.requests);
  const answeredMs = records.flatMap(([, { okAtMs }]) => okAtMs ?? []);
  expect(market.lastAnswerMs).toBe(answeredMs.length > 0 ? Math.max(...answeredMs) : null);
  for (const { exchange, failure } of market.exchanges) {
    const own = records.filter(([key]) => key.startsWith(`${exchange}/`));
    expect(failure !== null).toBe(own.some(([, record]) => record.failure !== null));
  }
}

describe('L10, L18: ledger and state', () => {
  it('are only ever written together, and are of one making', async () => {
    const profile = openProfile();
    const internet = connect();
    const worker = await startWorker(profile);
    await worker.ring();
    internet.faults = [{ host: 'www.deribit.com', gives: 'down' }];
    profile.pass(hourMs);
    await worker.ring();
    internet.faults = [{ host: '*', gives: 'rate' }];
    profile.pass(2 * minuteMs);
    await worker.ring();
    const states = profile.writes.filter(isState);
    expect(states.length).toBeGreaterThan(5);
    for (const { items } of states) {
      expect(Object.keys(items).toSorted()).toEqual(['detail', 'ledger', 'market']);
      expectOneMaking(items);
    }
  });

  it.each([2, 3, 4, 5, 6])('fit each other in the store after a death at write %i', async (nth) => {
    const profile = openProfile();
    connect().faults = [noCandles];
    (await startWorker(profile)).die();
    profile.writes.length = 0;
    let written = 0;
    const worker = await startWorker(profile, {
      diesAt: ({ kind }) => kind === 'write' && (written += 1) >= nth,
    });
    await worker.ring();
    expect(profile.writes).toHaveLength(nth - 1);
    expectOneMaking({ market: profile.market(), ledger: profile.ledger() });
  });

  it('P11: a cycle that finds the past complete writes them once', async () => {
    const { profile } = await completeProfile();
    const worker = await startWorker(profile);
    profile.writes.length = 0;
    profile.pass(2 * minuteMs);
    await worker.ring();
    expect(profile.writes.map(({ items }) => Object.keys(items).join('+'))).toEqual([
      'budget',
      'market+detail+ledger',
      'pill',
    ]);
  });
});

describe('writes', () => {
  it('wait for each other, so that a slow old one never lands on a newer', async () => {
    openProfile();
    const { publishChanges, settled, state } = await loadBackground();
    await state.ready();
    publishChanges();
    await settled();
    const begun: number[] = [];
    const landed: number[] = [];
    const gates: (() => void)[] = [];
    vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(async (items) => {
      const { computedAtMs } = (items as { market: MarketState }).market;
      begun.push(computedAtMs);
      await new Promise<void>((open) => gates.push(open));
      landed.push(computedAtMs);
    });
    let isSettled = false;
    for (const nowMs of [1, 2, 3]) state.nowMs.value = nowMs;
    const done = settled().then(() => (isSettled = true));
    for (const count of [1, 2, 3]) {
      await vi.waitFor(() => expect(gates).toHaveLength(count), 30_000);
      expect(begun).toHaveLength(count);
      expect(isSettled).toBe(false);
      gates.at(-1)?.();
    }
    await done;
    expect(landed).toEqual([1, 2, 3]);
  });

  it('one that fails does not hold up the next', async () => {
    const profile = openProfile();
    const { publishChanges, settled, state } = await loadBackground();
    await state.ready();
    profile.refuseWrite = () => {
      throw new Error('full');
    };
    publishChanges();
    await settled();
    expect(profile.writes).toEqual([]);
    profile.refuseWrite = () => undefined;
    state.nowMs.value = Date.now() + 1;
    await settled();
    expect(profile.market().computedAtMs).toBe(Date.now() + 1);
  });

  it('the last good value is kept from what was published, not from what was stored', async () => {
    const profile = openProfile();
    const internet = connect();
    internet.faults = [noCandles];
    const worker = await startWorker(profile);
    profile.refuseWrite = () => {
      throw new Error('full');
    };
    await worker.ring();
    internet.faults = [{ host: '*', gives: 'down' }];
    profile.pass(hourMs);
    profile.refuseWrite = () => undefined;
    await worker.ring();
    expect(profile.market().basisNow).toMatchObject({ held: true, asOfMs: Date.now() - hourMs });
  });
});
