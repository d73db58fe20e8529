// @vitest-environment node
/** How often hosts are asked, whoever asks for it: budgets, the probe of a breaker, a user's retry. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Exchange, usualPace } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import { hourMs } from '../../lib/quotes/point.ts';
import { json } from '../world/venues/venue.ts';
import { completeProfile } from './support/complete.ts';
import type { Fault, Internet } from './support/internet.ts';
import type { Profile } from './support/profile.ts';
import { foreignPage, soundAlarm, startWorker, waited, type Worker } from './support/worker.ts';

const minuteMs = 60_000;
const deribit = 'www.deribit.com';

afterEach(() => vi.restoreAllMocks());

interface Begun {
  readonly profile: Profile;
  readonly internet: Internet;
  readonly worker: Worker;
}

async function polled(): Promise<Begun> {
  const { profile, internet } = await completeProfile();
  return { profile, internet, worker: await startWorker(profile) };
}

/** How often each host was asked since the last call. */
const counts = (internet: Internet): Map<string, number> =>
  new Map(
    [...Map.groupBy(internet.asked(), ({ host }) => host)].map(([h, all]) => [h, all.length]),
  );

const paceOf = (host: string) =>
  (exchanges as readonly Exchange[]).find(({ hosts }) => hosts.includes(host))?.pace ?? usualPace;

const spent = (host: string, atMs: number, over: { inMinute?: number; inDay?: number }) => ({
  budget: {
    [host]: {
      minuteMs: Math.floor(atMs / minuteMs) * minuteMs,
      dayMs: Math.floor(atMs / (24 * hourMs)) * 24 * hourMs,
      inMinute: 0,
      inDay: 0,
      ...over,
    },
  },
});

const failureOf = (profile: Profile, id: string) =>
  profile.market().exchanges.find(({ exchange }) => exchange === id)?.failure;

describe('D14: budgets', () => {
  it('200 refreshes, changed options and retries do not exceed them', async () => {
    const { profile, internet, worker } = await polled();
    internet.asked();
    for (let click = 0; click < 200; click += 1) {
      profile.pass(150);
      void worker.send({ type: 'refresh' });
      if (click % 20 === 0)
        await worker.send({ type: 'save-settings', settings: { pollMinutes: 1 + (click % 3) } });
      if (click % 10 === 0) await worker.send({ type: 'retry', exchange: 'okx' });
      await worker.settle();
    }
    // Half a minute: once after its first twenty seconds, and no request more.
    for (const [host, asked] of counts(internet)) expect(asked, host).toBeLessThanOrEqual(6);
  });

  it.each(['inMinute', 'inDay'] as const)(
    'a host whose budget %s is spent is not asked, also by a new worker; the others are',
    async (part) => {
      const { profile, internet } = await completeProfile();
      profile.pass(2 * minuteMs);
      const { perMinute, perDay } = paceOf(deribit);
      const full = part === 'inMinute' ? perMinute : perDay;
      profile.put(spent(deribit, Date.now(), { [part]: full }));
      for (let life = 0; life < 2; life += 1) {
        const worker = await startWorker(profile);
        await worker.ring();
        const asked = counts(internet);
        expect(asked.get(deribit)).toBeUndefined();
        if (life === 0) expect(asked.size).toBeGreaterThan(3);
        worker.die();
      }
      expect(failureOf(profile, 'deribit')).toBeNull();
      profile.pass(part === 'inMinute' ? minuteMs : 24 * hourMs);
      await (await startWorker(profile)).ring();
      expect(counts(internet).get(deribit)).toBeGreaterThan(0);
    },
  );

  it('what is about to be asked is counted before it is asked', async () => {
    const { profile, internet } = await completeProfile();
    profile.pass(2 * minuteMs);
    const before = profile.item('budget') as Record<string, { inDay: number }>;
    const worker = await startWorker(profile, { diesAt: ({ kind }) => kind === 'ask' });
    await worker.ring();
    const after = profile.item('budget') as Record<string, { inDay: number }>;
    expect(internet.asked().length).toBeGreaterThan(0);
    expect(after[deribit]?.inDay).toBe((before[deribit]?.inDay ?? 0) + 1);
  });

  it('two answers that are read together count as two', async () => {
    const { profile, internet, worker } = await polled();
    const before = profile.item('budget') as Record<string, { inDay: number }>;
    internet.asked();
    profile.pass(2 * minuteMs);
    await worker.ring();
    const after = profile.item('budget') as Record<string, { inDay: number }>;
    for (const [host, asked] of counts(internet))
      expect((after[host]?.inDay ?? 0) - (before[host]?.inDay ?? 0), host).toBe(asked);
  });

  it('L21: damaged counts begin anew', async () => {
    const { profile, internet } = await completeProfile();
    profile.put({ budget: { [deribit]: 'full', 'www.okx.com': { inDay: 1e9 } } });
    profile.pass(2 * minuteMs);
    await (await startWorker(profile)).ring();
    expect(counts(internet).get(deribit)).toBeGreaterThan(0);
  });
});

