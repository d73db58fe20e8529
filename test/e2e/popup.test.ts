/** The popup in every place and state: what it paints first, what it keeps, what it outlives. */
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { builtFor } from './built.ts';
import { press } from './press.ts';
import { ageStored, openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

const day = 86_400_000;

const told = (page: Page): Promise<string> =>
  page.$eval('.panel-plot', (plot) => plot.getAttribute('aria-label') ?? '');

const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

const drawn = (page: Page): Promise<unknown> => page.waitForSelector('.mini-chart canvas');

/** Nothing scrolls sideways and nothing lies beyond the edges. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe('the popup', () => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession({ scenario: 'story' });
    await session.ready();
  });
  afterAll(() => session?.close());

  const openTab = async (width = 1280, height = 860): Promise<Page> => {
    const page = await session.chromium.openTab(session.chromium.address('popup.html'));
    await page.setViewport({ width, height });
    return page;
  };

  it('P06, P07: paints the numbers first, then loads what draws the charts', async () => {
    const popup = await session.chromium.openPopup();
    await drawn(popup);
    const seen = await popup.evaluate(() => {
      const marks = performance.getEntriesByType('mark');
      const at = (name: string) => marks.find((mark) => mark.name === name)?.startTime ?? 0;
      const scripts = performance
        .getEntriesByType('resource')
        .filter(({ name }) => /late-.*\.js$/.test(name))
        .map(({ startTime }) => startTime);
      return {
        numbers: at('numbers-painted'),
        charts: at('charts-painted'),
        painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
        asked: Math.min(...scripts),
      };
    });
    expect(seen.numbers).toBeGreaterThan(0);
    expect(seen.charts).toBeGreaterThan(seen.numbers);
    expect(seen.painted).toBeLessThan(seen.charts);
    await popup.close();
  });

  it('X07: fits 800 by 600 without scrolling, three lines of axes and the footer in sight', async () => {
    const popup = await session.chromium.openPopup();
    await drawn(popup);
    const room = await popup.evaluate(() => ({
      width: innerWidth,
      height: innerHeight,
      scrolls: document.documentElement.scrollHeight > innerHeight,
      mainScrolls: (() => {
        const main = document.querySelector('.main');
        return main ? main.scrollHeight - main.clientHeight : -1;
      })(),
      panels: [...document.querySelectorAll('.panel')].map(
        (panel) => panel.getBoundingClientRect().height,
      ),
    }));
    expect(room).toMatchObject({ width: 800, height: 600, scrolls: false, mainScrolls: 0 });
    expect(room.panels).toHaveLength(4);
    for (const height of room.panels) expect(height).toBeGreaterThan(35);
    await popup.close();
  });

  it('drag, wheel and keys move the window of all four charts; a range takes it back', async () => {
    const page = await openTab();
    await drawn(page);
    const year = await told(page);
    const plot = await page.$eval('.u-over', (over) => {
      const { left, top, width, height } = over.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2, width };
    });
    const changes = async (from: string, what: string): Promise<string> => {
      await until(async () => (await told(page)) !== from, { what });
      return told(page);
    };
    await page.mouse.move(plot.x, plot.y);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width / 3, plot.y, { steps: 4 });
    await page.mouse.up();
    const dragged = await changes(year, 'the window to be dragged');
    await page.mouse.wheel({ deltaY: -400 });
    const closer = await changes(dragged, 'the window to come closer');
    const pressed = () => page.$$('.ranges [aria-pressed=true]');
    expect(await pressed()).toHaveLength(0);
    await press(page, '.ranges button:nth-of-type(3)');
    expect(await changes(closer, 'the year')).toBe(year);
    await page.close();
  });

  it('one crosshair over all four charts, read in one line', async () => {
    const page = await openTab();
    await drawn(page);
    const line = () => page.$eval('.readout', ({ textContent }) => textContent);
    const last = await line();
    const box = await (await page.$('.u-over'))?.boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
    await until(async () => (await line()) !== last, { what: 'another day' });
    const crosses = await page.$$eval('.u-cursor-x', (all) =>
      all.map((each) => new DOMMatrix(getComputedStyle(each).transform).m41),
    );
    expect(crosses).toHaveLength(4);
    for (const at of crosses) expect(at).toBeCloseTo(crosses[0] ?? -1, 0);
    await shoot(page, 'popup-crosshair', { scheme: 'light' });
    await page.close();
  });

  it('keeps what was chosen: basis, range, tab, depth', async () => {
    const page = await openTab();
    await drawn(page);
    for (const choice of [
      '.dialects button:nth-of-type(5)',
      '.ranges button:nth-of-type(4)',
      '.meaning-length button:last-of-type',
      '#tab-claims',
    ])
      await press(page, choice);
    await page.waitForSelector('.claims');
    await page.close();
    const again = await openTab();
    await drawn(again);
    // Its code comes after that of the charts.
    await again.waitForSelector('.claims');
    const chosen = await again.$$eval('[aria-pressed=true], [aria-selected=true]', (all) =>
      all.map(({ textContent }) => textContent),
    );
    for (const name of ['funding', 'all', 'Claims']) expect(chosen).toContain(name);
    await press(again, '#tab-meaning');
    expect(await again.$$('.meaning-length button')).toHaveLength(1);
    await again.evaluate(() => localStorage.clear());
    await again.close();
  });

  it.each(['story-scale', 'front-month', 'perp-premium', 'funding'])(
    'draws the basis as %s',
    async (dialect) => {
      const page = await openTab();
      await drawn(page);
      const ids = ['basis-30d', 'story-scale', 'front-month', 'perp-premium', 'funding'];
      await press(page, `.dialects button:nth-of-type(${ids.indexOf(dialect) + 1})`);
      await drawn(page);
      expect(await page.$eval('.panel-title', ({ textContent }) => textContent)).toMatch(/%/);
      await shoot(page, `popup-${dialect}`, { scheme: 'light' });
      await page.evaluate(() => localStorage.clear());
      await page.close();
    },
  );

  it('saves the four charts as one picture, and copies the reading as text', async () => {
    const page = await openTab();
    await drawn(page);
    await page.evaluate(() => {
      const kept = globalThis as unknown as Record<string, unknown>;
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        kept['saved'] = this.download;
      };
      const made = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        kept['blob'] = blob;
        return made(blob);
      };
      navigator.clipboard.writeText = async (text: string) => {
        kept['copied'] = text;
      };
    });
    const kept = (name: string): Promise<unknown> =>
      page.evaluate((key) => (globalThis as unknown as Record<string, unknown>)[key], name);
    await press(page, '.chart-foot .toggle:nth-of-type(3)');
    expect(await until(() => kept('saved'), { what: 'a picture' })).toBe('basis-lens-BTC.png');
    const picture = await page.evaluate(async () => {
      const { blob } = globalThis as unknown as { blob: Blob };
      const { width, height } = await createImageBitmap(blob);
      return { type: blob.type, width, height };
    });
    expect(picture.type).toBe('image/png');
    expect(picture.width).toBeGreaterThan(700);
    expect(picture.height).toBeGreaterThan(400);
    await press(page, '.top-bar-buttons .icon-button');
    const copied = await until(() => kept('copied'), { what: 'the text' });
    expect(copied).toContain('Below spot');
    expect(copied).toContain('UTC');
    await page.close();
  });

  it('marks an earlier case and lays its path over today', async () => {
    const popup = await session.chromium.openPopup();
    await drawn(popup);
    await press(popup, '#tab-cases');
    const before = await told(popup);
    await press(popup, 'tbody .case-start button');
    await popup.waitForSelector('.case-selected');
    await until(async () => (await told(popup)) !== before, { what: 'the path over today' });
    await shoot(popup, 'popup-case', { scheme: 'light' });
    await popup.evaluate(() => localStorage.clear());
    await popup.close();
  });

  it('shows a past day in all of its parts, and says so', async () => {
    const popup = await session.chromium.openPopup();
    await drawn(popup);
    const then = new Date(Date.now() - 40 * day).toISOString().slice(0, 10);
    await press(popup, '.as-of input');
    await popup.keyboard.type(then);
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.notice[data-kind=past]');
    await until(async () => !(await textOf(popup)).includes('Below spot'), { what: 'that day' });
    const text = await textOf(popup);
    expect(text).toContain('As of ');
    const shown = await popup.$$eval('.as-of input', (all) => all.map(({ value }) => value));
    expect(shown).toEqual([expect.stringMatching(/^\d+ \S+ \d{4}$/), then]);
    expect(text).not.toContain('Below spot');
    expect(text).not.toContain('of 6 venues');
    await shoot(popup, 'popup-as-of', { scheme: 'light' });
    await press(popup, '.as-of-now');
    await until(async () => (await textOf(popup)).includes('Below spot'), { what: 'now' });
    await popup.close();
  });

  it.each([
    ['meaning', 'the meaning in full'],
    ['claims', 'the claims'],
    ['receipts', 'the receipts'],
    ['venues', 'the venues'],
  ])('pictures of the tab %s', async (tab) => {
    const popup = await session.chromium.openPopup();
    await drawn(popup);
    await press(popup, `#tab-${tab}`);
    if (tab === 'meaning') await press(popup, '.meaning-length button:last-of-type');
    await popup.waitForSelector(`[aria-labelledby="tab-${tab}"] *`);
    await shoot(popup, `popup-tab-${tab}`, { scheme: 'light' });
    await popup.evaluate(() => localStorage.clear());
    await popup.close();
  });

  it('shows curve, payments, leverage and flow behind the charts, and the table', async () => {
    const popup = await session.chromium.openPopup();
    await drawn(popup);
    await press(popup, '[data-shows=more]');
    await popup.waitForSelector('.more .curve');
    const text = await popup.$eval('.more', ({ textContent }) => textContent);
    for (const said of ['Curve by expiry', 'Next payment', 'Leverage ratio', 'Exchange flow'])
      expect(text).toContain(said);
    await shoot(popup, 'popup-details', { scheme: 'light' });
    await press(popup, '[data-shows=table]');
    await popup.waitForSelector('.chart-table');
    await shoot(popup, 'popup-table', { scheme: 'light' });
    await popup.close();
  });

  it('X07: as a tab it takes the room; at 320 px it stacks and nothing is cut off', async () => {
    const page = await openTab();
    await drawn(page);
    await shoot(page, 'popup-tab', { scheme: 'light' });
    expect(await page.$eval('.popup', (popup) => popup.clientWidth)).toBeGreaterThan(1100);
    await page.setViewport({ width: 320, height: 640 });
    expect(await overflow(page)).toBe(0);
    await drawn(page);
    await shoot(page, 'popup-320', { scheme: 'light' });
    await page.close();
  });

  it('X07: in the side panel of the browser it is the same page', async () => {
    const { side_panel: panel } = JSON.parse(
      readFileSync(join(builtFor('chromium'), 'manifest.json'), 'utf8'),
    ) as { side_panel: { default_path: string } };
    const page = await session.chromium.openTab(session.chromium.address(panel.default_path));
    await page.setViewport({ width: 360, height: 800 });
    await drawn(page);
    expect(await textOf(page)).toContain('Below spot');
    expect(await overflow(page)).toBe(0);
    await shoot(page, 'popup-side-panel', { scheme: 'light' });
    await page.close();
  });

  it('X07: with a dead worker it shows what is stored', async () => {
    await session.chromium.stopWorker();
    const popup = await session.chromium.openPopup();
    await drawn(popup);
    expect(await textOf(popup)).toContain('Below spot');
    await popup.close();
  });

  describe('with another storage', () => {
    let kept: Record<string, unknown>;

    beforeAll(async () => {
      session.world.setFaults([{ host: '*', kind: 'down' }]);
      await session.chromium.stopWorker();
      kept = await session.chromium.storage('local');
    });
    afterAll(async () => {
      await session.chromium.evaluate((items) => chrome.storage.local.set(items), kept);
    });

    it('X07: of a year ago it says how old it is and shows no number of now', async () => {
      await ageStored(session.chromium, 365 * day);
      const popup = await session.chromium.openTab(session.chromium.address('popup.html'));
      await popup.waitForSelector('.notice');
      const text = await textOf(popup);
      expect(text).toMatch(/No answer for 36\d d/);
      await shoot(popup, 'popup-year-ago', { scheme: 'light' });
      await popup.close();
    });

    it('X07: where it is empty there are dashes and reasons', async () => {
      await session.chromium.stopWorker();
      await session.chromium.evaluate(async () => {
        await chrome.storage.local.clear();
        indexedDB.deleteDatabase('basis-lens');
      });
      const popup = await session.chromium.openTab(session.chromium.address('popup.html'));
      await popup.waitForSelector('.figure-value');
      const values = await popup.$$eval('.figure-value', (all) =>
        all.map(({ textContent }) => textContent),
      );
      expect(new Set(values)).toEqual(new Set(['—']));
      await until(async () => (await textOf(popup)).includes('No closed day is on record'), {
        what: 'that there is no record',
      });
      await shoot(popup, 'popup-empty', { scheme: 'light' });
      await popup.close();
    });
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
