/** How the pill behaves: it goes where it is put, away when told to, and never in the way. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../lib/settings/settings.ts';
import { galleryUrl } from '../world/pages/gallery/index.ts';
import type { Pill } from './driver.ts';
import { press } from './press.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

let session: Session;
let page: Page;
let pill: Pill;

beforeAll(async () => {
  session = await openSession({ scenario: 'story' });
  await session.ready();
});
afterAll(() => session?.close());

const shown = (of = pill): Promise<string> => until(() => of.text(), { what: 'the pill' });
const isOpen = async (): Promise<boolean> => (await pill.text()).includes('Hide on this site');
const openCard = async (): Promise<void> => {
  if (!(await isOpen())) await pill.click('.line');
  await until(async () => (await pill.text()).includes('Receipts'), { what: 'the card' });
};

const pillSettings = async (): Promise<Settings['pill']> =>
  ((await session.chromium.storage('local'))['settings'] as Settings | undefined)?.pill ?? {
    enabled: true,
    hiddenSites: [],
    places: [],
  };

const resetPill = (): Promise<unknown> =>
  session.chromium.evaluate(() =>
    chrome.runtime.sendMessage({
      type: 'save-settings',
      settings: { pill: { enabled: true, hiddenSites: [], places: [] } },
    }),
  );

const boxOf = async (selector: string) => {
  const box = await pill.box(selector);
  if (!box) throw new Error(`no ${selector}`);
  return box;
};

/** Drags the line so that it comes to a point of the window. */
async function dragTo(x: number, y: number): Promise<void> {
  const { x: left, y: top, width, height } = await boxOf('.line');
  await page.mouse.move(left + width / 2, top + height / 2);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 8 });
  await page.mouse.up();
}

beforeEach(async () => {
  await resetPill();
  await page?.close().catch(() => undefined);
  page = await session.chromium.openTab(galleryUrl('dated-by-meta'));
  pill = session.chromium.pill(page);
  await page.setViewport({ width: 1000, height: 700 });
  await shown();
});

