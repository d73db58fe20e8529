/** What tests ask of the pill once a driver can call a function with its closed root. */
import type { Page } from 'puppeteer-core';
import type { Box, Pill } from './driver.ts';

/** Runs in the page, beside its scripts. Must not refer to anything outside itself. */
const visibleText = (root: ShadowRoot): string =>
  [...root.children]
    .filter(
      (child): child is HTMLElement => child instanceof HTMLElement && child.checkVisibility(),
    )
    .map((child) => child.innerText)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const firstBox = (root: ShadowRoot, selector: string): Box | null => {
  const match = [...root.querySelectorAll(selector)].find((each) => each.checkVisibility());
  if (!match) return null;
  const { x, y, width, height } = match.getBoundingClientRect();
  return { x, y, width, height };
};

export const pillOf = (page: Page, access: Pick<Pill, 'count' | 'evaluate'>): Pill => {
  const box = (selector = 'button'): Promise<Box | null> => access.evaluate(firstBox, selector);
  return {
    ...access,
    box,
    async text() {
      return (await access.count()) === 0 ? '' : access.evaluate(visibleText);
    },
    async click(selector = 'button') {
      const target = await box(selector);
      if (!target) throw new Error(`the pill shows nothing that matches ${selector}`);
      await page.mouse.click(target.x + target.width / 2, target.y + target.height / 2);
    },
  };
};
