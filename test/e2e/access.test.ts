/** What the user allows and switches in the browser itself: the extension, and its hosts. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchanges } from '../../lib/exchanges/index.ts';
import type { ExchangeHealth } from '../../lib/state/market-state.ts';
import { openSession, type Session } from './session.ts';
import { until } from './until.ts';

/** What the browser lends to its own page of extensions. */
interface ExtensionsPage {
  readonly developerPrivate: {
    updateExtensionConfiguration(update: {
      extensionId: string;
      hostAccess: string;
    }): Promise<void>;
    addHostPermission(id: string, origin: string): Promise<void>;
    removeHostPermission(id: string, origin: string): Promise<void>;
  };
}

const core = exchanges.filter((exchange) => !('optional' in exchange)).map(({ id }) => id);

const allowed = (health: readonly ExchangeHealth[]): string[] =>
  health.filter(({ access }) => access === 'on').map(({ exchange }) => exchange);

describe('what the browser allows', () => {
  let session: Session;
  /** The browser's own page of extensions, which may do what its switches do. */
  let browserPage: Page;

  beforeAll(async () => {
    session = await openSession({ scenario: 'calm' });
    await session.ready();
    browserPage = await session.chromium.openTab('chrome://extensions');
  });
  afterAll(() => session.close());

  const enable = (on: boolean): Promise<void> =>
    browserPage.evaluate(
      (id, enabled) => chrome.management.setEnabled(id, enabled),
      session.chromium.extensionId,
      on,
    );

  const hostAccess = (hostAccess: 'ON_ALL_SITES' | 'ON_SPECIFIC_SITES'): Promise<void> =>
    browserPage.evaluate(
      (extensionId, access) =>
        (chrome as unknown as ExtensionsPage).developerPrivate.updateExtensionConfiguration({
          extensionId,
          hostAccess: access,
        }),
      session.chromium.extensionId,
      hostAccess,
    );

  const host = (change: 'addHostPermission' | 'removeHostPermission', name: string) =>
    browserPage.evaluate(
      (id, how, origin) => (chrome as unknown as ExtensionsPage).developerPrivate[how](id, origin),
      session.chromium.extensionId,
      change,
      `https://${name}/*`,
    );

  const nowAllowed = (what: string, ids: readonly string[]) =>
    session.marketWhen(
      what,
      ({ exchanges: health }) => [...ids].toSorted().join() === allowed(health).toSorted().join(),
    );

  it('L12: disabled and enabled again, a page wakes it: badge, alarm and poll are back', async () => {
    const { chromium, world } = session;
    const badge = await chromium.badge();
    await enable(false);
    await until(async () => !(await chromium.workerRunning()), { what: 'the worker to end' });
    await enable(true);
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
    const before = await session.market();
    await hostAccess('ON_SPECIFIC_SITES');
    await nowAllowed('all exchanges to be off', []);
    const from = world.log.length;
    const askedMs = Date.now();
    await session.chromium.fireAlarm('poll');
    const after = await session.marketWhen('a poll', ({ computedAtMs }) => computedAtMs > askedMs);
    expect(world.log.slice(from)).toEqual([]);
    expect(after.regime.regime).toBe(before.regime.regime);
    expect(after.basisNow.value).toBe(before.basisNow.value);
  });

  it('D26: a host that is allowed again is asked at once, and only it', async () => {
    const { world } = session;
    const from = world.log.length;
    await host('addHostPermission', 'www.deribit.com');
    await nowAllowed('Deribit to be on', ['deribit']);
    await until(() => world.log.length > from, { what: 'a request' });
    expect(new Set(world.log.slice(from).map((asked) => asked.host))).toEqual(
      new Set(['www.deribit.com']),
    );
    await hostAccess('ON_ALL_SITES');
    await nowAllowed('the exchanges of the installation', core);
  });

  it('X10: no error anywhere, but what the browser says of a request it has just forbidden', async () => {
    const errors = await session.chromium.errors();
    expect(errors.filter((error) => !error.includes('blocked by CORS policy'))).toEqual([]);
  });
});
