/**
 * L27, L28 in Firefox: pages in a container or a private window have a store of their own,
 * and yet show and change the one history; one of a later version is told of and cleared.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver } from './driver.ts';
import { addressOf, navigate } from './firefox-bidi.ts';
import { geckoId } from './firefox.ts';
import { allowPrivateWindows } from './firefox-system.ts';
import { press } from './press.ts';
import { ageStored, type FirefoxSession, openFirefoxSession } from './session.ts';
import { shoot } from './shots.ts';
import { clearHistory, leaveLaterVersion, said } from './store-trouble.ts';
import { keptNumbers } from './stored.ts';
import { until } from './until.ts';

const own = 'BTC.own.basket.own';

describe('stores in Firefox', () => {
  let session: FirefoxSession;
  let firefox: Driver;
  const folder = mkdtempSync(join(tmpdir(), 'basis-lens-stores-'));

  beforeAll(async () => {
    session = await openFirefoxSession({ scenario: 'calm' });
    ({ firefox } = session);
    await session.marketWhen('a regime', ({ regime }) => regime.regime !== 'unknown');
    await allowPrivateWindows(firefox.browser, geckoId);
  });
  afterAll(async () => {
    await session?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  let windows = 0;

  /** Opens a page of the extension where its store is another one. */
  const places: Record<string, (path: string) => Promise<Page>> = {
    async container(path) {
      const context = await firefox.browser.createBrowserContext();
      const page = await context.newPage();
      await navigate(page, firefox.address(path));
      return page;
    },
    async 'private window'(path) {
      windows += 1;
      const url = `${firefox.address(path)}#private-${windows}`;
      await firefox.evaluate(async (address) => {
        await chrome.windows.create({ incognito: true, url: address });
      }, url);
      return until(
        async () => {
          for (const page of await firefox.browser.pages())
            if ((await addressOf(page).catch(() => '')) === url) return page;
          return null;
        },
        { what: 'the page in the private window' },
      );
    },
  };

  /** Nobody filled it; in a private window there may be none at all. */
  const hasOwnStore = (page: Page): Promise<boolean> =>
    page.evaluate(() =>
      indexedDB.databases().then(
        (found) => found.length === 0,
        ({ name }: DOMException) => name === 'InvalidStateError',
      ),
    );

  const sizeIn = (page: Page): Promise<string> =>
    until(
      () =>
        page.$eval('#data', (data) => /.*\d+ series.*/.exec((data as HTMLElement).innerText)?.[0]),
      { what: 'the size of the history' },
    );

  const importFile = async (page: Page, name: string, text: string): Promise<void> => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const input = (await page.$('#data input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    await said(page, 'What is not here yet is added');
    await press(page, '#data .data-part:nth-of-type(2) .buttons button');
    await said(page, `Imported: ${name}.`);
  };

  // The private window last: what is opened after it may land in it.
  describe.each(Object.entries(places))('in a %s', (place, open) => {
    it('L27: the popup shows the record', async () => {
      const popup = await open('popup.html');
      await popup.waitForSelector('canvas');
      expect(await popup.evaluate(() => document.body.innerText)).not.toContain('No closed day');
      expect(await hasOwnStore(popup)).toBe(true);
      await shoot(popup, `firefox-popup-${place.replace(' ', '-')}`);
      await popup.close();
    });

    it('L27: the options count the one history', async () => {
      const options = await open('options.html');
      expect(await sizeIn(options)).toMatch(/[1-9]\d* series/);
      await options.waitForSelector('.replay canvas');
      expect(await hasOwnStore(options)).toBe(true);
      await options.close();
    });

    it('L27: the options import into it and clear it', async () => {
      const options = await open('options.html');
      const csv = `series,time,value\n${own},2021-03-04T00:00:00Z,201234.5\n`;
      await importFile(options, `${place.replace(' ', '-')}.csv`, csv);
      expect((await keptNumbers(firefox))[`chunks/${own}/2021`]).toBe(2);
      await clearHistory(options);
      expect((await keptNumbers(firefox))[`chunks/${own}/2021`]).toBeUndefined();
      expect(await hasOwnStore(options)).toBe(true);
      await options.close();
    });
  });

  it('L28: one of a later version is told of everywhere, polls go on, and Clear deletes it', async () => {
    await leaveLaterVersion(firefox);
    await ageStored(firefox, 3 * 60_000);
    const before = await session.market();
    await session.poll();
    const after = await session.marketWhen(
      'the reason',
      ({ history }) => history.failure === 'store-newer',
    );
    expect(after.computedAtMs).toBeGreaterThan(before.computedAtMs);
    expect(after.basisNow.value).not.toBeNull();
    const popup = await firefox.openPopup();
    await said(popup, 'kept by a later version of Basis Lens');
    await popup.close();
    const options = await places['container']?.('options.html');
    if (!options) throw new Error('no such place');
    await said(options, 'kept by a later version of Basis Lens');
    await clearHistory(options);
    await session.marketWhen(
      'the history to be kept again',
      ({ history }) => history.failure === null && history.progress > 0,
    );
    await options.close();
  });

  it('X10: no error anywhere', async () => {
    expect(await firefox.errors()).toEqual([]);
  });
});
