/** A page that Chromium renders ahead, in case the reader goes there. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { galleryUrl } from '../world/pages/gallery/index.ts';
import { press } from './press.ts';
import { openSession, type Session } from './session.ts';
import { until } from './until.ts';
import { type Variant, variantOf } from './variant.ts';

/** Runs before the pill, in its world: notes for the page's own site what it does, and when. */
function noteWork(): void {
  const note = (what: string): void => {
    // It is shown a moment before it is no longer said to be prerendered.
    const when = document.visibilityState === 'hidden' ? 'ahead' : 'seen';
    localStorage.setItem('work', `${localStorage.getItem('work') ?? ''}${when} ${what}\n`);
  };
  if (!location.pathname.endsWith('/undated')) return;
  note('script');
  const area: { get: (key: string) => Promise<unknown> } = chrome.storage.session;
  const read = area.get.bind(area);
  area.get = (key) => {
    note('storage');
    return read(key);
  };
  const ask = chrome.runtime.sendMessage.bind(chrome.runtime) as (message: object) => unknown;
  Object.assign(chrome.runtime, {
    sendMessage: (message: object) => {
      note('message');
      return ask(message);
    },
  });
  new MutationObserver(() => note('element')).observe(document.body, {
    childList: true,
  });
}

let variant: Variant;
let session: Session;

beforeAll(async () => {
  variant = variantOf('chromium', {
    'page-pill.js': (script) => `(${noteWork.toString()})();\n${script}`,
  });
  session = await openSession({ scenario: 'calm' }, { extensionDir: variant.folder });
});
afterAll(async () => {
  await session?.close();
  variant?.remove();
});

it('C05: a prerendered page costs nothing until it is shown, and has one pill then', async () => {
  const { chromium } = session;
  const page = await chromium.openTab(galleryUrl('ether'));
  const pill = chromium.pill(page);
  await until(() => pill.text(), { what: 'the pill' });
  const work = (): Promise<string> => page.evaluate(() => localStorage.getItem('work') ?? '');

  await page.evaluate((url) => {
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.textContent = JSON.stringify({ prerender: [{ urls: [url], eagerness: 'immediate' }] });
    const link = document.createElement('a');
    link.href = url;
    link.textContent = 'There';
    document.head.append(rules);
    document.body.prepend(link);
  }, galleryUrl('undated'));
  await until(async () => (await work()).includes('script'), { what: 'the page to be rendered' });

  await Promise.all([page.waitForNavigation(), press(page, 'a')]);
  const shownMs = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation');
    return entry && 'activationStart' in entry ? entry.activationStart : 0;
  });
  expect(shownMs, 'it was rendered ahead').toBeGreaterThan(0);
  expect(await until(() => pill.text(), { what: 'the pill once it is seen' })).toContain('BTC');
  expect(await pill.count()).toBe(1);
  const [script, ...later] = (await work()).trim().split('\n');
  expect(script).toBe('ahead script');
  expect(later).toContain('seen storage');
  expect(later).toContain('seen element');
  expect(later.filter((what) => what.startsWith('ahead'))).toEqual([]);
});

it('X10: no error anywhere', async () => {
  expect(await session.chromium.errors()).toEqual([]);
});
