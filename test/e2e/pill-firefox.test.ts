/** The pill where Firefox is another browser: updates reach pages that are open, and keys its menus. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryUrl } from '../world/pages/gallery/index.ts';
import type { Driver, Pill } from './driver.ts';
import { alt, pressKeys, shift } from './firefox-window.ts';
import { itGetsOnWithPages } from './pill-and-page.ts';
import { type FirefoxSession, openFirefoxSession } from './session.ts';
import { until } from './until.ts';

describe('the pill in Firefox', () => {
  let session: FirefoxSession;
  let firefox: Driver;
  let page: Page;
  let pill: Pill;

  beforeAll(async () => {
    session = await openFirefoxSession({ scenario: 'story' });
    ({ firefox } = session);
    page = await firefox.openTab(galleryUrl('undated'));
    pill = firefox.pill(page);
    await shown(pill);
  });
  afterAll(() => session?.close());

  const shown = (of: Pill): Promise<string> => until(() => of.text(), { what: 'the pill' });
  const isOpen = async (): Promise<boolean> => (await pill.text()).includes('Hide on this site');
  /** Drawn by each pill for itself. */
  const nameOf = (of: Pill): Promise<string> => of.evaluate((root) => root.host.localName);
  const another = (of: Pill, than: string): Promise<boolean> =>
    until(async () => (await nameOf(of)) !== than, { what: 'the pill of the update' });

  /** What each pill on the page listens to, and what an old one leaves by. */
  const stir = (of: Page): Promise<void> =>
    of.evaluate(() => {
      for (const type of ['visibilitychange', 'fullscreenchange'])
        document.dispatchEvent(new Event(type));
    });

  it('A05: the key of the command opens the card and closes it', async () => {
    const [command] = await firefox.evaluate(() => chrome.commands.getAll());
    expect(command).toMatchObject({ name: 'toggle-pill', shortcut: 'Alt+Shift+O' });
    const press = () =>
      pressKeys(firefox.browser, alt, shift, { key: 'O', code: 'KeyO', keyCode: 79 });
    await press();
    await until(isOpen, { what: 'the card' });
    await press();
    await until(async () => !(await isOpen()), { what: 'the card to close' });
  });

  it('C01, C02: each update leaves one pill on an open page, the new one', async () => {
    for (let update = 0; update < 3; update += 1) {
      const old = await nameOf(pill);
      await firefox.reinstall();
      await another(pill, old);
      const name = await nameOf(pill);
      await stir(page);
      expect(await pill.count()).toBe(1);
      expect(await nameOf(pill)).toBe(name);
      expect(await shown(pill)).toContain('BTC');
    }
    await pill.click('.line');
    await until(isOpen, { what: 'the card of the new one' });
    await page.keyboard.press('Escape');
  });

  it('C02, C05: a page that was behind meanwhile has one as well, once it is looked at', async () => {
    const name = await nameOf(pill);
    const front = await firefox.openTab(galleryUrl('ether'));
    const ether = firefox.pill(front);
    await until(async () => (await ether.text()).startsWith('ETH'), { what: 'the pill of ether' });
    await firefox.reinstall();
    await front.close();
    await page.bringToFront();
    await another(pill, name);
    await stir(page);
    expect(await pill.count()).toBe(1);
    expect(await shown(pill)).toContain('BTC');
  });

  itGetsOnWithPages(() => firefox);

  it('X10: no error anywhere', async () => {
    expect(await firefox.errors()).toEqual([]);
  });
});
