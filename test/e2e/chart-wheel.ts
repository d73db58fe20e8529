/** The wheel over the charts of the popup, in whichever browser; and what opens them there. */
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Driver } from './driver.ts';
import { press } from './press.ts';
import { until } from './until.ts';

export const drawn = (page: Page): Promise<unknown> => page.waitForSelector('.mini-chart canvas');
export const nextFrame = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
      }),
  );

const told = (page: Page): Promise<string> =>
  page.$eval('.panel-plot', (plot) => plot.getAttribute('aria-label') ?? '');
/** How far, whatever it is that scrolls. */
const scrolled = (page: Page): Promise<number> =>
  page.evaluate(() => Math.round(scrollY + (document.querySelector('.main')?.scrollTop ?? 0)));
const toTop = (page: Page): Promise<void> =>
  page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector('.main')?.scrollTo(0, 0);
  });

async function overChart(page: Page): Promise<void> {
  await page.$eval('.mini-chart', (chart) => chart.scrollIntoView({ block: 'nearest' }));
  const box = await (await page.$('.u-over'))?.boundingBox();
  if (!box) throw new Error('no chart');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

export async function opened(driver: Driver, width: number, height: number): Promise<Page> {
  const page = await driver.openTab(driver.address('popup.html'));
  await page.setViewport({ width, height });
  await drawn(page);
  await nextFrame(page);
  return page;
}

/** In one column, like in the side panel. */
export async function passesCharts(driver: Driver): Promise<void> {
  const page = await opened(driver, 360, 700);
  await overChart(page);
  const [from, before] = [await scrolled(page), await told(page)];
  await page.mouse.wheel({ deltaY: 120 });
  await until(async () => (await scrolled(page)) > from, { what: 'the page to scroll down' });
  await page.mouse.wheel({ deltaY: -120 });
  await until(async () => (await scrolled(page)) <= from, { what: 'the page to scroll up' });
  expect(await told(page)).toBe(before);
  await overChart(page);
  const still = await scrolled(page);
  await page.keyboard.down('Control');
  await page.mouse.wheel({ deltaY: -120 });
  await page.keyboard.up('Control');
  await until(async () => (await told(page)) !== before, { what: 'the charts to come closer' });
  expect(await scrolled(page)).toBe(still);
  await page.close();
}

/** In two columns, with a page that is a little higher than the window. */
export async function letsGoAtLimit(driver: Driver): Promise<void> {
  const page = await opened(driver, 1000, 560);
  await overChart(page);
  await toTop(page);
  const year = await told(page);
  const from = await scrolled(page);
  await page.mouse.wheel({ deltaY: -120 });
  await until(async () => (await told(page)) !== year, { what: 'the charts to come closer' });
  expect(await scrolled(page)).toBe(from);
  await press(page, '.ranges button:nth-of-type(4)');
  await until(async () => (await told(page)) !== year, { what: 'the whole record' });
  await overChart(page);
  await toTop(page);
  const low = await scrolled(page);
  await page.mouse.wheel({ deltaY: 120 });
  await until(async () => (await scrolled(page)) > low, { what: 'the page to scroll' });
  await page.evaluate(() => localStorage.clear());
  await page.close();
}
