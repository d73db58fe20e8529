/**
 * A15: a language is one file. The release with a language of longer words, and with one from
 * right to left: nothing is cut off on any page, and no English is left.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pseudoVariant } from './pseudo-locale.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
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
      expect(await overlapping(page)).toEqual([]);
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
