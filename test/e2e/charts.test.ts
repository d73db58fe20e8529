/** The charts of the popup at every width: true axes, nothing cut off or over anything, no trap for the wheel. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  canvasTexts,
  clashes,
  crooked,
  noteTexts,
  type TextCanvas,
  valuesOf,
} from './canvas-texts.ts';
import { drawn, letsGoAtLimit, nextFrame, opened, passesCharts } from './chart-wheel.ts';
import { press } from './press.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

const dialects = 5;
const ranges = 4;

async function choose(page: Page, dialect: number, range: number): Promise<void> {
  for (const button of [
    `.dialects button:nth-of-type(${dialect})`,
    `.ranges button:nth-of-type(${range})`,
  ]) {
    await press(page, button);
    await page.waitForSelector(`${button}[aria-pressed=true]`);
  }
  await nextFrame(page);
}

/** What a reader would see wrong of the charts, beside what was chosen. */
const faultsOf = (canvases: readonly TextCanvas[], where: string): string[] =>
  canvases.flatMap((canvas) => {
    const values = valuesOf(canvas);
    const { top = 0, bottom = 0 } = canvas.plot ?? {};
    return [
      ...clashes(canvas),
      ...(crooked(canvas) > 1.5
        ? [`the axis says ${values.map(({ value }) => value).join(', ')}`]
        : []),
      ...(canvas.plot && values.length < (bottom - top > 26 * 2 ? 2 : 1) ? ['no scale'] : []),
    ].map((fault) => `${where}, ${canvas.panel ?? 'picture'}: ${fault}`);
  });

describe('the charts in Chromium', () => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession({ scenario: 'story' });
    await session.ready();
  });
  afterAll(() => session?.close());

  it.each([
    [320, 640, 1],
    [400, 900, 2],
    [640, 450, 2],
    [800, 600, 1],
    [1920, 1080, 1],
  ])(
    'at %d by %d, scaled by %d: axes are true, labels whole and apart',
    async (width, height, scale) => {
      const page = await session.chromium.openTab(session.chromium.address('manifest.json'));
      await noteTexts(page);
      await page.setViewport({ width, height, deviceScaleFactor: scale });
      await page.goto(session.chromium.address('popup.html'));
      await drawn(page);
      const faults: string[] = [];
      for (let dialect = 1; dialect <= dialects; dialect += 1)
        for (let range = 1; range <= ranges; range += 1) {
          await choose(page, dialect, range);
          const canvases = (await canvasTexts(page)).filter(({ panel }) => panel !== null);
          expect(canvases.length).toBe((await page.$$('.panel-plot')).length);
          faults.push(...faultsOf(canvases, `basis ${dialect}, range ${range}`));
        }
      expect(faults).toEqual([]);
      await page.evaluate(() => localStorage.clear());
      await page.close();
    },
  );

  it.each([320, 800])(
    'the picture of them at %d has all its words whole and apart',
    async (width) => {
      const page = await session.chromium.openTab(session.chromium.address('manifest.json'));
      await noteTexts(page);
      await page.setViewport({ width, height: 700 });
      await page.goto(session.chromium.address('popup.html'));
      await drawn(page);
      await press(page, '.chart-foot .toggle:nth-of-type(3)');
      const picture = await until(
        async () => (await canvasTexts(page)).find(({ panel }) => panel === null),
        { what: 'a picture' },
      );
      expect(clashes(picture)).toEqual([]);
      expect(picture.texts.map(({ text }) => text).join(' ')).toContain(
        'Daily values of closed UTC days.',
      );
      await page.close();
    },
  );

  it.each([
    [320, 640],
    [800, 600],
    [1280, 860],
  ])(
    'at %d by %d nothing moves with the day under the crosshair or the basis',
    async (width, height) => {
      const page = await opened(session.chromium, width, height);
      const place = () =>
        page.$eval('.mini-chart', (chart) => {
          const { top, height: high } = chart.getBoundingClientRect();
          return [Math.round(top + scrollY), Math.round(high)];
        });
      await choose(page, 1, 4);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const first = await place();
      for (let dialect = 1; dialect <= dialects; dialect += 1) {
        await choose(page, dialect, 4);
        expect(await place()).toEqual(first);
        await page.$eval('.mini-chart', (chart) => chart.scrollIntoView({ block: 'nearest' }));
        const box = await (await page.$('.u-over'))?.boundingBox();
        if (!box) throw new Error('no chart');
        for (const share of [0.02, 0.4, 0.8]) {
          await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
          expect(await place()).toEqual(first);
        }
      }
      await page.evaluate(() => localStorage.clear());
      await page.close();
    },
  );

  it('every choice of basis and every tab stands in one row where there is room for it', async () => {
    for (const [width, height] of [
      [400, 800],
      [800, 600],
      [1280, 860],
    ] as const) {
      const page = await opened(session.chromium, width, height);
      await page.waitForSelector('#tab-claims');
      for (const row of ['.dialects', '.ranges', '.tabs'])
        expect(
          await page.$$eval(
            `${row} button`,
            (all) => new Set(all.map((each) => each.offsetTop)).size,
          ),
        ).toBe(1);
      await page.close();
    }
  });

  it('Solana shows its price and funding, and says why there is no basis', async () => {
    const page = await opened(session.chromium, 800, 600);
    await press(page, '.assets button[title=Solana]');
    await page.waitForSelector('.panel-none', { timeout: 60_000 });
    await until(async () => (await page.$$('.panel canvas')).length === 3, {
      what: 'the curves of Solana',
      timeoutMs: 60_000,
    });
    const panels = await page.$$eval('.panel', (all) =>
      all.map((panel) => [
        panel.getAttribute('data-panel'),
        panel.querySelector('canvas') !== null,
      ]),
    );
    expect(panels).toEqual([
      ['basis', false],
      ['price', true],
      ['funding', true],
      ['openInterest', true],
    ]);
    expect(await page.$eval('.panel-none', ({ textContent }) => textContent)).toContain(
      'dated futures of Solana',
    );
    await choose(page, 5, 3);
    await until(async () => (await page.$$('.panel canvas')).length === 4, { what: 'its funding' });
    await shoot(page, 'popup-solana', { scheme: 'light' });
    await press(page, '.assets button[title=Bitcoin]');
    await page.evaluate(() => localStorage.clear());
    await page.close();
    await session.marketWhen('bitcoin again', ({ asset }) => asset === 'BTC');
  });

  it('A17: the wheel scrolls a page that is longer than the charts, and zooms with Ctrl', () =>
    passesCharts(session.chromium));

  it('A17: at the limit of the zoom the charts let the wheel go', () =>
    letsGoAtLimit(session.chromium));

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
