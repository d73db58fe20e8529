// @vitest-environment node
/** The background as modules over a fake browser and the exchanges of the test world. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import { dayMs, hourMs } from '../../lib/quotes/point.ts';
import { requestKey } from '../../lib/state/ledger.ts';
import { stateBytes } from '../ceilings.ts';
import { createGeneratedMarket } from '../world/market/generated-market.ts';
import { scenarios } from '../world/market/scenarios/index.ts';
import { weeklyRatePercent } from '../world/story-day.ts';
import { completeProfile } from './support/complete.ts';
import { connect, type Internet, isPage } from './support/internet.ts';
import { notFinite, numbersIn } from './support/numbers.ts';
import { closedDays, dumpPast } from './support/past.ts';
import { openProfile, type Profile, youngMs } from './support/profile.ts';
import {
  foreignPage,
  loadBackground,
  soundAlarm,
  startWorker,
  type Worker,
} from './support/worker.ts';

const minuteMs = 60_000;
const greyWhenStale = '#d9dbde';
const core = (exchanges as readonly Exchange[]).filter(({ optional }) => !optional);
/** Keys of the requests that there are for an asset at an instant. */
const requestsOf = (asset: 'BTC' | 'ETH' | 'SOL', atMs: number): string[] =>
  core.flatMap(({ id, endpoints }) =>
    endpoints
      .filter((endpoint) => endpoint.url(asset, atMs) !== null)
      .map((endpoint) => requestKey(id, endpoint.id, asset)),
  );

afterEach(() => vi.restoreAllMocks());

/** Without the one page whose window counts back from its end: its last row had not come. */
const repeated = (urls: readonly URL[]): string[] =>
  urls
    .map(String)
    .filter((url, at, all) => all.indexOf(url) !== at && !/get_funding_rate_history/.test(url));

/** A worker on a profile whose first cycle is done. */
async function polled(): Promise<{ profile: Profile; internet: Internet; worker: Worker }> {
  const { profile, internet } = await completeProfile();
  return { profile, internet, worker: await startWorker(profile) };
}

describe('the first cycle on an empty profile', () => {
  const nowMs = Date.UTC(2025, 10, 19, 12, 20);
  let profile: Profile;
  let asked: URL[];

  beforeAll(async () => {
    profile = openProfile('chromium', nowMs);
    const internet = connect();
    const worker = await startWorker(profile);
    await worker.ring();
    asked = internet.asked();
  });

  it('D24: every live request once and before the past, no page twice, fewer than 100 in all', () => {
    const pages = asked.slice(asked.findIndex(isPage));
    expect(pages.every(isPage)).toBe(true);
    expect(asked.length - pages.length).toBeGreaterThanOrEqual(requestsOf('BTC', nowMs).length);
    expect(asked.length).toBeGreaterThan(60);
    expect(asked.length).toBeLessThan(1_000);
    expect(repeated(asked)).toEqual([]);
  });

  it('answers become quotes in the ledger, and every exchange has answered', () => {
    const { requests } = profile.ledger();
    const live = Object.entries(requests).filter(([key]) => !key.includes('/history-'));
    expect(live.map(([key]) => key).toSorted()).toEqual(requestsOf('BTC', nowMs).toSorted());
    for (const [key, { quotes, okAtMs, failure }] of live) {
      expect({ key, okAtMs, failure, any: quotes.length > 0 }).toEqual({
        key,
        okAtMs: nowMs,
        failure: null,
        any: true,
      });
    }
    expect(
      profile
        .market()
        .exchanges.map(({ exchange, access, lastSuccessMs }) => [exchange, access, lastSuccessMs]),
    ).toEqual(
      (exchanges as readonly Exchange[]).map(({ id, optional }) =>
        optional ? [id, 'off', null] : [id, 'on', nowMs],
      ),
    );
  });

  it('the state is that of the market it was shown, and the regime is decided', () => {
    const { average7, basisNow, history, leverage, openInterest, price, regime } = profile.market();
    const market = createGeneratedMarket(scenarios.calm, 1, nowMs);
    const rate = weeklyRatePercent(market, Date.UTC(2025, 10, 18));
    expect(average7.value).toBeCloseTo(rate, 0);
    expect(basisNow.value).toBeCloseTo(market.ratePercentPerYear(nowMs, 30, 'deribit'), 0);
    expect(basisNow.degraded).toBe(false);
    expect((price.value ?? 0) / market.indexUsd(nowMs)).toBeCloseTo(1, 2);
    expect(openInterest.value).toBeGreaterThan(0);
    expect(leverage.value).toBeGreaterThan(0);
    expect(regime.regime).toBe('usual');
    expect(history).toMatchObject({ progress: 1, failure: null });
    expect(history.lastClosedDayMs).toBe(Date.UTC(2025, 10, 18));
  });

  it('the past has a row for every day since the first contracts', async () => {
    const { dayMs: days, basis, close } = await closedDays();
    const { daily, average7, average30 } = basis;
    expect(days.length).toBeGreaterThan(1700);
    expect(days.at(-1)).toBe(Date.UTC(2025, 10, 18));
    for (const column of [daily, average7, average30, close]) {
      expect(column).toHaveLength(days.length);
      expect(column.at(-1)).not.toBeNull();
    }
  });

  it('badge, title and pill say the same number', async () => {
    const { text, title } = await profile.badge();
    const shown = (profile.market().average7.value ?? Number.NaN).toFixed(1);
    expect(text).toBe(shown);
    expect(title).toMatch(new RegExp(`${shown}\\s%`));
    expect(JSON.stringify(profile.pill().lines)).toContain(shown);
    expect(profile.pill().regime).toBe('usual');
  });

  it('D08: every number that is stored anywhere is finite', async () => {
    const stored = {
      ...Object.fromEntries(profile.writes.map(({ items }, at) => [at, items])),
      past: await dumpPast(),
    };
    expect(numbersIn(stored).length).toBeGreaterThan(50_000);
    // There a gap is NaN; nothing else that is not finite is read from it.
    const isColumn = /^\/past\/records\/\w+\/past\//;
    expect(notFinite(stored).filter((path) => !isColumn.test(path))).toEqual([]);
    expect(notFinite(await closedDays())).toEqual([]);
  });

  it('P11: the numbers stay small for the exchanges there are, no write more than 100 kB', () => {
    expect(JSON.stringify(profile.market()).length).toBeLessThanOrEqual(
      stateBytes(exchanges.length),
    );
    for (const { items } of profile.writes) {
      expect(JSON.stringify(items).length, Object.keys(items).join()).toBeLessThan(100_000);
    }
  });
});

