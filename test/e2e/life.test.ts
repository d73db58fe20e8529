/** The worker is mortal: killed anywhere, it goes on as if it had not been. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarketState } from '../../lib/state/market-state.ts';
import { ageStored, openSession, type Session } from './session.ts';
import { until } from './until.ts';

/** What does not depend on the minute at which it was computed. */
const lasting = ({ regime, lowerShare, lastBelowZeroDayMs, trend, history }: MarketState) => ({
  regime,
  lowerShare,
  lastBelowZeroDayMs,
  trend,
  history,
});

describe('the life of the worker', () => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession({ scenario: 'story' });
  });
  afterAll(() => session.close());

  it('L08, D23: killed during the first history, again and again, it completes it, no page twice', async () => {
    const { chromium, world } = session;
    for (let kill = 0; kill < 5; kill += 1) {
      const asked = world.log.length;
      await until(() => world.log.length > asked + 3, { what: 'some requests' }).catch(() => null);
      await chromium.stopWorker();
      await ageStored(chromium, 60_000).catch(() => null);
      await chromium.fireAlarm('poll');
    }
    await session.ready();
    const pages = world.log
      .filter(({ path, query }) => /klines|fundingRate/i.test(path) && /startTime/.test(query))
      .map(({ path, query }) => `${path}?${query}`);
    const repeated = pages.length - new Set(pages).size;
    expect(repeated).toBeLessThanOrEqual(5);
  });

  it('L01: killed and woken, the state is the same', async () => {
    const { chromium } = session;
    const before = await session.ready();
    await chromium.stopWorker();
    expect(await chromium.workerRunning()).toBe(false);
    await ageStored(chromium, 3 * 60_000);
    const after = await session.poll();
    expect(lasting(after)).toEqual(lasting(before));
    expect(after.average7.value).toBeCloseTo(before.average7.value ?? Number.NaN, 4);
  });

  it('L03: a lost alarm is made again when the worker starts', async () => {
    const { chromium } = session;
    await chromium.stopWorker();
    await chromium.evaluate(() => chrome.alarms.clearAll());
    await chromium.evaluate(() => chrome.runtime.sendMessage({ type: 'refresh' }));
    await until(
      () => chromium.evaluate(async () => (await chrome.alarms.get('poll')) !== undefined),
      {
        what: 'the alarm',
      },
    );
  });

  it('L09: five refreshes at once are one cycle', async () => {
    const { chromium, world } = session;
    // Longer than the period of any price: whatever the cycles before have asked, all are due.
    await ageStored(chromium, 10 * 60_000);
    const from = world.log.length;
    const asked = Date.now();
    await chromium.evaluate(() =>
      Promise.all(Array.from({ length: 5 }, () => chrome.runtime.sendMessage({ type: 'refresh' }))),
    );
    await session.marketAskedAfter(asked);
    const urls = world.log.slice(from).map(({ host, path, query }) => `${host}${path}?${query}`);
    expect(urls.filter((url) => url.includes('/products/BTC-USD/ticker'))).toHaveLength(1);
    expect(urls).toEqual([...new Set(urls)]);
  });

  it('L13, L14: after the session area is lost, badge and pill come back from storage', async () => {
    const { chromium } = session;
    await chromium.stopWorker();
    session.world.setFaults([{ host: '*', kind: 'down' }]);
    await chromium.evaluate(async () => {
      await chrome.storage.session.clear();
      await chrome.action.setBadgeText({ text: '' });
    });
    await chromium.fireAlarm('poll');
    await until(async () => (await chromium.badge()).text.startsWith('-'), { what: 'the badge' });
    await until(async () => 'pill' in (await chromium.storage('session')), {
      what: 'the pill view',
    });
    session.world.setFaults([]);
  });

  it('L21: storage full of garbage gives defaults and goes on', async () => {
    const { chromium } = session;
    await chromium.stopWorker();
    await chromium.evaluate(() =>
      chrome.storage.local.set({
        settings: { lines: 'x', pollMinutes: -3 },
        ledger: [1, { requests: 7 }],
        market: { basisNow: 5 },
      }),
    );
    await session.poll();
    // How far the record reaches is found out after the numbers of now.
    const state = await session.ready();
    expect(state.regime.regime).toBe('discount');
    expect(state.average7.value).not.toBeNull();
  });

  it('L05: an idle worker dies, and an alarm wakes it', async () => {
    const { chromium } = session;
    await until(async () => !(await chromium.workerRunning()), {
      what: 'the worker to die of idleness',
      timeoutMs: 90_000,
      everyMs: 1000,
    });
    await ageStored(chromium, 3 * 60_000);
    await session.poll();
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