describe('D13: a breaker', () => {
  const gone = (host: string): Fault => ({ host, gives: 'down' });

  it('after a wait exactly one request probes a host that is still away, then it is left again', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.9);
    const { profile, internet, worker } = await polled();
    internet.faults = [gone('www.okx.com')];
    internet.asked();
    let probes = 0;
    profile.pass(hourMs);
    for (let cycle = 0; cycle < 60; cycle += 1) {
      await worker.ring();
      const asked = counts(internet).get('www.okx.com') ?? 0;
      expect(asked).toBeLessThanOrEqual(1);
      probes += asked;
      profile.pass(2 * minuteMs);
    }
    expect(probes).toBeGreaterThan(4);
    expect(probes).toBeLessThan(10);
    const waits = Object.values(profile.ledger().requests).flatMap(({ failure }) =>
      failure?.host === 'www.okx.com' ? failure.retryAtMs : [],
    );
    expect(waits.length).toBeGreaterThan(3);
    expect(new Set(waits).size).toBe(1);
  });

  it('a probe that is answered lets all of the host go on', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.9);
    const { profile, internet, worker } = await polled();
    internet.faults = [gone('www.okx.com')];
    profile.pass(hourMs);
    await worker.ring();
    profile.pass(2 * minuteMs);
    await worker.ring();
    internet.faults = [];
    internet.asked();
    profile.pass(5 * minuteMs);
    await worker.ring();
    expect(counts(internet).get('www.okx.com')).toBeGreaterThan(4);
    expect(failureOf(profile, 'okx')).toBeNull();
  });
});

describe('a retry by the user', () => {
  const refusing = (gives: Fault['gives']): Fault => ({ host: 'www.okx.com', gives });

  async function refused(gives: Fault['gives']): Promise<Begun> {
    vi.spyOn(Math, 'random').mockReturnValue(0.9);
    const begun = await polled();
    begun.internet.faults = [refusing(gives)];
    begun.profile.pass(hourMs);
    await begun.worker.ring();
    begun.profile.pass(2 * minuteMs);
    await begun.worker.ring();
    begun.profile.pass(minuteMs);
    begun.internet.asked();
    return begun;
  }

  const retry = async ({ worker }: Begun, exchange: unknown = 'okx'): Promise<void> => {
    expect(await worker.send({ type: 'retry', exchange })).toEqual({ ok: true });
    await worker.settle();
  };

  it.each(['down', 'geo', 'hang'] as const)(
    '%s: asks once before the time, and all of it when that is answered',
    async (gives) => {
      const begun = await refused(gives);
      await retry(begun);
      expect(counts(begun.internet).get('www.okx.com')).toBe(1);
      await retry(begun);
      expect(counts(begun.internet).get('www.okx.com')).toBeUndefined();
      begun.internet.faults = [];
      begun.profile.pass(minuteMs);
      await retry(begun);
      expect(counts(begun.internet).get('www.okx.com')).toBeGreaterThan(3);
      expect(failureOf(begun.profile, 'okx')).toBeNull();
    },
  );

  it('D10: not within a wait that the server named', async () => {
    const begun = await refused(json(429, {}, { 'retry-after': '3600' }));
    await retry(begun);
    expect(counts(begun.internet).get('www.okx.com')).toBeUndefined();
    expect(failureOf(begun.profile, 'okx')?.retryAtMs).toBeGreaterThan(Date.now() + 50 * minuteMs);
  });

  it('helps the exchange that was named and no other', async () => {
    const begun = await refused('geo');
    await retry(begun, 'deribit');
    expect(counts(begun.internet).get('www.okx.com')).toBeUndefined();
  });

  it.each(['nobody', '', 5, null, { id: 'okx' }, '__proto__'])(
    'S10: %j is no exchange',
    async (exchange) => {
      const begun = await polled();
      begun.internet.asked();
      await retry(begun, exchange);
      expect(begun.internet.asked()).toEqual([]);
    },
  );

  it('S11: a page may not ask for it', async () => {
    const { worker } = await polled();
    expect(await worker.send({ type: 'retry', exchange: 'okx' }, foreignPage)).toEqual({
      ok: false,
      refused: true,
    });
  });
});

describe('waking and starting', () => {
  it('L12: enabled again without an event, the first wake brings back alarm, badge and polls', async () => {
    const { profile, internet } = await completeProfile();
    await fakeBrowser.alarms.clearAll();
    profile.restart();
    profile.pass(hourMs);
    const worker = await startWorker(profile);
    await worker.send({ type: 'wake' }, foreignPage);
    await worker.settle();
    expect(await fakeBrowser.alarms.get('poll')).toBeDefined();
    expect((await profile.badge()).text).not.toBe('');
    expect(internet.asked().length).toBeGreaterThan(5);
  });

  it('L23: at the start of the browser each installation waits its own part of 20 s', async () => {
    const { profile, internet } = await completeProfile();
    profile.put({ install: { phase: 0.35 } });
    profile.pass(hourMs);
    const worker = await startWorker(profile);
    waited.length = 0;
    await worker.started();
    await vi.waitFor(() => expect(waited).toContain(7_000));
    await vi.waitFor(() => expect(internet.asked().length).toBeGreaterThan(0), 30_000);
    await worker.settle();
    waited.length = 0;
    await worker.installed('install');
    await worker.settle();
    expect(waited.filter((ms) => ms > 2_000)).toEqual([]);
  });

  it('a host is not asked faster than its pace', async () => {
    const { profile } = await completeProfile();
    profile.pass(hourMs);
    waited.length = 0;
    await (await startWorker(profile)).ring();
    const { gapMs } = paceOf('futures.kraken.com');
    expect(gapMs).toBeGreaterThan(0);
    expect(Math.max(...waited)).toBeGreaterThanOrEqual(gapMs);
  });

  it('L14: without anything in the session area the numbers are the same', async () => {
    const { profile } = await completeProfile();
    const market = profile.market();
    profile.restart();
    vi.spyOn(fakeBrowser.storage.session, 'get').mockImplementation(async () => ({}));
    await startWorker(profile);
    expect(profile.market()).toEqual(market);
    await soundAlarm('poll');
  });

  it('a page that changed the past has it read again', async () => {
    const { profile, worker } = await polled();
    const before = profile.market();
    expect(await worker.send({ type: 'history-changed' })).toEqual({ ok: true });
    await worker.settle();
    expect(profile.market().regime).toEqual(before.regime);
  });
});
