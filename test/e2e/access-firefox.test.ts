/**
 * Firefox lets people take back any host at any time, those of the installation as well: a
 * first run without them, one that is missing, exchanges that refuse, and the way out of each
 * by a click that the browser answers. Beside it what else its settings page owes to people.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { startWorld, type World } from '../world/index.ts';
import type { Driver } from './driver.ts';
import { prefer, withdrawHosts } from './firefox-system.ts';
import { answer, askedFor, turnWheel } from './firefox-window.ts';
import { geckoId } from './firefox.ts';
import { press } from './press.ts';
import { ageStored, firefoxIn, type Followed, follow } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';
import { disturbed, turnOverFields } from './wheel.ts';

const all: readonly Exchange[] = exchanges;
const core = all.filter(({ optional }) => !optional);
const coreHosts = core.flatMap(({ hosts }) => hosts);
const refusing = ['binance', 'bybit', 'okx', 'kraken'];
const hostsOf = (ids: readonly string[]) =>
  all.filter(({ id }) => ids.includes(id)).flatMap(({ hosts }) => hosts);

const bodyText = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);
const accessOf = ({ exchanges: health }: MarketState, access: string): string[] =>
  health.filter((each) => each.access === access).map(({ exchange }) => exchange);

describe('exchanges that may not be asked, in Firefox', () => {
  let world: World;
  let firefox: Driver;
  let followed: Followed;
  let page: Page;

  beforeAll(async () => {
    world = await startWorld({ scenario: 'calm' });
    firefox = await firefoxIn(world, { asksPermissions: true });
    followed = follow(firefox);
  });
  afterAll(async () => {
    await firefox?.close();
    await world?.close();
  });

  const says = (part: string): Promise<boolean> =>
    until(async () => (await bodyText(page)).includes(part), { what: `"${part}"` });

  /** In the click itself, and answered as a person answers. */
  const allow = async (button: string): Promise<string> => {
    await page.bringToFront();
    await press(page, button);
    const asked = await until(() => askedFor(firefox.browser), { what: 'the question' });
    await answer(firefox.browser, 'allow');
    return asked;
  };

  it('D26, X09: a first run without any names them, and asks for them in one click', async () => {
    await withdrawHosts(firefox.browser, geckoId, coreHosts);
    await firefox.stopWorker();
    await firefox.evaluate(async () => {
      await chrome.storage.local.clear();
    });
    const from = world.log.length;
    page = await firefox.openTab(firefox.address('welcome.html'));
    await says('Basis Lens has no permission to read an exchange');
    const text = await bodyText(page);
    for (const { name, hosts } of core) {
      expect(text).toContain(name);
      for (const host of hosts) expect(text).toContain(host);
    }
    expect(text).not.toMatch(/taken back|being asked|0 %/);
    expect(await page.$('progress')).toBeNull();
    expect((await firefox.badge()).title).toContain('no permission');
    expect(world.log.length).toBe(from);
    await shoot(page, 'firefox-welcome-not-allowed');
    const asked = await allow('.trouble .button');
    for (const host of ['fapi.binance.com', 'www.deribit.com']) expect(asked).toContain(host);
    await followed.marketWhen(
      'all exchanges of the installation, and their answers',
      (state) =>
        state.basisNow.value !== null &&
        accessOf(state, 'on').join() === core.map(({ id }) => id).join(),
    );
    await until(async () => (await page.$('.trouble')) === null, { what: 'the step to go' });
  });

  it('D26: one that is taken back is named in popup and options, and comes back by a click', async () => {
    await withdrawHosts(firefox.browser, geckoId, hostsOf(['kraken']));
    await followed.marketWhen('Kraken to be off', (state) =>
      accessOf(state, 'not-allowed').includes('kraken'),
    );
    await page.close();
    page = await firefox.openOptions();
    await says('Basis Lens has no permission to read Kraken.');
    await shoot(page, 'firefox-options-not-allowed');
    await allow('.trouble .button');
    await followed.marketWhen(
      'Kraken to be on',
      (state) => accessOf(state, 'not-allowed').length === 0,
    );
    await until(async () => (await page.$('.trouble')) === null, { what: 'the step to go' });
  });

  it('A17: the wheel over a focused number field scrolls the page, and sets nothing', async () => {
    const { browser } = firefox;
    // As on Windows.
    await prefer(browser, 'dom.input.number_and_range_modified_by_mousewheel', true);
    await page.bringToFront();
    await page.waitForSelector('[name="lines.thinEnter"]');
    const before = (await firefox.storage('local'))['settings'];
    const turns = await turnOverFields(page, (x, y, way) => turnWheel(browser, x, y, 3 * way));
    expect(turns.length).toBeGreaterThan(10);
    expect(disturbed(turns)).toEqual([]);
    await press(page, 'h1');
    expect((await firefox.storage('local'))['settings']).toEqual(before);
  });

  it('D11: four that refuse are named, and others are offered and asked by a click', async () => {
    world.setFaults(hostsOf(refusing).map((host) => ({ host, kind: 'geo' as const })));
    await ageStored(firefox, 15 * 60_000);
    await followed.poll();
    await followed.marketWhen('the value to be held', ({ basisNow }) => basisNow.held);
    await page.close();
    page = await firefox.openPopup();
    await says('Binance, Bybit, OKX, and Kraken: not available from your location.');
    const notice = await page.$eval('.notice', (line) => (line as HTMLElement).innerText);
    expect(notice).toMatch(/Deribit(?: and Coinbase)? answer/);
    expect(notice).not.toContain('Stale');
    await shoot(page, 'firefox-popup-refused');
    const asked = await allow('.notice .button');
    expect(asked).toContain('api.bitget.com');
    const state = await followed.marketWhen(
      'a value of the others',
      ({ basisNow }) => !basisNow.held && !basisNow.degraded,
    );
    expect(accessOf(state, 'on')).toEqual(
      expect.arrayContaining(['bitget', 'gate', 'kucoin', 'bitmex']),
    );
    await until(async () => !(await bodyText(page)).includes('not available from'), {
      what: 'the notice to go',
    });
  });

  it('X10: no error anywhere', async () => {
    expect(await firefox.errors()).toEqual([]);
  });
});
