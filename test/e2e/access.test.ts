/** What the user allows and switches in the browser itself: the extension, and its hosts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchanges } from '../../lib/exchanges/index.ts';
import type { ExchangeHealth } from '../../lib/state/market-state.ts';
import { type Access, isWithdrawn, openAccess } from './chromium-access.ts';
import { openSession, type Session } from './session.ts';
import { until } from './until.ts';

const core = exchanges.filter((exchange) => !('optional' in exchange)).map(({ id }) => id);

const allowed = (health: readonly ExchangeHealth[]): string[] =>
  health.filter(({ access }) => access === 'on').map(({ exchange }) => exchange);

describe('what the browser allows', () => {
  let session: Session;
  let access: Access;

  beforeAll(async () => {
    session = await openSession({ scenario: 'calm' });
    await session.ready();
    access = await openAccess(session.chromium);
  });
  afterAll(() => session.close());

  const nowAllowed = (what: string, ids: readonly string[]) =>
    session.marketWhen(
      what,
      ({ exchanges: health }) => [...ids].toSorted().join() === allowed(health).toSorted().join(),
    );

  it('L12: disabled and enabled again, a page wakes it: badge, alarm and poll are back', async () => {
    const { chromium, world } = session;
    const badge = await chromium.badge();
    await access.enable(false);
    await until(async () => !(await chromium.workerRunning()), { what: 'the worker to end' });
    await access.enable(true);
    const page = await chromium.openTab(world.pages.exchange);
    await until(async () => (await chromium.badge()).text === badge.text, { what: 'the badge' });
    await until(
      () => chromium.evaluate(async () => (await chrome.alarms.get('poll')) !== undefined),
      { what: 'the alarm' },
    );
    await page.close();
  });

  it('D26: hosts that are withdrawn turn their exchanges off at once, and nothing is asked', async () => {
    const { world } = session;
    // The page before had it polled, and a poll that is under way still moves what is stored.
    const openedMs = Date.now();
    await session.chromium.fireAlarm('poll');
    const before = await session.marketWhen(
      'an earlier poll to be over',
      ({ computedAtMs }) => computedAtMs > openedMs,
    );
    await access.hostAccess('ON_SPECIFIC_SITES');
    await nowAllowed('all exchanges to be off', []);
    const from = world.log.length;
    const askedMs = Date.now();
    await session.chromium.fireAlarm('poll');
    const after = await session.marketWhen('a poll', ({ computedAtMs }) => computedAtMs > askedMs);
    expect(world.log.slice(from)).toEqual([]);
    expect(after.regime.regime).toBe(before.regime.regime);
    expect(after.basisNow.held).toBe(true);
    expect(after.basisNow.value).toBe(before.basisNow.value);
  });

  it('D26: a host that is allowed again is asked at once, and only it', async () => {
    const { world } = session;
    const from = world.log.length;
    await access.host('addHostPermission', 'www.deribit.com');
    await nowAllowed('Deribit to be on', ['deribit']);
    await until(() => world.log.length > from, { what: 'a request' });
    expect(new Set(world.log.slice(from).map((asked) => asked.host))).toEqual(
      new Set(['www.deribit.com']),
    );
    await access.hostAccess('ON_ALL_SITES');
    await nowAllowed('the exchanges of the installation', core);
  });

  it('X10: no error anywhere, but what the browser says of a request it has just forbidden', async () => {
    const errors = await session.chromium.errors();
    expect(errors.filter((error) => !isWithdrawn(error))).toEqual([]);
  });
});
