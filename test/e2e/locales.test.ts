/**
 * A15: a language is one file. The release with a language of longer words, and with one from
 * right to left: nothing is cut off on any page, and no English is left.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryUrl } from '../world/pages/gallery/index.ts';
import { pseudoVariant } from './pseudo-locale.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';
import type { Variant } from './variant.ts';

/** What is wider than the place it is given, or beyond the edges of the page; not what scrolls. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (each: Element): boolean =>
      ['auto', 'scroll'].includes(getComputedStyle(each).overflowX) ||
      each.closest('.unseen, .mini-chart, .replay-plot, .scale-ruler') !== null;
    const isCut = (each: Element): boolean => {
      const { left, right, width } = each.getBoundingClientRect();
      const hides = ['hidden', 'clip'].includes(getComputedStyle(each).overflowX);
      return (
        (width > 0 && (left < -0.5 || right > innerWidth + 0.5)) ||
        (hides && each.scrollWidth > each.clientWidth + 1)
      );
    };
    return [...document.querySelectorAll('#root *')]
      .filter((each) => each.checkVisibility() && !scrolls(each) && isCut(each))
      .map((each) => each.outerHTML.slice(0, 140));
  });

/** Texts of pictures that leave them, or lie over each other. */
const overlapping = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('svg.picture')].flatMap((picture) => {
      const frame = picture.getBoundingClientRect();
      const texts = [...picture.querySelectorAll('text')].map((text) => ({
        said: text.textContent ?? '',
        box: text.getBoundingClientRect(),
      }));
      const outside = texts
        .filter(({ box }) => box.left < frame.left || box.right > frame.right)
        .map(({ said }) => `outside: ${said}`);
      const over = texts.flatMap((one, index) =>
        texts
          .slice(index + 1)
          .filter(
            ({ box }) =>
              box.left < one.box.right &&
              one.box.left < box.right &&
              box.top + 3 < one.box.bottom &&
              one.box.top + 3 < box.bottom,
          )
          .map(({ said }) => `${one.said} over ${said}`),
      );
      return [...outside, ...over];
    }),
  );

/** Numbers whose sign does not stand on their left; runs in a page or beside the pill in one. */
const trailingSigns = (root: Node): string[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const isSeen = node.parentElement?.checkVisibility() && !node.parentElement.closest('style');
    for (const { index, 0: match } of isSeen
      ? node.data.matchAll(/[−+±][\u2066-\u2069\u200e]*\d/g)
      : []) {
      const leftOf = (at: number): number => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      };
      if (leftOf(index) >= leftOf(index + match.length - 1)) found.push(node.data);
    }
  }
  return found;
};

/** Charts that have no height left, or whose lower edge the row below them covers. */
const lowPanels = (page: Page): Promise<string[]> =>
  page.$$eval('.panel', (panels) => {
    const foot = document.querySelector('.chart-foot')?.getBoundingClientRect();
    return panels
      .map((panel) => ({ panel, box: panel.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 30 || box.bottom > (foot?.top ?? Infinity) + 1)
      .map(({ panel, box }) => `${panel.getAttribute('data-panel')}: ${box.height}`);
  });

const pages = [
  ['popup', 'popup.html', '.mini-chart canvas', { width: 800, height: 600 }],
  ['options', 'options.html', '.replay-plot canvas', { width: 1280, height: 900 }],
  ['options-narrow', 'options.html', '.replay-plot canvas', { width: 360, height: 740 }],
  ['welcome', 'welcome.html', '.live .headline', { width: 1280, height: 900 }],
  ['welcome-narrow', 'welcome.html', '.live .headline', { width: 360, height: 740 }],
] as const;

describe.each(['longer', 'backwards'] as const)('A15: a language of words %s', (kind) => {
  let variant: Variant;
  let session: Session;

  beforeAll(async () => {
    variant = pseudoVariant(kind);
    session = await openSession({ scenario: 'story' }, { extensionDir: variant.folder });
    await session.ready();
  });
  afterAll(async () => {
    await session?.close();
    variant?.remove();
  });

  it.each(pages)('%s shows all of it', async (name, path, ready, size) => {
    const page = await session.chromium.openTab(session.chromium.address(path));
    try {
      await page.setViewport(size);
      await page.waitForSelector(ready);
      const { lang, dir } = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        dir: document.documentElement.dir,
      }));
      expect([lang, dir]).toEqual(kind === 'longer' ? ['en', 'ltr'] : ['he', 'rtl']);
      await shoot(page, `locale-${kind}-${name}`, { scheme: 'light' });
      expect(await cutOff(page)).toEqual([]);
      expect(await lowPanels(page)).toEqual([]);
      expect(await overlapping(page)).toEqual([]);
      const signs = `(${trailingSigns.toString()})(document.querySelector('#root'))`;
      expect(await page.evaluate(signs)).toEqual([]);
    } finally {
      await page.close();
    }
  });

  it('A15: pill and card run in its direction, and their numbers in their own', async () => {
    const page = await session.chromium.openTab(galleryUrl('dated-by-meta'));
    const pill = session.chromium.pill(page);
    try {
      await page.setViewport({ width: 1000, height: 700 });
      await until(() => pill.text(), { what: 'the pill' });
      await pill.click('.line');
      await until(() => pill.box('details.receipts'), { what: 'what the record says' });
      const direction = kind === 'longer' ? 'ltr' : 'rtl';
      const directions = await pill.evaluate((root) =>
        [...root.querySelectorAll('.line, .card, .card td')].map(
          (each) => getComputedStyle(each).direction,
        ),
      );
      expect(new Set(directions)).toEqual(new Set([direction]));
      const text = await pill.text();
      expect(text).toMatch(/−[\u2066-\u2069]*\d/);
      await pill.evaluate((root) => {
        for (const fold of root.querySelectorAll('details')) fold.open = true;
      });
      expect(await pill.evaluate(trailingSigns)).toEqual([]);
      const [line, card] = [await pill.box('.line'), await pill.box('.card')];
      for (const box of [line, card]) expect((box?.x ?? 0) + (box?.width ?? 0)).toBeCloseTo(982, 0);
      await shoot(page, `locale-${kind}-card`);
    } finally {
      await page.close();
    }
  });

  it('the tooltip of the toolbar is in it, too', async () => {
    const { title, text } = await session.chromium.badge();
    expect(title).toMatch(kind === 'longer' ? /õñé/ : /[\u05d0-\u05ea]/);
    expect(text.length).toBeLessThanOrEqual(4);
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