describe('where it stands', () => {
  it('dragged it docks to the nearest edge, and is there again after a reload', async () => {
    await dragTo(60, 200);
    const { x, y } = await boxOf('.bar');
    expect(x).toBe(18);
    expect(y).toBeGreaterThan(150);
    expect(y).toBeLessThan(230);
    const [place] = await until(
      async () => {
        const { places } = await pillSettings();
        return places.length > 0 && places;
      },
      { what: 'the place' },
    );
    expect(place).toMatchObject({ site: 'coindesk', edge: 'left', dot: false });
    await page.reload();
    await shown();
    expect(await boxOf('.bar')).toMatchObject({ x, y: expect.closeTo(y, 0) as number });
    expect(await isOpen()).toBe(false);
  });

  it('whatever the size of the window, pill and card are on the screen and off the scroll bar', async () => {
    for (const [x, y] of [
      [40, 350],
      [500, 20],
      [960, 120],
    ] as const) {
      await dragTo(x, y);
      for (const [width, height] of [
        [1000, 700],
        [420, 500],
        [1400, 900],
      ] as const) {
        await page.setViewport({ width, height });
        await openCard();
        const inner = await page.evaluate(() => document.documentElement.clientWidth);
        for (const selector of ['.bar', '.card']) {
          const box = await boxOf(selector);
          expect(box.x, selector).toBeGreaterThanOrEqual(0);
          expect(box.y, selector).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width, selector).toBeLessThanOrEqual(inner - 15);
          expect(box.y + box.height, selector).toBeLessThanOrEqual(height);
        }
        await pill.click('[data-do=close]');
      }
      await page.setViewport({ width: 1000, height: 700 });
    }
  });

  it('A05: the arrow keys move it, and the page does not scroll by them', async () => {
    await pill.evaluate((root) => root.querySelector<HTMLElement>('.grip')?.focus());
    const before = await boxOf('.bar');
    await page.keyboard.press('ArrowUp');
    expect((await boxOf('.bar')).y).toBeLessThan(before.y);
    await page.keyboard.press('ArrowLeft');
    expect((await boxOf('.bar')).x).toBe(18);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it('Escape draws it in to a dot of 24 px, a click draws it out', async () => {
    await pill.evaluate((root) => root.querySelector<HTMLElement>('.line')?.focus());
    await page.keyboard.press('Escape');
    const { width, height } = await boxOf('.dot');
    // It grows with its letters, never below what a finger needs.
    expect(width).toBeGreaterThanOrEqual(24);
    expect(width).toBeLessThan(26);
    expect(height).toBe(width);
    await shoot(page, 'pill-dot', { clip: { x: 700, y: 600, width: 300, height: 100 } });
    await until(async () => (await pillSettings()).places[0]?.dot, { what: 'the dot stored' });
    await pill.click('.dot');
    expect(await pill.text()).toContain('Below spot');
    expect(await isOpen()).toBe(false);
  });
});

describe('going away and coming back', () => {
  it('C15: hidden everywhere, the popup says so and shows it again', async () => {
    await openCard();
    await pill.click('[data-do=everywhere]');
    await until(async () => (await pill.text()) === '', { what: 'the pill to go' });
    await until(async () => !(await pillSettings()).enabled, { what: 'the choice' });
    const popup = await session.chromium.openPopup();
    await popup.waitForSelector('.pill-switch button');
    expect(await popup.$eval('.pill-switch', (each) => each.textContent)).toContain(
      'hidden everywhere',
    );
    await press(popup, '.pill-switch button');
    await until(async () => (await pillSettings()).enabled, { what: 'the undo' });
    await shown();
    await popup.close();
  });

  it('C15: put off until the next load, the popup brings it back, and nothing is stored', async () => {
    const before = JSON.stringify(await pillSettings());
    await openCard();
    await pill.click('[data-do=later]');
    await until(async () => (await pill.text()) === '', { what: 'the pill to go' });
    const popup = await session.chromium.openPopup();
    await popup.waitForSelector('.pill-switch button');
    await press(popup, '.pill-switch button');
    await shown();
    expect(JSON.stringify(await pillSettings())).toBe(before);
    await popup.close();
  });

  it('A05: the key of the command opens the card and closes it', async () => {
    const commands = await session.chromium.evaluate(() => chrome.commands.getAll());
    const { shortcut } = commands.find(({ name }) => name === 'toggle-pill') ?? {};
    expect(shortcut).toBe('Alt+Shift+O');
    const cdp = await page.createCDPSession();
    const altShift = 1 + 8;
    // With its native code, since only those are offered to the browser.
    const press = async (): Promise<void> => {
      const key = { key: 'O', code: 'KeyO', windowsVirtualKeyCode: 79, nativeVirtualKeyCode: 79 };
      for (const type of ['rawKeyDown', 'keyUp'] as const)
        await cdp.send('Input.dispatchKeyEvent', { type, modifiers: altShift, ...key });
    };
    await page.bringToFront();
    await press();
    await until(isOpen, { what: 'the card' });
    await press();
    await until(async () => !(await isOpen()), { what: 'the card to close' });
    await cdp.detach();
  });
});

describe('staying out of the way', () => {
  it('C14: not in print, not in full screen, not in very small windows; narrow on narrow ones', async () => {
    const isSeen = () =>
      pill.evaluate((root) => root.querySelector('.line')?.checkVisibility() ?? false);
    await page.emulateMediaType('print');
    expect(await isSeen()).toBe(false);
    await page.emulateMediaType('screen');
    expect(await isSeen()).toBe(true);
    await page.setViewport({ width: 320, height: 600 });
    expect(await isSeen()).toBe(true);
    expect((await boxOf('.line')).width).toBeLessThanOrEqual(320 - 36);
    expect(await pill.text()).not.toContain('Below spot');
    await shoot(page, 'pill-narrow');
    await page.setViewport({ width: 300, height: 600 });
    expect(await isSeen()).toBe(false);
    await page.setViewport({ width: 1000, height: 200 });
    expect(await isSeen()).toBe(false);
    await page.setViewport({ width: 1000, height: 700 });
    await page.evaluate(() =>
      document.addEventListener('click', () => document.body.requestFullscreen(), { once: true }),
    );
    await page.mouse.click(300, 300);
    await until(async () => (await pill.count()) === 0, { what: 'the pill to make way' });
    await page.evaluate(() => document.exitFullscreen());
    await shown();
  });

  it('A08, A09: in forced colours it has borders, and nothing in it moves', async () => {
    await openCard();
    const cdp = await page.createCDPSession();
    await cdp.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ],
    });
    const borders = await pill.evaluate((root) =>
      [...root.querySelectorAll('.line, .card')].map(
        (each) => getComputedStyle(each).borderTopStyle,
      ),
    );
    expect(borders).toEqual(['solid', 'solid']);
    await shoot(page, 'pill-forced-colours');
    expect(await pill.evaluate((root) => root.ownerDocument.getAnimations().length)).toBe(0);
    await cdp.detach();
  });

  it('C13: keys of the page stay with the page, and none is taken', async () => {
    await page.evaluate(() => {
      Reflect.set(globalThis, 'keys', []);
      document.addEventListener('keydown', ({ key }) =>
        (Reflect.get(globalThis, 'keys') as string[]).push(key),
      );
    });
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'keys') as string[])).toEqual([
      'j',
      'Escape',
    ]);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  it('P04: closed it is at most 40 elements and 16 listeners', async () => {
    const cdp = await page.createCDPSession();
    await cdp.send('DOM.enable');
    const counted = async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      return cdp.send('Memory.getDOMCounters');
    };
    const nodes = await pill.evaluate((root) => root.querySelectorAll('*').length);
    expect(nodes).toBeLessThanOrEqual(40);
    const withPill = await counted();
    await page.goto(`${galleryUrl('login')}`);
    const without = await counted();
    expect(withPill.jsEventListeners - without.jsEventListeners).toBeLessThanOrEqual(16);
    await cdp.detach();
  });

  it('S10, S11: a page script world may neither save settings nor name a site that is none', async () => {
    const before = JSON.stringify(await pillSettings());
    const cdp = await page.createCDPSession();
    const worlds: { id: number; origin: string }[] = [];
    cdp.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
    await cdp.send('Runtime.enable');
    const world = await until(
      () => worlds.find(({ origin }) => origin.includes(session.chromium.extensionId)),
      { what: 'the world of the pill' },
    );
    const tell = async (message: object): Promise<unknown> => {
      const { result } = await cdp.send('Runtime.evaluate', {
        contextId: world.id,
        expression: `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
        awaitPromise: true,
        returnByValue: true,
      });
      return result.value;
    };
    const refused = { ok: false, refused: true };
    expect(await tell({ type: 'save-settings', settings: { cashPercent: 9 } })).toEqual(refused);
    expect(await tell({ type: 'history-changed' })).toEqual(refused);
    expect(await tell({ type: 'place', site: 'x'.repeat(20_000) })).toEqual(refused);
    await tell({ type: 'hide', site: 'https://www.coindesk.com/secret' });
    await tell({
      type: 'place',
      site: 'https://evil.example/*',
      edge: 'left',
      fraction: 1,
      dot: false,
    });
    await tell({ type: 'place', site: 'coindesk', edge: 'inside', fraction: 7, dot: 'no' });
    expect(await tell({ type: 'article', asset: 'BTC', text: 'all of it' })).toBeNull();
    expect(await tell({ type: 'then-word', asset: 'BTC', publishedAtMs: '2025' })).toBeNull();
    expect(JSON.stringify(await pillSettings())).toBe(before);
    await cdp.detach();
  });
});

describe('its life', () => {
  it('C03: a page that comes back from the cache has it, and it was no reason to keep the page out', async () => {
    await page.goto(galleryUrl('undated'));
    await shown();
    await page.goBack();
    expect(await shown()).toContain('BTC');
    const reasons = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation');
      return entry && 'notRestoredReasons' in entry ? entry.notRestoredReasons : null;
    });
    expect(reasons).toBeNull();
    expect(await pill.count()).toBe(1);
  });

  it('C04: with a dead worker it opens, and its part of the record comes all the same', async () => {
    await session.chromium.stopWorker();
    await pill.click('.line');
    await until(async () => (await pill.text()).includes('Then and now'), { what: 'the record' });
  });

  it('C05: a tab in the background does no work until it is looked at', async () => {
    const hidden = await session.chromium.browser.newPage({ type: 'tab', background: true });
    await hidden.goto(galleryUrl('dated-by-meta'));
    const beside = session.chromium.pill(hidden);
    expect(await hidden.evaluate(() => document.visibilityState)).toBe('hidden');
    expect(await beside.count()).toBe(0);
    await hidden.bringToFront();
    await until(() => beside.text(), { what: 'the pill once it is seen' });
    await hidden.close();
    await page.bringToFront();
  });

  it('C07: a route change reads the new page: its date is gone', async () => {
    await page.goto(galleryUrl('single-page'));
    await until(async () => (await pill.text()).includes('then'), { what: 'the word' });
    await press(page, '#go');
    await until(async () => !(await pill.text()).includes('then'), { what: 'the word to go' });
    expect(await pill.count()).toBe(1);
  });

  it('C01: after an update the old one goes at its next tick or click, without an error', async () => {
    await session.chromium.reinstall();
    await pill.click('.line').catch(() => undefined);
    await until(async () => (await pill.count()) === 0, {
      what: 'the old pill to go',
      timeoutMs: 30_000,
    });
    await page.reload();
    await shown();
    expect(await session.chromium.errors()).toEqual([]);
  });
});