describe('waking', () => {
  it('L02: every listener is registered in the first turn of main()', async () => {
    openProfile();
    const { background } = await loadBackground();
    const { alarms, runtime } = fakeBrowser;
    const events = [alarms.onAlarm, runtime.onInstalled, runtime.onMessage, runtime.onStartup];
    expect(events.map((event) => event.hasListeners())).toEqual([false, false, false, false]);
    background.main();
    expect(events.map((event) => event.hasListeners())).toEqual([true, true, true, true]);
    await vi.waitFor(async () => expect(await alarms.get('poll')).toBeDefined(), 30_000);
  });

  it.each<[string, (worker: Worker) => Promise<unknown>]>([
    ['installing', (worker) => worker.installed('install')],
    ['the start of the browser', (worker) => worker.started()],
    ['a popup', (worker) => worker.send({ type: 'refresh' })],
    ['a pill with an old view', (worker) => worker.send({ type: 'wake' }, foreignPage)],
    ['the alarm', () => soundAlarm('poll')],
  ])('%s starts a cycle', async (_by, wake) => {
    const profile = openProfile();
    const internet = connect();
    internet.faults = [{ host: '*', gives: 'down' }];
    const worker = await startWorker(profile);
    expect(internet.asked()).toEqual([]);
    await wake(worker);
    await vi.waitFor(
      () => expect(profile.market().exchanges[0]?.failure?.kind).toBe('network'),
      30_000,
    );
    expect(internet.asked().length).toBeGreaterThan(0);
  });

  it('another alarm starts nothing', async () => {
    const profile = openProfile();
    const internet = connect();
    await startWorker(profile);
    await soundAlarm('else');
    expect(internet.asked()).toEqual([]);
  });

  it.each(['install', 'update', 'chrome_update', 'browser_update', 'something new'])(
    'L11: onInstalled with reason %s keeps settings and the state',
    async (reason) => {
      const profile = openProfile();
      connect().faults = [{ host: '*', gives: 'down' }];
      profile.put({ settings: { theme: 'dark', pollMinutes: 7 } });
      const worker = await startWorker(profile);
      await worker.installed(reason);
      await worker.settle();
      expect(profile.item('settings')).toEqual({ theme: 'dark', pollMinutes: 7 });
      expect((await fakeBrowser.alarms.get('poll'))?.periodInMinutes).toBe(7);
    },
  );

  it('L09: polls that come together are one cycle, one request for each endpoint', async () => {
    const profile = openProfile();
    const internet = connect();
    const worker = await startWorker(profile);
    await Promise.all([
      worker.installed('install'),
      worker.started(),
      worker.ring(),
      ...Array.from({ length: 5 }, () => worker.send({ type: 'refresh' })),
    ]);
    const asked = internet.asked();
    expect(asked.filter((url) => !isPage(url)).length).toBeGreaterThanOrEqual(
      requestsOf('BTC', youngMs).length,
    );
    expect(repeated(asked)).toEqual([]);
  });

  it.each([1, 4, 11])(
    'L08: killed at live request %i, the next ring is a whole cycle',
    async (nth) => {
      const profile = openProfile();
      const internet = connect();
      let asked = 0;
      const worker = await startWorker(profile, {
        diesAt: ({ kind }) => kind === 'ask' && (asked += 1) >= nth,
      });
      await worker.ring();
      expect(profile.market().lastAnswerMs).toBeNull();
      profile.pass(2 * minuteMs);
      internet.asked();
      await (await startWorker(profile)).ring();
      expect(internet.asked().filter((url) => !isPage(url)).length).toBeGreaterThan(15);
      expect(profile.market()).toMatchObject({
        lastAnswerMs: Date.now(),
        history: { progress: 1 },
      });
    },
  );

  it('D14: asked again and again, no request is repeated before its time', async () => {
    const { profile, internet, worker } = await polled();
    for (let click = 0; click < 10; click += 1) {
      profile.pass(1500);
      await worker.send({ type: 'refresh' });
      await worker.settle();
    }
    expect(internet.asked()).toEqual([]);
    profile.pass(2 * minuteMs);
    await worker.ring();
    const paths = internet.asked().map(({ host }) => host);
    expect(paths).toContain('www.deribit.com');
    expect(paths).not.toContain('community-api.coinmetrics.io');
  });
});

