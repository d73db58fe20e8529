// @vitest-environment node
/** What our own polls make of a day, through hours, midnights and deaths of the worker. */
import { describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { dayMs, hourMs, startOfDay } from '../../lib/quotes/point.ts';
import { connect } from './support/internet.ts';
import type { Act } from './support/life.ts';
import { openProfile, type Profile, youngMs } from './support/profile.ts';
import { startWorker } from './support/worker.ts';

vi.mock('../../lib/exchanges/index.ts', async (load) => {
  const { smallRegistry } = await import('./support/small-registry.ts');
  return { exchanges: smallRegistry((await load<{ exchanges: Exchange[] }>()).exchanges) };
});

const minuteMs = 60_000;

/** Each time by a connection of its own, since a worker's goes with it. */
async function ownDays(): Promise<readonly { readonly timeMs: number; readonly value: number }[]> {
  const { readSeries } = await import('../../lib/platform/history-store.ts');
  return readSeries('BTC.own.basket.own', 0);
}

async function live(profile: Profile, diesAt: (act: Act) => boolean = () => false): Promise<void> {
  const worker = await startWorker(profile, { diesAt });
  await worker.ring();
  worker.die();
}

const today = startOfDay(youngMs);

describe('our own days', () => {
  it('are stored once an hour and with the first poll of a day, whichever worker polls', async () => {
    const profile = openProfile();
    connect();
    await live(profile);
    const first = await ownDays();
    expect(first.map(({ timeMs }) => timeMs)).toEqual([today]);
    expect(first[0]?.value).toBe(profile.ledger().ownDays.BTC?.days[0]?.basket);

    profile.pass(20 * minuteMs);
    await live(profile);
    expect(await ownDays()).toEqual(first);
    const within = profile.ledger().ownDays.BTC?.days[0]?.basket;
    expect(within).not.toBe(first[0]?.value);

    profile.pass(hourMs);
    await live(profile);
    const second = await ownDays();
    expect(second[0]?.value).not.toBe(first[0]?.value);

    profile.pass(today + dayMs - 70 * minuteMs - Date.now());
    await live(profile);
    profile.pass(60 * minuteMs);
    await live(profile);
    profile.pass(10 * minuteMs);
    await live(profile);
    const after = await ownDays();
    expect(after[0]?.timeMs).toBe(today);
    expect(after[0]?.value).toBe(
      profile.ledger().ownDays.BTC?.days.find(({ dayMs: day }) => day === today)?.basket,
    );
  });

  it('survive a worker that dies while it stores them', async () => {
    const profile = openProfile();
    connect();
    let puts = 0;
    await live(profile, (act) => act.kind === 'put' && (puts += 1) === 1);
    const kept = profile.ledger().ownDays.BTC;
    expect(kept?.days[0]?.basket).toBeGreaterThan(0);
    profile.pass(2 * minuteMs);
    await live(profile);
    expect((await ownDays())[0]?.timeMs).toBe(today);
  });
});
