/**
 * The pill as readers and pages set their text, in both browsers: larger letters, zoom, what
 * style sheets reach into; what a pointer does to the closed line, and what is copied.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { galleryUrl } from '../world/pages/gallery/index.ts';
import type { Box, Driver, Pill } from './driver.ts';
import { chromiumFonts, firefoxFonts, type ReaderFonts } from './reader-fonts.ts';
import { openFirefoxSession, openSession } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

/** Every name that the style sheet gives a property of its own. */
const ownNames = [
  ...new Set(
    readFileSync(join(import.meta.dirname, '../../components/pill.css'), 'utf8').match(/--[\w-]+/g),
  ),
];

describe.each(['chromium', 'firefox'] as const)('the look of the pill in %s', (kind) => {
  let driver: Driver;
  let fonts: ReaderFonts;
  let close: () => Promise<void>;
  let page: Page;
  let pill: Pill;

  beforeAll(async () => {
    const options = { scenario: 'story' } as const;
    const session =
      kind === 'chromium' ? await openSession(options) : await openFirefoxSession(options);
    close = () => session.close();
    driver = 'chromium' in session ? session.chromium : session.firefox;
    fonts = kind === 'chromium' ? chromiumFonts(driver) : firefoxFonts(driver);
    page = await driver.openTab(galleryUrl('dated-by-meta'));
    pill = driver.pill(page);
    const told = async (): Promise<boolean> => {
      await page.reload();
      await until(() => pill.text(), { what: 'the pill' });
      return (await pill.text()).includes('then −');
    };
    await until(told, { what: 'the day of the article', timeoutMs: 100_000, everyMs: 500 });
  });
  afterAll(() => close?.());

  const openArticle = async (): Promise<void> => {
    await page.goto(galleryUrl('dated-by-meta'));
    await until(async () => (await pill.text()).includes('then −'), { what: 'the pill' });
  };

  beforeEach(async () => {
    await driver.evaluate(() =>
      chrome.runtime.sendMessage({
        type: 'save-settings',
        settings: { pill: { enabled: true, hiddenSites: [], places: [] } },
      }),
    );
    await page.bringToFront();
    await page.setViewport({ width: 1000, height: 700 });
    await openArticle();
  });

  const boxOf = async (selector: string): Promise<Box> => {
    const box = await pill.box(selector);
    if (!box) throw new Error(`no ${selector}`);
    return box;
  };
  /** The corner it is docked by: the others follow its words, such as an age. */
  const cornerOf = async (selector: string): Promise<{ right: number; bottom: number }> => {
    const { x, y, width, height } = await boxOf(selector);
    return { right: x + width, bottom: y + height };
  };
  const isOpen = async (): Promise<boolean> => (await pill.box('.card')) !== null;
  const cardIsTold = async (): Promise<boolean> => (await pill.text()).includes('Receipts');
  const openCard = async (): Promise<void> => {
    await pill.click('.line');
    await until(cardIsTold, { what: 'the card' });
  };
  const closeCard = async (): Promise<void> => {
    await pill.click('[data-do=close]');
    await until(async () => !(await isOpen()), { what: 'the card to close' });
  };

  /** What is not seen as a whole: outside of the window or the card, cut off, over another. */
  const unseen = (selectors: readonly string[]): Promise<string[]> =>
    pill.evaluate((root, wanted) => {
      const found = wanted.map((selector) => [selector, root.querySelector(selector)] as const);
      const isWithin = (inner: DOMRect, outer: DOMRect): boolean =>
        inner.width > 0 &&
        inner.left >= outer.left - 1 &&
        inner.top >= outer.top - 1 &&
        inner.right <= outer.right + 1 &&
        inner.bottom <= outer.bottom + 1;
      const frameOf = (element: Element): DOMRect =>
        element.matches('.bar, .card')
          ? new DOMRect(0, 0, innerWidth, innerHeight)
          : (element.closest('.parts, .card') ?? element).getBoundingClientRect();
      const rows = [...root.querySelectorAll('.card .body p, .card tr, .card .row')]
        .filter((row) => row.checkVisibility())
        .map((row) => row.getBoundingClientRect());
      return [
        ...found
          .filter(([, each]) => !each || !isWithin(each.getBoundingClientRect(), frameOf(each)))
          .map(([selector]) => selector),
        ...rows.flatMap(({ bottom }, index) => {
          const next = rows[index + 1];
          return next && next.top < bottom - 1 && next.bottom > bottom + 1 ? ['a row'] : [];
        }),
      ];
    }, selectors);

  const closedParts = ['.bar', '.asset', '.word', '.number', '.then', '.age'];
  const cardParts = ['.bar', '.card', '.card h2', '.time', '[data-do=shrink]', '[data-do=close]'];

  it('C24: a click anywhere on the closed line opens it, and moves it nowhere', async () => {
    const corner = await cornerOf('.line');
    const inside = {
      'its left end': (line: Box) => line.x + 4,
      'the middle of the first sign': (line: Box) => line.x + 20,
      'the coin': (_line: Box, asset: Box) => asset.x + 3,
      'its right end': (line: Box) => line.x + line.width - 3,
    };
    for (const [where, at] of Object.entries(inside)) {
      const [line, asset] = [await boxOf('.line'), await boxOf('.asset')];
      await page.mouse.click(at(line, asset), line.y + line.height / 2);
      await until(isOpen, { what: `the card by a click on ${where}` });
      expect(await cornerOf('.line')).toEqual(corner);
      await closeCard();
    }
    const asset = await boxOf('.asset');
    await page.mouse.move(asset.x + 3, asset.y + 10);
    await page.mouse.down();
    await page.mouse.move(asset.x, asset.y + 8, { steps: 3 });
    await page.mouse.up();
    await until(isOpen, { what: 'the card by a click of a hand that trembles' });
    expect(await cornerOf('.line')).toEqual(corner);
  });

  it('C24: a drag from anywhere on the line moves it, and opens nothing', async () => {
    for (const [part, to] of [
      ['.number', 60],
      ['.asset', 940],
    ] as const) {
      const { x, y, width, height } = await boxOf(part);
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(to, 350, { steps: 6 });
      await page.mouse.up();
      await until(
        async () => {
          const bar = await boxOf('.bar');
          return (to < 500 ? bar.x === 18 : bar.x > 500) && bar.y < 400;
        },
        { what: 'the other edge' },
      );
      expect(await isOpen()).toBe(false);
    }
    await page.keyboard.press('Enter');
    await until(isOpen, { what: 'the card by the key after a drag' });
  });

  it('C24: a click that is made twice opens it, and does not shut it again', async () => {
    const { x, y } = await boxOf('.number');
    await page.mouse.click(x, y, { count: 2 });
    // What comes of a press that no click is heard of comes after it.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    await until(cardIsTold, { what: 'the card' });
    await closeCard();
  });

  it.each(['takes it out on the way', 'stops the release'])(
    'C24: a drag on a page that %s ends, and the pill follows no pointer that passes',
    async (how) => {
      if (how === 'stops the release')
        await page.evaluate(() =>
          addEventListener('pointerup', (event) => event.stopImmediatePropagation(), true),
        );
      const { x, y } = await boxOf('.number');
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(500, 350, { steps: 4 });
      if (how !== 'stops the release')
        await page.evaluate(() => {
          const body = document.createElement('body');
          body.innerHTML = document.body.innerHTML;
          document.body.replaceWith(body);
        });
      await page.mouse.move(x - 100, y, { steps: 4 });
      await page.mouse.up();
      const isDocked = async (): Promise<boolean> => {
        const { x: left, y: top, width, height } = await boxOf('.bar');
        return [left, top, 1000 - left - width, 700 - top - height].some((gap) => gap < 40);
      };
      await until(isDocked, { what: 'an edge' });
      const bar = await boxOf('.bar');
      await page.mouse.move(bar.x + 30, bar.y + 5);
      await page.mouse.move(500, 350, { steps: 4 });
      expect(await boxOf('.bar')).toEqual(bar);
      expect(await isOpen()).toBe(false);
    },
  );

  it.runIf(kind === 'chromium')('C24: a tap opens it, and a finger moves it', async () => {
    const asset = await boxOf('.asset');
    const at = [asset.x + asset.width / 2, asset.y + asset.height / 2] as const;
    await page.touchscreen.tap(...at);
    await until(isOpen, { what: 'the card by a tap' });
    await closeCard();
    const finger = await page.touchscreen.touchStart(...at);
    for (const x of [700, 500, 300, 60]) await finger.move(x, 350);
    await finger.end();
    await until(async () => (await boxOf('.bar')).x === 18, { what: 'the other edge' });
    expect(await isOpen()).toBe(false);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it('A05, C24: the keyboard moves it by a command of its own', async () => {
    await pill.evaluate((root) => root.querySelector<HTMLElement>('.grip')?.focus());
    await page.keyboard.press('Enter');
    await until(async () => (await boxOf('.bar')).x === 18, { what: 'the next corner' });
    await page.keyboard.press('ArrowRight');
    await until(async () => (await boxOf('.bar')).x > 600, { what: 'the other edge' });
    expect(await isOpen()).toBe(false);
  });

  it('C23: select all and copy takes none of its text along, closed and open', async () => {
    const copied = async (): Promise<string> => {
      await page.evaluate(() => {
        document.querySelector('textarea')?.remove();
        getSelection()?.removeAllRanges();
      });
      await page.keyboard.down('Control');
      await page.keyboard.press('KeyA', { commands: ['SelectAll'] });
      await page.keyboard.press('KeyC', { commands: ['Copy'] });
      const selected = await page.evaluate(() => {
        const field = document.body.appendChild(document.createElement('textarea'));
        const text = getSelection()?.toString() ?? '';
        field.focus();
        return text;
      });
      await page.keyboard.press('KeyV', { commands: ['Paste'] });
      await page.keyboard.up('Control');
      const pasted = await page.evaluate(() => document.querySelector('textarea')?.value ?? '');
      return `${selected}\n${pasted}`;
    };
    const ofPill = /spot|Receipts|Hide|then −/;
    const closed = await copied();
    expect(closed.match(/Paragraph 12 of/g)).toHaveLength(2);
    expect(closed).not.toMatch(ofPill);
    await openCard();
    const open = await copied();
    expect(open).not.toMatch(ofPill);
  });

  it('C19: properties, layers and styles of the page change nothing of it', async () => {
    const look = () =>
      pill.evaluate((root) =>
        [...root.querySelectorAll('.bar, .line, .number, .glyph, .card, .card h2, .path, a')].map(
          (each) => {
            const { x, y, width, height } = each.getBoundingClientRect();
            const { color, backgroundColor, borderColor, fontSize, stroke } =
              getComputedStyle(each);
            return [x, y, width, height, color, backgroundColor, borderColor, fontSize, stroke];
          },
        ),
      );
    const restyle = async (names: readonly string[]): Promise<void> => {
      for (const [index, name] of [...names, '--x', '--y'].entries()) {
        const isLength = index % 2 === 0;
        CSS.registerProperty({
          name,
          syntax: isLength ? '<length>' : '<color>',
          inherits: isLength,
          initialValue: isLength ? '0px' : 'transparent',
        });
      }
      const style = document.head.appendChild(document.createElement('style'));
      style.textContent = `
        @layer base, top;
        @layer base { * { all: revert-layer !important; font-size: 30px !important } }
        @layer top { * { color: red !important; translate: 9px 9px !important } }
        @view-transition { navigation: auto }
        * { direction: rtl; unicode-bidi: bidi-override; view-transition-name: all }
        html:has(*) > *, body:has(*) > *, :has(+ *) { letter-spacing: 9px; rotate: 9deg }
        html:has([popover]) [popover] { display: none !important }
        html { ${names.map((name) => `${name}: 5px !important`).join(';')} }`;
      await document.startViewTransition?.(() => undefined).finished.catch(() => undefined);
    };
    /** Null where the words changed meanwhile, such as an age, and their room with them. */
    const looks = async () => {
      await openArticle();
      await openCard();
      await page.mouse.move(5, 5);
      const [words, before] = [await pill.text(), await look()];
      await page.evaluate(restyle, ownNames);
      const after = await look();
      return (await pill.text()) === words && { before, after };
    };
    const { before, after } = await until(looks, { what: 'a pill that says the same meanwhile' });
    expect(before.length).toBeGreaterThan(5);
    expect(after).toEqual(before);
    await shoot(page, `pill-${kind}-styled-page`).catch(() => undefined);
  });

  it('C19: a page without a doctype gives its table no letters and colours of its own', async () => {
    await page.goto(galleryUrl('no-doctype'));
    expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat');
    await until(() => pill.text(), { what: 'the pill' });
    await openCard();
    const styles = await pill.evaluate((root) =>
      ['.card', 'table', 'td'].map((selector) => {
        const element = root.querySelector(selector);
        if (!element) return null;
        const { color, fontFamily, fontSize, fontVariantNumeric, lineHeight } =
          getComputedStyle(element);
        return { color, fontFamily, fontSize, fontVariantNumeric, lineHeight };
      }),
    );
    expect(styles[0]?.fontSize).toBe('12px');
    expect(styles).toEqual([styles[0], styles[0], styles[0]]);
  });

  it.each(['?page=2', '#/second', '', null])(
    'C20: a route that changes its address by "%s": no old day, and the new coin',
    async (added) => {
      await page.evaluate((change) => {
        if (change !== null) history.pushState({ page: 2 }, '', `${location.pathname}${change}`);
        document.querySelector('[property="article:published_time"]')?.remove();
        document.title = 'Ether alone';
        for (const each of document.querySelectorAll('h1, p'))
          each.textContent = 'Ether alone, of ETH';
      }, added);
      // A title alone is no sure sign of another page: its text is read first.
      if (added || (kind === 'chromium' && added === ''))
        expect(await pill.text()).not.toContain('then');
      await until(async () => (await pill.text()).startsWith('ETH'), {
        what: 'the new coin',
        timeoutMs: added === null ? 10_000 : 40_000,
      });
      expect(await pill.text()).not.toContain('then');
    },
  );

  it.each([0.6, 1.5, 3])('C21: zoom %d on the page: all of it is in the window', async (zoom) => {
    await openCard();
    await page.evaluate((by) => document.documentElement.style.setProperty('zoom', `${by}`), zoom);
    expect(await unseen(cardParts)).toEqual([]);
    await closeCard();
    expect(await unseen(closedParts)).toEqual([]);
    const { x, y, width, height } = await boxOf('.asset');
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(30, 20, { steps: 6 });
    await page.mouse.up();
    await until(async () => (await boxOf('.bar')).y < 60, { what: 'the upper corner' });
    await openCard();
    expect(await unseen(cardParts)).toEqual([]);
  });

  const sizes = [
    [1000, 700],
    [420, 600],
    [620, 400],
  ] as const;

  async function isWhole(what: string): Promise<void> {
    for (const [width, height] of sizes) {
      await page.setViewport({ width, height });
      expect(await unseen(closedParts), `${what}, closed, ${width} px`).toEqual([]);
      await openCard();
      expect(await unseen(cardParts), `${what}, open, ${width} px`).toEqual([]);
      await shoot(page, `pill-${kind}-${what}-${width}`);
      await closeCard();
    }
  }

  it('C21: text of at least 18 and of 24 px: nothing is cut off', async () => {
    try {
      for (const px of [18, 24]) {
        const { height } = await boxOf('.line');
        await fonts.setSmallest(px);
        await page.bringToFront();
        await until(async () => (await boxOf('.line')).height > height, { what: 'larger text' });
        await isWhole(`smallest-${px}`);
      }
    } finally {
      await fonts.setSmallest(0);
      await page.bringToFront();
    }
  });

  it.runIf(kind === 'firefox')('C21: text zoom of 200 %: nothing is cut off', async () => {
    const { height } = await boxOf('.line');
    const { zoomText } = firefoxFonts(driver);
    await zoomText(2);
    try {
      await until(async () => (await boxOf('.line')).height > height, { what: 'larger text' });
      await isWhole('text-zoom');
    } finally {
      await zoomText(1);
    }
  });

  it('X10: no error anywhere', async () => {
    expect(await driver.errors()).toEqual([]);
  });
});
