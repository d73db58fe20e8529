/** Every surface as a person meets it: each control takes a click, each text can be read, each link lands. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { press } from './press.ts';
import { openSession, type Session } from './session.ts';
import { leastTarget, leastText, smallText, unreachable } from './surfaces.ts';
import { until } from './until.ts';

describe('every surface', () => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession({ scenario: 'story' });
    await session.ready();
  });
  beforeEach(() => session.chromium.evaluate(() => localStorage.clear()));
  afterAll(() => session?.close());

  const look = async (page: Page, what: string): Promise<void> => {
    const call = (run: typeof unreachable, least: number) =>
      page.evaluate(`(${run.toString()})(document, ${least})`);
    expect(await call(unreachable, leastTarget), what).toEqual([]);
    expect(await call(smallText, leastText), what).toEqual([]);
  };

  const popupAt = async (width: number, file = 'popup.html'): Promise<Page> => {
    const page = await session.chromium.openTab(session.chromium.address(file));
    await page.setViewport({ width, height: width < 500 ? 640 : 600 });
    await page.waitForSelector('#tab-cases');
    return page;
  };

  it.each([
    ['popup.html', 320],
    ['popup.html', 480],
    ['popup.html', 800],
    ['sidepanel.html', 360],
  ])('A16: %s at %i px, every tab, the details, the table, a past day', async (file, width) => {
    const page = await popupAt(width, file);
    for (const tab of ['cases', 'claims', 'receipts', 'venues', 'meaning']) {
      await press(page, `#tab-${tab}`);
      await page.waitForSelector(`[aria-labelledby="tab-${tab}"] *`);
      await look(page, tab);
    }
    await press(page, '.meaning-length button:last-of-type');
    await press(page, '.glossary summary');
    await look(page, 'the meaning in full');
    for (const part of ['more', 'table']) {
      await press(page, `[data-shows=${part}]`);
      await page.waitForSelector(part === 'more' ? '.more .curve' : '.chart-table');
      await look(page, part);
    }
    await press(page, '.as-of .icon-button');
    await page.waitForSelector('.notice[data-kind=past]');
    await press(page, '#tab-venues');
    await until(() => page.$('[aria-labelledby="tab-venues"] .quiet'), { what: 'the note' });
    expect(await page.$eval('.tab-panel', ({ textContent }) => textContent)).not.toContain('yet');
    await look(page, 'a past day');
    await page.close();
  });

  it('A16: the popup of the toolbar, with the switch of the pill above the headline', async () => {
    const { chromium, world } = session;
    await chromium.evaluate(() => chrome.runtime.sendMessage({ type: 'hide', site: 'coindesk' }));
    const article = await chromium.openTab(world.pages.article);
    const popup = await chromium.clickAction(article);
    await popup.waitForSelector('.pill-switch button');
    await popup.waitForSelector('#tab-cases');
    await look(popup, 'with the switch');
    const [row, headline] = await popup.$$eval('.pill-switch, .headline', (all) =>
      all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect),
    );
    expect(row?.height).toBeGreaterThanOrEqual(24);
    expect(row?.bottom).toBeLessThanOrEqual(headline?.top ?? 0);
    await press(popup, '.pill-switch button');
    await until(() => chromium.pill(article).text(), { what: 'the pill to come back' });
    await popup.close();
    await article.close();
  });

  it('A16: options, the first page, the pill and its card', async () => {
    const { chromium, world } = session;
    const options = await chromium.openOptions();
    await options.waitForSelector('.exchanges, [name="pollMinutes"]');
    for (const width of [1000, 360]) {
      await options.setViewport({ width, height: 800 });
      await look(options, `the options at ${width} px`);
    }
    await options.close();
    const welcome = await chromium.openTab(chromium.address('welcome.html'));
    await welcome.waitForSelector('.popup-link, main, h1');
    await look(welcome, 'the first page');
    await welcome.close();

    const article = await chromium.openTab(world.pages.article);
    const pill = chromium.pill(article);
    await until(() => pill.text(), { what: 'the pill' });
    for (const state of ['closed', 'open']) {
      if (state === 'open') {
        await pill.click('.line');
        await until(async () => (await pill.text()).includes('Hide'), { what: 'the card' });
      }
      expect(await pill.evaluate(unreachable, leastTarget), state).toEqual([]);
      expect(await pill.evaluate(smallText, leastText), state).toEqual([]);
    }
    await article.close();
  });

  /** Where the heading of the receipt that was asked for lies, from the top of what scrolls it. */
  const landed = (page: Page): Promise<boolean> =>
    page.evaluate(() => {
      const heading = document.querySelector('.receipt[data-asked=true] h3');
      const panel = document.querySelector('.tab-panel');
      if (!heading || !panel) return false;
      const { top, bottom } = heading.getBoundingClientRect();
      const from = Math.max(panel.getBoundingClientRect().top, 0);
      const to = Math.min(panel.getBoundingClientRect().bottom, innerHeight);
      return top >= from && bottom <= to && top < from + (to - from) / 2;
    });

  it.each([
    ['the popup of the toolbar', 0],
    ['a tab', 1000],
    ['a narrow page', 320],
  ])('the first press on a number lands on its receipt, in %s', async (_name, width) => {
    const page = width === 0 ? await session.chromium.openPopup() : await popupAt(width);
    for (const figure of ['funding', 'openInterest', 'price']) {
      await page.evaluate(() => localStorage.clear());
      // At once, so that what comes late moves things once the receipt is in sight.
      await page.reload();
      await press(page, `[data-figure^=${figure}] .to-receipt`);
      await until(() => landed(page), { what: `the receipt of ${figure}` });
      await page.waitForSelector('#tab-cases');
      await page.waitForSelector('.mini-chart canvas');
      await until(() => landed(page), { what: `the receipt of ${figure} to stay` });
    }
    await page.close();
  });

  it.each([0, 320])('a definition opens in sight as a whole, at %i px', async (width) => {
    const page = width === 0 ? await session.chromium.openPopup() : await popupAt(width);
    await press(page, '#tab-meaning');
    await press(page, '.meaning-length button:last-of-type');
    await until(() => page.$('.glossary'), { what: 'the full text' });
    for (const term of await page.$$('.meaning > p > .term')) {
      await press(page, term);
      const isWhole = () =>
        page.evaluate(() => {
          const each = [...document.querySelectorAll('.definition')].at(-1);
          const panel = document.querySelector('.tab-panel');
          if (!each || !panel) return false;
          const [own, around] = [each.getBoundingClientRect(), panel.getBoundingClientRect()];
          return (
            own.top >= Math.max(around.top, 0) - 1 &&
            own.bottom <= Math.min(around.bottom, innerHeight) + 1
          );
        });
      await until(isWhole, { what: 'the whole definition' });
      await press(page, term);
      await until(async () => !(await page.$('.definition')), { what: 'the definition to close' });
    }
    await page.close();
  });
});
