/** A site that is not on the list: the user allows the pill there, and takes it back. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../world/index.ts';
import { galleryUrl } from '../world/pages/gallery/index.ts';
import { unlistedHost } from '../world/pages/site.ts';
import { builtFor } from './built.ts';
import { type Access, isWithdrawn, openAccess } from './chromium-access.ts';
import type { Chromium } from './chromium.ts';
import type { Driver, Pill } from './driver.ts';
import { answer, askedFor, clickAction, panelOf } from './firefox-window.ts';
import { press } from './press.ts';
import { firefoxIn, openSession, type Session } from './session.ts';
import { until } from './until.ts';
import { type Variant, variantOf } from './variant.ts';

const pattern = `https://${unlistedHost}/*`;
const url = galleryUrl('undated', unlistedHost);
const offer = 'Show the pill on this site';
const button = '.pill-switch button';

const shown = (pill: Pill): Promise<string> => until(() => pill.text(), { what: 'the pill' });
const gone = (pill: Pill): Promise<boolean> =>
  until(async () => (await pill.count()) === 0, { what: 'the pill to go' });

/** Whether the browser lets the extension onto the site. */
const isAllowed = (driver: Driver): Promise<boolean> =>
  driver.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), pattern);

/** Where the pill is registered, beside the listed sites. */
const registered = (driver: Driver): Promise<string[]> =>
  driver.evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches ?? []),
  );
const registeredAre = (driver: Driver, patterns: readonly string[]): Promise<boolean> =>
  until(async () => (await registered(driver)).join() === patterns.join(), {
    what: `the pill to be registered on ${patterns.join() || 'no site'}`,
  });

/** The address of the tab in front, as far as the extension is told. */
const frontAddress = (driver: Driver): Promise<string | null> =>
  driver.evaluate(
    async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.url ?? null,
  );

describe('a site that is added in Firefox', () => {
  let world: World;
  let profile: string;
  let firefox: Driver;
  let page: Page;
  let pill: Pill;

  const start = async (): Promise<void> => {
    firefox = await firefoxIn(world, { profile, isPermanent: true, asksPermissions: true });
    page = await firefox.openTab(url);
    pill = firefox.pill(page);
  };

  beforeAll(async () => {
    world = await startWorld({ scenario: 'calm' });
    profile = mkdtempSync(join(tmpdir(), 'basis-lens-profile-'));
    await start();
  });
  afterAll(async () => {
    await firefox?.close();
    await world?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  /** Opens the panel of the toolbar and presses what it offers for this page. */
  const pressInPanel = async (what: string): Promise<void> => {
    await clickAction(firefox.browser);
    const panel = panelOf(firefox);
    await until(async () => (await panel.text(button)) === what, { what: `the button "${what}"` });
    // The event page may have ended by the time of the answer.
    await firefox.stopWorker();
    await panel.press(button);
  };

  it('S15: which site it is the extension learns in a click on the toolbar, and not before', async () => {
    expect(await frontAddress(firefox)).toBeNull();
    await clickAction(firefox.browser);
    const panel = panelOf(firefox);
    await until(() => panel.text(button), { what: 'the offer' });
    expect(await panel.text('.pill-switch')).toBe(offer);
    expect(await frontAddress(firefox)).toBe(url);
    await panel.close();
    expect(await pill.count()).toBe(0);
  });

  it('S01: the browser asks for this one host, and no is no', async () => {
    await pressInPanel(offer);
    const asked = await until(() => askedFor(firefox.browser), { what: 'the question' });
    expect(asked).toContain(`Access your data for sites in ${unlistedHost} domains`);
    expect(asked.match(/Access your data/g)).toHaveLength(1);
    await answer(firefox.browser, 'deny');
    const panel = panelOf(firefox);
    await until(async () => (await panel.text('.pill-switch')).includes('Not allowed'), {
      what: 'the refusal to be said',
    });
    await panel.close();
    expect(await isAllowed(firefox)).toBe(false);
    expect(await pill.count()).toBe(0);
  });

  it('S01: yes puts the pill into the tab that is open, without loading it anew', async () => {
    await page.evaluate(() => Reflect.set(globalThis, 'isSame', true));
    await pressInPanel(offer);
    await answer(firefox.browser, 'allow');
    expect(await shown(pill)).toContain('BTC');
    expect(await pill.count()).toBe(1);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'isSame') as boolean)).toBe(true);
    await registeredAre(firefox, [pattern]);
    await panelOf(firefox).close();
  });

  it('C06: not on its page to sign in', async () => {
    await page.goto(galleryUrl('login', unlistedHost));
    const beside = await firefox.openTab(url);
    await shown(firefox.pill(beside));
    await beside.close();
    expect(await pill.count()).toBe(0);
  });

  it('S15: of what was read there nothing is stored, beside the host that was allowed', async () => {
    const stored = JSON.stringify(await firefox.storage('local'));
    expect(/gallery|undated|at no time/i.exec(stored)).toBeNull();
  });

  it('after a restart of the browser it is there again', async () => {
    await firefox.close();
    await start();
    expect(await shown(pill)).toContain('BTC');
    expect(await pill.count()).toBe(1);
    expect(await registered(firefox)).toEqual([pattern]);
  });

  it('S01: in the options it is listed, and with its permission the pill goes', async () => {
    const options = await firefox.openOptions();
    await options.waitForSelector('#sites li');
    const listed = () => options.$eval('#sites', (section) => (section as HTMLElement).innerText);
    expect(await listed()).toContain(unlistedHost);
    await options.$eval('#sites li button', (each) => each.scrollIntoView({ block: 'center' }));
    await press(options, '#sites li button');
    await until(async () => !(await listed()).includes(unlistedHost), { what: 'the list' });
    expect(await isAllowed(firefox)).toBe(false);
    await registeredAre(firefox, []);
    await options.close();
    await page.bringToFront();
    await gone(pill);
    await page.reload();
    const beside = await firefox.openTab(galleryUrl('undated'));
    await shown(firefox.pill(beside));
    expect(await pill.count()).toBe(0);
  });

  it('X10: no error anywhere', async () => {
    expect(await firefox.errors()).toEqual([]);
  });
});

