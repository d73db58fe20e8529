/** The stored past made unusable from outside, and looked at through the pages. */
import type { Page } from 'puppeteer-core';
import type { Driver } from './driver.ts';
import { press } from './press.ts';
import { until } from './until.ts';

/** What a later version of the extension would leave behind when it is rolled back. */
export async function leaveLaterVersion(driver: Driver): Promise<void> {
  await driver.stopWorker();
  await driver.evaluate(async () => {
    const done = (request: IDBOpenDBRequest): Promise<IDBDatabase> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
        request.addEventListener('upgradeneeded', () => {
          if (request.result.version === 99) request.result.createObjectStore('of-tomorrow');
        });
      });
    await done(indexedDB.deleteDatabase('basis-lens'));
    (await done(indexedDB.open('basis-lens', 99))).close();
  });
}

export const said = (page: Page, words: string): Promise<boolean> =>
  until(async () => (await page.evaluate(() => document.body.innerText)).includes(words), {
    what: `“${words}” on the page`,
  });

/** Presses *Clear*, reads the warning, and means it. */
export async function clearHistory(options: Page): Promise<void> {
  const clear = '#data .data-part:last-of-type';
  await press(options, `${clear} button`);
  await press(options, `${clear} [role="alert"] + .buttons button`);
  await said(options, 'Cleared');
}
