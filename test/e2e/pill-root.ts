/** What tests ask of the pill once a driver can call a function with its closed root. */
import type { Page } from 'puppeteer-core';
import type { Box, Pill } from './driver.ts';
import { aimAt, pressAt } from './press.ts';

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
    click: (selector = 'button') =>
      pressAt(page, `${selector} of the pill`, () => access.evaluate(aimAt, selector)),
  };
};