/**
 * Chromium's own question cannot be answered without a window. So the site is one of a build
 * that is allowed there from the start, and is given and taken by the switches of the browser.
 */
describe('a site that is added in Chromium', () => {
  let variant: Variant;
  let session: Session;
  let chromium: Chromium;
  let access: Access;
  let page: Page;
  let pill: Pill;

  beforeAll(async () => {
    variant = variantOf('chromium', {
      'manifest.json': (text) => {
        const manifest = JSON.parse(text) as { host_permissions: string[] };
        const hosts = [...manifest.host_permissions, pattern];
        return JSON.stringify({ ...manifest, host_permissions: hosts });
      },
    });
    session = await openSession({ scenario: 'calm' }, { extensionDir: variant.folder });
    ({ chromium } = session);
    access = await openAccess(chromium);
    await access.hostAccess('ON_SPECIFIC_SITES');
    page = await chromium.openTab(url);
    await page.bringToFront();
    pill = chromium.pill(page);
  });
  afterAll(async () => {
    await session?.close();
    variant?.remove();
  });

  it('S15: which site it is the extension learns in a click on the toolbar, and not before', async () => {
    expect(await frontAddress(chromium)).toBeNull();
    const popup = await chromium.clickAction(page);
    await popup.waitForSelector(button);
    expect(await popup.$eval(button, (each) => each.textContent)).toBe(offer);
    expect(await frontAddress(chromium)).toBe(url);
    await popup.close();
  });

  it.each(['running', 'ended'])(
    'allowed while the worker is %s, it is in the open tab',
    async (life) => {
      expect(await pill.count()).toBe(0);
      if (life === 'ended') await chromium.stopWorker();
      await access.host('addHostPermission', unlistedHost);
      expect(await shown(pill)).toContain('BTC');
      expect(await pill.count()).toBe(1);
      await registeredAre(chromium, [pattern]);
      await access.host('removeHostPermission', unlistedHost);
      await gone(pill);
      await registeredAre(chromium, []);
    },
  );

  it('S01: an update keeps it, and in the popup it is taken off', async () => {
    await access.host('addHostPermission', unlistedHost);
    await registeredAre(chromium, [pattern]);
    // From here on it is the build that is shipped.
    copyFileSync(
      join(builtFor('chromium'), 'manifest.json'),
      join(variant.folder, 'manifest.json'),
    );
    await chromium.reinstall();
    await registeredAre(chromium, [pattern]);
    await page.reload();
    await shown(pill);
    expect(await pill.count()).toBe(1);
    const popup = await chromium.clickAction(page);
    await popup.waitForSelector(button);
    expect(await popup.$eval('.pill-switch', (each) => each.textContent)).toContain(
      'is on this site',
    );
    await press(popup, button);
    await gone(pill);
    await registeredAre(chromium, []);
    expect(await isAllowed(chromium)).toBe(false);
    await popup.close();
  });

  it('X10: no error anywhere, but what the browser says of a request it has just forbidden', async () => {
    expect((await chromium.errors()).filter((error) => !isWithdrawn(error))).toEqual([]);
  });
});
