/** The story in Firefox: the same build, the same world and the same state as in Chromium. */
import { letsGoAtLimit, passesCharts } from './chart-wheel.ts';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarketState } from '../../lib/state/market-state.ts';
import type { Driver } from './driver.ts';
import { press } from './press.ts';
import {
  ageStored,
  chromiumIn,
  type FirefoxSession,
  follow,
  openFirefoxSession,
} from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const grey = '#d9dbde';

const bodyText = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

describe('the story in Firefox', () => {
  let session: FirefoxSession;
  let firefox: Driver;
  let state: MarketState;

  beforeAll(async () => {
    session = await openFirefoxSession({ scenario: 'story' });
    ({ firefox } = session);
    state = await session.ready();
  });
  afterAll(() => session?.close());

  it('is loaded under its name', async () => {
    expect(await firefox.evaluate(() => chrome.runtime.getManifest().name)).toBe('Basis Lens');
  });

  it('the badge shows v with its sign once the history is there', async () => {
    const value = state.average7.value ?? Number.NaN;
    expect(value).toBeLessThan(0);
    const badge = await until(
      async () => {
        const shown = await firefox.badge();
        return shown.text.startsWith('-') && shown;
      },
      { what: 'a number on the badge' },
    );
    expect(Number(badge.text)).toBeCloseTo(value, 1);
    expect(badge.text.length).toBeLessThanOrEqual(4);
    expect(badge.title).toContain('below spot (7-day average)');
    expect(badge.title).toMatch(/(\d+) of \1 venues/);
    expect(badge.color).not.toBe(grey);
  });

  it('X01: Chromium makes the same of the same world', async () => {
    const chromium = await chromiumIn(session.world);
    try {
      const theirs = await follow(chromium).ready();
      const ours = await session.market();
      expect(ours.regime).toEqual(theirs.regime);
      expect(ours.regime.reasons.length).toBeGreaterThan(0);
      expect(ours.trend).toBe(theirs.trend);
      for (const key of ['average7', 'average30'] as const) {
        // The hours since the pages of the past are those of its own polls.
        expect(ours[key].value, key).toBeCloseTo(theirs[key].value ?? Number.NaN, 2);
        expect(ours[key].evidence.map(({ name, source }) => [name, source])).toEqual(
          theirs[key].evidence.map(({ name, source }) => [name, source]),
        );
      }
      expect(ours.lowerShare).toBeCloseTo(theirs.lowerShare ?? Number.NaN, 2);
      expect(ours.history).toEqual(theirs.history);
    } finally {
      await chromium.close();
    }
  });

  it('the pill opens to the card by a click and closes by Esc', async () => {
    const page = await firefox.openTab(session.world.pages.article);
    const pill = firefox.pill(page);
    const line = await until(() => pill.text(), { what: 'the pill' });
    expect(line).toContain('Below spot');
    expect(line).not.toContain('Hide on this site');
    expect(await pill.count()).toBe(1);
    await shoot(page, 'firefox-pill-below');

    const isOpen = async (): Promise<boolean> => (await pill.text()).includes('Hide on this site');
    await pill.click();
    await until(isOpen, { what: 'the card' });
    const card = await pill.text();
    expect(card).toContain('Why');
    expect(card).toContain('Shorts pay longs');
    await shoot(page, 'firefox-card-below');
    await page.keyboard.press('Escape');
    await until(async () => !(await isOpen()), { what: 'the card to close' });
    expect(await pill.text()).toContain('Below spot');
    await page.close();
  });

  it('S08, S09: a page sees neither the content of the pill nor a name of the extension', async () => {
    const page = await firefox.openTab(session.world.pages.article);
    await until(() => firefox.pill(page).text(), { what: 'the pill' });
    const seen = await page.evaluate(() => ({
      open: [...document.querySelectorAll('*')].filter((each) => each.shadowRoot).length,
      html: document.documentElement.outerHTML,
    }));
    expect(seen.open).toBe(0);
    expect(seen.html).not.toContain(firefox.extensionId);
    expect(seen.html.toLowerCase()).not.toContain('basis-lens');
    await page.close();
  });

  it('the popup shows the regime, the reasons, what it means and the chart', async () => {
    const popup = await firefox.openPopup();
    await popup.waitForSelector('canvas');
    const text = await bodyText(popup);
    expect(text).toContain('Below spot');
    expect(text).toContain('Why');
    expect(text).toContain('What a negative basis means');
    expect(text).toContain('Shorts pay longs');
    const drawn = await popup.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return new Set(data ? new Uint32Array(data.buffer) : []).size;
    });
    expect(drawn, 'colours on the canvas').toBeGreaterThan(10);
    await shoot(popup, 'firefox-popup-below');
    await popup.close();
  });

  it('the panel of the toolbar is 800 by 600 px and shows the same', async () => {
    await firefox.evaluate(() => chrome.action.openPopup());
    const panel = () =>
      firefox.evaluate(() => {
        const [view] = chrome.extension.getViews({ type: 'popup' });
        const root = view?.document.documentElement;
        return {
          size: `${view?.innerWidth} by ${view?.innerHeight}`,
          scrolls: root !== undefined && root.scrollHeight > root.clientHeight,
          text: view?.document.body.innerText ?? '',
          isDrawn: Boolean(view?.document.querySelector('canvas')),
        };
      });
    await until(async () => (await panel()).isDrawn, { what: 'the chart in the panel' });
    await until(async () => (await panel()).size === '800 by 600', {
      what: 'the panel to grow to 800 by 600 px',
      timeoutMs: 5000,
    });
    const { text, scrolls } = await panel();
    expect(text).toContain('Below spot');
    expect(scrolls).toBe(false);
    await firefox.evaluate(() => {
      for (const view of chrome.extension.getViews({ type: 'popup' })) view.close();
    });
  });

  describe('options', () => {
    let options: Page;

    beforeAll(async () => {
      options = await firefox.openOptions();
      await options.waitForSelector('[name="lines.discountEnter"]');
    });
    afterAll(() => options?.close());

    /** Away from the bar at the lower edge, which says what was saved. */
    const inTheMiddle = (selector: string): Promise<void> =>
      options.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }));

    const badgeBecomes = (text: string): Promise<boolean> =>
      until(async () => (await firefox.badge()).text === text, { what: `the badge ${text}` });

    it('lines that are moved and saved move the badge, and their preset moves it back', async () => {
      const save = async (): Promise<void> => {
        await inTheMiddle('.line-save .button-strong');
        await press(options, '.line-save .button-strong[aria-disabled=false]');
      };
      await press(options, '[name="badge.metric"][value="regime"]');
      await badgeBecomes('▼▼');
      await press(options, '[name="lines.discountEnter"]', { count: 3 });
      await options.keyboard.type('-20');
      await options.keyboard.press('Tab');
      await options.waitForSelector('.replay-plot canvas');
      await save();
      await badgeBecomes('▼');
      await until(async () => (await bodyText(options)).includes('These lines hold now'), {
        what: 'the page to follow',
      });
      await shoot(options, 'firefox-options');
      await inTheMiddle('[name="preset"][value="cash"]');
      await press(options, '[name="preset"][value="cash"]');
      await save();
      await badgeBecomes('▼▼');
      await inTheMiddle('[name="badge.metric"][value="basis"]');
      await press(options, '[name="badge.metric"][value="basis"]');
      await until(async () => (await firefox.badge()).text.startsWith('-'), { what: 'the number' });
    });

    it('an optional exchange is asked once it is allowed in the options, and no more when that is taken back', async () => {
      const gate = (state: MarketState) =>
        state.exchanges.find(({ exchange }) => exchange === 'gate');
      const pressNamed = (name: string): Promise<void> =>
        press(options, `::-p-aria([name="${name}"][role="button"])`);
      expect(gate(await session.market())).toMatchObject({ access: 'off', lastSuccessMs: null });
      await pressNamed('Allow asking Gate');
      await session.marketWhen(
        'an answer of Gate',
        (state) => (gate(state)?.lastSuccessMs ?? 0) > 0,
      );
      await shoot(options, 'firefox-exchanges');
      await pressNamed('Take back the permission to ask Gate');
      await session.marketWhen('Gate to be off', (state) => gate(state)?.access === 'off');
    });

    it('S01: notifications are asked for when alerts are switched on', async () => {
      const may = (): Promise<boolean> =>
        firefox.evaluate(() => chrome.permissions.contains({ permissions: ['notifications'] }));
      expect(await may()).toBe(false);
      await inTheMiddle('[name="alerts.enabled"]');
      await press(options, '[name="alerts.enabled"]');
      await until(may, { what: 'the permission' });
      await options.waitForSelector('[name="alerts.enabled"]:checked');
      await press(options, '[name="alerts.enabled"]');
      await options.waitForSelector('[name="alerts.enabled"]:not(:checked)');
    });

    it('a value that makes no sense is refused beside its field', async () => {
      const before = (await firefox.storage('local'))['settings'];
      await inTheMiddle('[name="pollMinutes"]');
      await press(options, '[name="pollMinutes"]', { count: 3 });
      await options.keyboard.type('0');
      await options.keyboard.press('Tab');
      await options.waitForSelector('[name="pollMinutes"][aria-invalid="true"]');
      const sentence = await options.evaluate(
        () => document.querySelector('#poll .problem:not([hidden])')?.textContent,
      );
      expect(sentence).toContain('between 1 and 30');
      expect((await firefox.storage('local'))['settings']).toEqual(before);
    });
  });

  it('A17: the wheel scrolls a page that is longer than the charts, and zooms with Ctrl', () =>
    passesCharts(firefox));

  it('A17: at the limit of the zoom the charts let the wheel go', () => letsGoAtLimit(firefox));

  it('L01: the event page ended and started again, the regime is the same', async () => {
    const before = await session.market();
    await firefox.stopWorker();
    expect(await firefox.workerRunning()).toBe(false);
    await ageStored(firefox, 3 * minuteMs);
    expect(await firefox.workerRunning()).toBe(false);
    const after = await session.poll();
    expect(await firefox.workerRunning()).toBe(true);
    expect(after.computedAtMs).toBeGreaterThan(before.computedAtMs);
    expect(after.regime).toEqual(before.regime);
    expect(after.basisNow).toMatchObject({ held: false, degraded: false });
  });

  it('D18: every venue down for an hour: the last value, grey, with its age', async () => {
    const before = await session.market();
    session.world.setFaults([{ host: '*', kind: 'down' }]);
    await ageStored(firefox, hourMs);
    const after = await session.poll();
    expect(after.basisNow.held).toBe(true);
    expect(after.basisNow.value).toBe(before.basisNow.value);
    expect(after.regime.regime).toBe('discount');

    const badge = await until(
      async () => {
        const shown = await firefox.badge();
        return shown.color === grey && shown;
      },
      { what: 'a grey badge' },
    );
    expect(Number(badge.text)).toBeCloseTo(after.average7.value ?? Number.NaN, 1);
    expect(badge.title).toMatch(/stale, 1 h old/);

    const popup = await firefox.openPopup();
    await popup.waitForSelector('canvas');
    expect(await bodyText(popup)).toContain('Stale: the last good reading is 1 h old');
    await shoot(popup, 'firefox-popup-stale');
    await popup.close();
    const page = await firefox.openTab(session.world.pages.article);
    expect(await until(() => firefox.pill(page).text(), { what: 'the pill' })).toContain('1 h old');
    await page.close();
  });

  it('S14: nothing left but GETs without cookie or referrer, to the listed hosts', async () => {
    const { host_permissions: core = [], optional_host_permissions: optional = [] } =
      await firefox.evaluate(() => chrome.runtime.getManifest());
    const listed: readonly string[] = [...core, ...optional];
    const api = session.world.log.filter(({ host }) => host !== 'www.coindesk.com');
    expect(api.length).toBeGreaterThan(20);
    for (const { host, method, headers } of api) {
      expect(listed).toContain(`https://${host}/*`);
      expect(method).toBe('GET');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });

  it('X10: no error anywhere', async () => {
    expect(await firefox.errors()).toEqual([]);
  });
});
