/** From the install to the first number, in a market without news. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchanges } from '../../lib/exchanges/index.ts';
import { stateBytes } from '../ceilings.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

describe('install, history, first badge', () => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession({ scenario: 'calm' });
  });
  afterAll(() => session.close());

  it('the badge shows the 7-day average once the history is there', async () => {
    const { chromium } = session;
    const state = await session.ready();
    expect(state.regime.regime).toBe('usual');
    expect(state.average7.value).toBeGreaterThan(6);
    const badge = await until(
      async () => {
        const shown = await chromium.badge();
        return /^\d/.test(shown.text) && shown;
      },
      { what: 'a number on the badge' },
    );
    expect(Number(badge.text)).toBeCloseTo(state.average7.value ?? Number.NaN, 1);
    expect(badge.title).toContain('7-day average');
    expect(badge.title).toContain('6 of 6 venues');
    expect(badge.text.length).toBeLessThanOrEqual(4);
  });

  it('D24: the averages are readable after the first pages, and the whole costs few requests', () => {
    const candles = session.world.log.filter(
      ({ host, path }) => host.endsWith('api.binance.com') && /klines/i.test(path),
    );
    const firstPages = candles.slice(0, 11).map(({ query }) => query);
    expect(firstPages.every((query) => query.includes('interval=4h'))).toBe(true);
    expect(session.world.log.length).toBeLessThan(480);
  });

  it('S14: nothing leaves but GETs to the listed hosts, without cookie or referrer', async () => {
    const manifest = await session.chromium.evaluate(() => chrome.runtime.getManifest());
    const allowed = new Set(
      ((manifest.host_permissions ?? []) as string[]).map(
        (origin) => new URL(origin.replace('*', '')).host,
      ),
    );
    for (const { host, method, status, headers } of session.world.log) {
      expect(allowed).toContain(host);
      expect(method).toBe('GET');
      expect(status).toBe(200);
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });

  it('P11: the numbers are a small item, and everything stored is finite', async () => {
    const stored = await session.chromium.storage('local');
    expect(JSON.stringify(stored['market']).length).toBeLessThanOrEqual(
      stateBytes(exchanges.length),
    );
    expect(JSON.stringify(stored['ledger']).length).toBeLessThanOrEqual(100_000);
  });

  it('S13: a page script world cannot read what is private', async () => {
    const { chromium, world } = session;
    const page = await chromium.openTab(world.pages.article);
    await until(async () => (await chromium.pill(page).text()) !== '', { what: 'the pill' });
    const readable = await chromium.pill(page).evaluate(async () => {
      try {
        return Object.keys(await chrome.storage.local.get());
      } catch {
        return [];
      }
    });
    expect(readable).toEqual([]);
    await shoot(page, 'pill-usual-light', { scheme: 'light' });
    await shoot(page, 'pill-usual-dark', { scheme: 'dark' });
    await page.close();
  });

  it('the pill stands on exchange pages too, and the page says what it is', async () => {
    const { chromium, world } = session;
    const page = await chromium.openTab(world.pages.exchange);
    const text = await until(() => chromium.pill(page).text(), { what: 'the pill' });
    expect(text).toContain('Usual premium');
    expect(await page.evaluate(() => document.body.innerText)).toContain('replay, no live data');
    await shoot(page, 'pill-exchange-light', { scheme: 'light' });
    await page.close();
  });

  it('the popup tells the same as the badge', async () => {
    const { chromium } = session;
    const popup = await chromium.openPopup();
    await popup.waitForSelector('canvas');
    const text = await popup.evaluate(() => document.body.innerText);
    expect(text).toContain('Usual premium');
    expect(text).toContain(((await session.market()).average7.value ?? 0).toFixed(1));
    await shoot(popup, 'popup-usual-light', { scheme: 'light' });
    await shoot(popup, 'popup-usual-dark', { scheme: 'dark' });
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
