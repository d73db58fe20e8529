/** How the pill gets on with what a page does to its document: the same in every browser. */
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { galleryUrl } from '../world/pages/gallery/index.ts';
import type { Driver, Pill } from './driver.ts';
import { until } from './until.ts';

const shown = (pill: Pill): Promise<string> => until(() => pill.text(), { what: 'the pill' });
const isOpen = async (pill: Pill): Promise<boolean> =>
  (await pill.text()).includes('Hide on this site');

/** Sooner than the pill looks by itself. */
const soon = (what: string) => ({ what, timeoutMs: 8000 });

/** Calls a function that the page offers. */
const call = (page: Page, name: string): Promise<unknown> =>
  page.evaluate((key) => (Reflect.get(globalThis, key) as () => unknown)(), name);

/** Whether a click in the middle of the line would reach the pill. */
async function isReached(page: Page, pill: Pill): Promise<boolean> {
  const box = await pill.box('.line');
  if (!box) return false;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return page.evaluate(
    (left, top) => document.elementFromPoint(left, top)?.localName.includes('-') ?? false,
    x,
    y,
  );
}

/** Whether it lies in the top layer, above whatever was put there before it. */
const isRaised = (pill: Pill): Promise<boolean> =>
  pill.evaluate(({ host }) => host.matches(':popover-open'));

async function openAndClose(page: Page, pill: Pill): Promise<void> {
  await pill.click('.line');
  await until(() => isOpen(pill), soon('the card'));
  await page.keyboard.press('Escape');
  await until(async () => !(await isOpen(pill)), soon('the card to close'));
}

async function fillScreen(page: Page): Promise<void> {
  await page.evaluate(() =>
    document.addEventListener('click', () => document.body.requestFullscreen(), { once: true }),
  );
  await page.mouse.click(300, 300);
}

export function itGetsOnWithPages(driver: () => Driver): void {
  async function on(name: string, use: (page: Page, pill: Pill) => Promise<void>): Promise<void> {
    const page = await driver().openTab(galleryUrl(name));
    try {
      await page.bringToFront();
      await use(page, driver().pill(page));
    } finally {
      await page.close();
    }
  }

  it.each(['rewrite', 'rewriteSlowly'])(
    'C18: after a document is opened and written anew (%s), click, key and full screen work',
    async (how) => {
      await on('replacer', async (page, pill) => {
        await shown(pill);
        for (let times = 0; times < 2; times += 1) {
          // Only what was there at first offers the functions, in a closure that stays.
          const anew = await page.evaluateHandle(
            (key) => Reflect.get(globalThis, key) as unknown,
            how,
          );
          await page.evaluate((write) => (write as () => unknown)(), anew);
          await until(async () => (await pill.count()) === 1, soon('the pill on the new document'));
          await openAndClose(page, pill);
        }
        await fillScreen(page);
        await until(async () => (await pill.count()) === 0, soon('the pill to make way'));
        await page.evaluate(() => document.exitFullscreen());
        await until(() => pill.text(), soon('the pill after full screen'));
      });
    },
  );

  it('C07: a body that is swapped or emptied at every route keeps one pill', async () => {
    await on('replacer', async (page, pill) => {
      await shown(pill);
      await page.evaluate(async () => {
        for (let route = 0; route < 12; route += 1) {
          const body = document.createElement('body');
          body.innerHTML = `<h1>Route ${route}</h1>${document.body.innerHTML}`;
          if (route % 2 === 0) document.body.replaceWith(body);
          else document.body.innerHTML = body.innerHTML;
          await new Promise(requestAnimationFrame);
        }
      });
      await until(async () => (await pill.count()) === 1, soon('the pill'));
      expect(await page.evaluate(() => document.querySelectorAll('[popover]').length)).toBe(1);
      await openAndClose(page, pill);
    });
  });

  it('C07: on a page without a body the card tells its part of the record', async () => {
    await on('dated-by-meta', async (page, pill) => {
      await until(async () => (await pill.text()).includes('then'), { what: 'the pill' });
      await page.evaluate(() => document.body.remove());
      await until(async () => (await pill.count()) === 1, soon('the pill'));
      await pill.click('.line');
      await until(async () => (await pill.text()).includes('Receipts'), soon('the card'));
    });
  });

  it.each(['dialog', 'popover', 'component'])(
    'C22: below a %s of the page that was open first, and above again once it is closed',
    async (kind) => {
      await on(`covers/${kind}`, async (page, pill) => {
        await shown(pill);
        // Above a modal it would be out of reach as well.
        expect(await isRaised(pill)).toBe(false);
        expect(await isReached(page, pill)).toBe(false);
        await call(page, 'uncover');
        await page.mouse.move(300, 300);
        await page.mouse.move(310, 310);
        await until(() => isReached(page, pill), soon('the pill above the page'));
        await call(page, 'cover');
        expect(await isReached(page, pill)).toBe(false);
        await call(page, 'uncover');
        await openAndClose(page, pill);
      });
    },
  );

  it('C22: what makes the rest of the page inert lies over the pill as well', async () => {
    await on('covers/overlay', async (page, pill) => {
      await shown(pill);
      await call(page, 'cover');
      // What is inert is hit nowhere, so that its place in the stack has to be asked for.
      const isBelow = (): Promise<boolean> =>
        pill.evaluate(
          ({ host }) => !host.matches(':popover-open') && getComputedStyle(host).zIndex === 'auto',
        );
      await until(isBelow, soon('the pill below the overlay'));
      expect(await isRaised(pill)).toBe(false);
      await call(page, 'uncover');
      await until(() => isReached(page, pill), soon('the pill above the page'));
      await openAndClose(page, pill);
    });
  });

  it.each(['stopped', 'called-off', 'everything'])(
    'C23: on a page whose window stops clicks (%s), the pill opens and closes',
    async (how) => {
      await on(`stopper/${how}`, async (_page, pill) => {
        await shown(pill);
        for (let times = 0; times < 2; times += 1) {
          await pill.click('.line');
          await until(() => isOpen(pill), soon('the card'));
          await pill.click('[data-do=close]');
          await until(async () => !(await isOpen(pill)), soon('the card to close'));
        }
      });
    },
  );
}
