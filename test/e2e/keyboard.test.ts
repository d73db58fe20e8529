/**
 * A05: from the first run over popup and options to an alert without a mouse. The build asks
 * for notifications at its installation, since no test can answer the browser's question.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertMemory } from '../../lib/state/alert.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { violations } from './audit.ts';
import { ageStored, openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';
import { type Variant, variantOf, withNotifications } from './variant.ts';

const mostTabs = 120;

/** Goes on with the Tab key until what has the focus fits; it says what that is called. */
async function tabTo(page: Page, isIt: (name: string) => boolean): Promise<string> {
  for (let tab = 0; tab < mostTabs; tab += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const at = document.activeElement;
      const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])] : [];
      return [
        at?.getAttribute('aria-label'),
        at?.getAttribute('name'),
        ...labels.map(({ textContent }) => textContent),
        at?.textContent,
      ]
        .filter((part) => part)
        .join(' · ')
        .trim();
    });
    if (isIt(name)) return name;
  }
  throw new Error('the Tab key never came there');
}

describe('by the keyboard alone', () => {
  let variant: Variant;
  let session: Session;
  let page: Page;

  const stored = async (): Promise<Settings> =>
    (await session.chromium.storage('local'))['settings'] as Settings;
  const memory = async (): Promise<AlertMemory> =>
    (await session.chromium.storage('local'))['alerts'] as AlertMemory;

  beforeAll(async () => {
    variant = variantOf('chromium', withNotifications);
    session = await openSession(
      { scenario: 'story' },
      { extensionDir: variant.folder, keepsWelcome: true },
    );
    const pages = await session.chromium.browser.pages();
    page = pages.find((each) => each.url().endsWith('welcome.html')) as Page;
    await session.ready();
    await page.bringToFront();
  });
  afterAll(async () => {
    await session?.close();
    variant?.remove();
  });

  it('A05: the first run leads to the popup as a page', async () => {
    await page.waitForSelector('.live .headline');
    await tabTo(page, (name) => name === 'Open the full view');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#regime-word');
    expect(page.url()).toContain('popup.html');
  });

  it('A05: the popup goes through its tabs and leads to the settings', async () => {
    await page.waitForSelector('.mini-chart canvas');
    await tabTo(page, (name) => name.startsWith('Meaning'));
    await page.keyboard.press('End');
    await page.waitForSelector('[role=tab]:last-of-type[aria-selected=true]');
    await page.goto(session.chromium.address('popup.html'));
    await page.waitForSelector('.mini-chart canvas');
    await tabTo(page, (name) => name.startsWith('Settings'));
    const before = new Set(await session.chromium.browser.pages());
    await page.keyboard.press('Enter');
    page = await until(
      async () =>
        (await session.chromium.browser.pages()).find(
          (each) => each.url().includes('options.html') && (each === page || !before.has(each)),
        ),
      { what: 'the settings' },
    );
    await page.bringToFront();
    await page.waitForSelector('.replay-plot canvas');
  });

  it('A05: the navigation leads to a section, and the Tab key goes on from there', async () => {
    await tabTo(page, (name) => name === 'Alerts');
    await page.keyboard.press('Enter');
    await until(() => page.evaluate(() => location.hash === '#alerts'), { what: 'the section' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
      'alerts.enabled',
    );
  });

  it('A05: a slider moves by the arrows, the replay follows, Enter saves and Enter undoes', async () => {
    await page.reload();
    await page.waitForSelector('.replay-plot canvas');
    await tabTo(page, (name) => name === 'entered above, as a slider');
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('.replay-table thead th + th');
    expect((await stored())?.lines.richEnter ?? 17).toBe(17);
    await tabTo(page, (name) => name === 'Save these lines');
    await page.keyboard.press('Enter');
    await until(async () => (await stored()).lines.richEnter === 14, { what: 'the lines' });
    await tabTo(page, (name) => name === 'Undo');
    await page.keyboard.press('Enter');
    await until(async () => (await stored()).lines.richEnter === 17, { what: 'the undo' });
  });

  it('A05: alerts are switched on, and a line is added', async () => {
    await page.reload();
    await page.waitForSelector('.replay-plot canvas');
    await tabTo(page, (name) => name.startsWith('alerts.enabled'));
    await page.keyboard.press('Space');
    await until(async () => (await stored()).alerts.enabled, { what: 'the switch' });
    await tabTo(page, (name) => name.startsWith('alerts.lines'));
    await page.keyboard.type('2.5');
    await page.keyboard.press('Enter');
    await until(async () => (await stored()).alerts.lines.join() === '2.5', { what: 'the line' });
    expect(await violations(page)).toEqual([]);
  });

  it('tells the loss of the quorum once, in a notification and in the log', async () => {
    const { chromium, world } = session;
    await ageStored(chromium, 3 * 60_000);
    await session.poll();
    await until(async () => (await memory()).assets['BTC']?.quorum.isLost === false, {
      what: 'the first state to be remembered',
    });
    expect((await memory()).log).toEqual([]);
    world.setFaults([{ host: '*', kind: 'down' }]);
    await ageStored(chromium, 20 * 60_000);
    // As if it had lacked for eleven minutes already.
    const before = await memory();
    const turn = { sinceMs: Date.now() - 660_000, seenMs: Date.now() - 60_000 };
    const asset = { ...before.assets['BTC'], quorum: { isLost: false, turn } };
    await chromium.evaluate((alerts) => chrome.storage.local.set({ alerts }), {
      ...before,
      assets: { BTC: asset },
    } as Record<string, unknown>);
    await session.poll();
    const [told] = await until(
      async () => {
        const { log } = await memory();
        return log.length > 0 && log;
      },
      { what: 'the alert' },
    );
    expect(told).toMatchObject({ kind: 'quorum', asset: 'BTC' });
    const shown = () =>
      chromium.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
    expect(await until(async () => (await shown()).length > 0 && shown(), { what: 'it' })).toEqual([
      told?.id,
    ]);
    await chromium.stopWorker();
    const { computedAtMs } = await session.market();
    await chromium.fireAlarm('poll');
    await session.marketWhen(
      'a state of a new worker',
      (state) => state.computedAtMs > computedAtMs,
    );
    expect((await memory()).log).toHaveLength(1);
    await page.bringToFront();
    await page.waitForSelector('.alert-log');
    expect(await page.$eval('.alert-log', (log) => log.textContent)).toContain('BTC: no value now');
    await (await page.$('#alerts'))?.scrollIntoView();
    await shoot(page, 'options-alerts', { scheme: 'light' });
  });

  it('a click on it opens the reason, where the keyboard goes on', async () => {
    const { chromium } = session;
    const before = new Set(await chromium.browser.pages());
    await chromium.evaluateInWorker(
      (id) => {
        const { onClicked } = chrome.notifications as unknown as {
          onClicked: { dispatch(id: string): void };
        };
        onClicked.dispatch(id);
      },
      (await memory()).log[0]?.id ?? '',
    );
    const opened = await until(
      async () =>
        (await chromium.browser.pages()).find(
          (each) => !before.has(each) && each.url().includes('popup.html#'),
        ),
      { what: 'the page of the reason' },
    );
    await opened.waitForSelector('#regime-word');
    await until(() => opened.evaluate(() => document.activeElement?.id === 'regime-word'), {
      what: 'the focus on the reading',
    });
    expect(await opened.$eval('.headline-lines', (lines) => lines.textContent)).toContain('Why');
    await opened.close();
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
