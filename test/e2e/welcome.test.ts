/**
 * The first page a new user sees: opened once, three pictures, nothing asked for, the history
 * as it comes, and the reading at the end of it.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MediaFeature, motions, smallTargets, violations, walk, withMedia } from './audit.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

const looks: readonly (readonly [string, readonly MediaFeature[]])[] = [
  ['light', [{ name: 'prefers-color-scheme', value: 'light' }]],
  ['dark', [{ name: 'prefers-color-scheme', value: 'dark' }]],
  ['forced colours', [{ name: 'forced-colors', value: 'active' }]],
];

const text = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

describe('the page of the first run', () => {
  let session: Session;
  let page: Page;

  const welcomes = async (): Promise<Page[]> =>
    (await session.chromium.browser.pages()).filter((each) => each.url().endsWith('welcome.html'));

  beforeAll(async () => {
    session = await openSession({ scenario: 'story', latencyMs: 60 }, { keepsWelcome: true });
    [page] = (await welcomes()) as [Page];
  });
  afterAll(() => session?.close());

  it('is opened in front by the installation, with its pictures before any number', async () => {
    expect(await welcomes()).toHaveLength(1);
    await page.waitForSelector('svg.picture');
    expect(await page.$$eval('svg.picture[role=img]', (all) => all.length)).toBe(3);
    const named = await page.$$eval('svg.picture', (all) =>
      all.map((each) => (each.getAttribute('aria-label') ?? '').length > 40),
    );
    expect(named).toEqual([true, true, true]);
  });

  it('shows the history as it arrives', async () => {
    const shown: number[] = [];
    await until(
      async () => {
        const value = await page.evaluate(
          () => document.querySelector('progress')?.value ?? Number.NaN,
        );
        if (value > (shown.at(-1) ?? 0)) shown.push(value);
        return shown.length >= 3;
      },
      { what: 'three steps of the progress', timeoutMs: 60_000, everyMs: 50 },
    );
    expect(shown.toSorted((a, b) => a - b)).toEqual(shown);
    expect(await text(page)).toMatch(/\d+.% of the history is here/);
    await shoot(page, 'welcome-loading', { scheme: 'light' });
  });

  it('ends on the reading that is live', async () => {
    const state = await session.ready();
    await page.waitForSelector('.live .headline');
    await until(async () => (await text(page)).includes('The history is here'), {
      what: 'the end of the history',
    });
    const value = Math.abs(state.average7.value ?? Number.NaN).toFixed(1);
    expect((await text(page)).replaceAll('\u00a0', ' ')).toContain(`${value} % a year`);
    await shoot(page, 'welcome-light', { scheme: 'light' });
    await shoot(page, 'welcome-dark', { scheme: 'dark' });
  });

  it('asks for nothing: no field, no permission, no request of its own', async () => {
    expect(await page.$$eval('input, select, textarea, form, button', (all) => all.length)).toBe(0);
    const granted = await session.chromium.evaluate(() => chrome.permissions.getAll());
    expect(granted.permissions).not.toContain('notifications');
    const asked = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).protocol)
        .filter((protocol) => protocol !== 'chrome-extension:'),
    );
    expect(asked).toEqual([]);
  });

  it.each(looks)('A01: axe finds nothing, %s', async (_name, features) => {
    await withMedia(page, features, async () => {
      expect(await violations(page)).toEqual([]);
    });
  });

  it.each([
    { width: 640, height: 450, deviceScaleFactor: 2 },
    { width: 320, height: 480, deviceScaleFactor: 2 },
  ])('A01: axe finds nothing and nothing is cut off at $width px', async (size) => {
    await page.setViewport(size);
    try {
      expect(await violations(page)).toEqual([]);
      const overflow = () => document.documentElement.scrollWidth - innerWidth;
      expect(await page.evaluate(overflow)).toBe(0);
      await shoot(page, `welcome-${size.width}`, { scheme: 'light' });
    } finally {
      await page.setViewport(null);
    }
  });

  it('A05, A09, A10: every link is reached, large enough, and nothing moves', async () => {
    await page.bringToFront();
    const { stops, missed } = await walk(page);
    expect(missed).toEqual([]);
    expect(stops.map(({ name }) => name)).toEqual(['Open the full view', 'Settings']);
    expect(stops.every(({ hasRing, isCovered }) => hasRing && !isCovered)).toBe(true);
    expect(await page.evaluate(`(${smallTargets.toString()})(document)`)).toEqual([]);
    expect(await page.evaluate(`(${motions.toString()})(document)`)).toEqual([]);
  });

  it('L11: does not come back with an update', async () => {
    const before = Date.now();
    await session.chromium.reinstall();
    await until(async () => (await welcomes()).length === 0, { what: 'the old pages to go' });
    await session.marketWhen('a state of the new worker', (state) => state.computedAtMs > before);
    expect(await welcomes()).toEqual([]);
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
