/** The pill on pages that a server rendered and a framework takes over once it is there. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { galleryUrl } from '../world/pages/gallery/index.ts';
import { hydratedPages, hydratedReplies } from './hydrated/build.ts';
import { layoutShifts } from './layout-shifts.ts';
import { openSession, type Session } from './session.ts';
import { until } from './until.ts';

let session: Session;

beforeAll(async () => {
  session = await openSession({ scenario: 'calm', gallery: await hydratedReplies() });
});
afterAll(() => session?.close());

/** What the page says of mistakes, in whichever way. */
function listenForMistakes(): void {
  const failures: string[] = [];
  const kept: Element[] = [];
  Object.assign(globalThis, { failures, kept });
  const note = (...what: unknown[]): void => void failures.push(what.map(String).join(' '));
  Object.assign(console, { error: note, warn: note });
  addEventListener('error', ({ message }) => note(message));
  addEventListener('unhandledrejection', ({ reason }) => note(reason));
}

const known = (page: Page, name: string): Promise<unknown> =>
  page.evaluate((key) => Reflect.get(globalThis, key) as unknown, name);

const clickCentre = async (page: Page, selector: string): Promise<void> => {
  const box = await (await page.waitForSelector(selector))?.boundingBox();
  if (!box) throw new Error(`no ${selector} to click`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
};

it.each(hydratedPages)(
  'C17: %s takes over a page with a pill, and finds what its server sent',
  async (name) => {
    const page = await session.chromium.openTab('about:blank');
    const pill = session.chromium.pill(page);
    await page.evaluateOnNewDocument(listenForMistakes);
    await page.goto(galleryUrl(name));
    await page.bringToFront();
    await until(() => pill.text(), { what: 'the pill' });
    expect(await pill.count()).toBe(1);
    await clickCentre(page, '#field');
    await page.keyboard.type('typed before');
    await page.evaluate(() => {
      const { documentElement, head, body } = document;
      const field = document.querySelector('#field');
      Object.assign(globalThis, { kept: [documentElement, head, body, field] });
      (Reflect.get(globalThis, 'hydratePage') as () => void)();
    });
    await until(() => known(page, 'isHydrated'), { what: 'the framework' });

    const left = await page.evaluate(() => {
      const kept = Reflect.get(globalThis, 'kept') as Element[];
      const field = document.querySelector<HTMLInputElement>('#field');
      const { documentElement, head, body } = document;
      return {
        same: [documentElement, head, body, field].map((each, index) => each === kept[index]),
        typed: field?.value,
      };
    });
    expect(left).toEqual({ same: [true, true, true, true], typed: 'typed before' });
    expect(await pill.count()).toBe(1);
    expect(await layoutShifts(page)).toEqual([]);
    await clickCentre(page, '#button');
    await clickCentre(page, '#button');
    await until(() => page.$eval('#button', (each) => each.textContent === 'Pressed 2'), {
      what: 'the page to answer',
    });
    await pill.click('.line');
    await until(async () => (await pill.text()).includes('Hide on this site'), {
      what: 'the card',
    });
    expect(await pill.count()).toBe(1);
    expect(await known(page, 'failures')).toEqual([]);
    await page.close();
  },
);

it('X10: no error anywhere', async () => {
  expect(await session.chromium.errors()).toEqual([]);
});