describe('a worker that starts again', () => {
  it('L01: says the same as the one before it, without asking anybody', async () => {
    const { profile, internet, worker } = await polled();
    const before = { market: profile.market(), pill: profile.pill(), past: await closedDays() };
    const badge = await profile.badge();
    worker.die();
    await startWorker(profile);
    expect(profile.market()).toEqual(before.market);
    expect(profile.pill()).toEqual(before.pill);
    expect(await closedDays()).toEqual(before.past);
    expect(await profile.badge()).toEqual(badge);
    expect(internet.asked()).toEqual([]);
  });

  it('L13: paints badge and pill after a restart of the browser, before any network', async () => {
    const { profile, internet, worker } = await polled();
    const badge = await profile.badge();
    worker.die();
    profile.restart();
    expect((await profile.badge()).text).toBe('');
    await startWorker(profile);
    expect(await profile.badge()).toEqual(badge);
    expect(profile.pill().regime).toBe('usual');
    expect(internet.asked()).toEqual([]);
  });

  it('L15: after a long sleep the numbers are grey until one cycle has brought new ones', async () => {
    const { profile, internet, worker } = await polled();
    worker.die();
    profile.pass(8 * hourMs);
    const woken = await startWorker(profile);
    const old = await profile.badge();
    expect(old.color).toBe(greyWhenStale);
    expect(old.title).toContain('8 h');
    await Promise.all([woken.ring(), woken.started(), woken.send({ type: 'refresh' })]);
    expect(repeated(internet.asked())).toEqual([]);
    expect((await profile.badge()).color).not.toBe(greyWhenStale);
    expect(profile.market().lastAnswerMs).toBe(Date.now());
  });

  it('L16: goes on polling when the clock was a day ahead and is set back', async () => {
    const { profile, internet, worker } = await polled();
    profile.pass(dayMs);
    await worker.ring();
    profile.pass(-dayMs);
    worker.die();
    internet.asked();
    const woken = await startWorker(profile);
    profile.pass(2 * minuteMs);
    await woken.ring();
    expect(internet.asked().length).toBeGreaterThan(5);
    expect(notFinite(profile.market())).toEqual([]);
    expect(profile.market().lastAnswerMs).toBe(Date.now());
  });
});
