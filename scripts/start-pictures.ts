/** What `npm start` takes pictures of where there is no display, each once it shows something. */
import type { Page } from 'puppeteer-core';
import type { MarketState } from '../lib/state/market-state.ts';
import { isStale } from '../lib/state/staleness.ts';
import type { Chromium } from '../test/e2e/chromium.ts';
import { ageStored, follow } from '../test/e2e/session.ts';
import { shoot } from '../test/e2e/shots.ts';
import { until } from '../test/e2e/until.ts';
import type { World } from '../test/world/index.ts';
import { defaultSettings } from '../lib/settings/settings.ts';

const minuteMs = 60_000;
/** More than three polls, after which numbers are stale. */
const agedMs = 10 * minuteMs;

/**
 * Waits until the exchanges are gone and has the numbers grow old: what is stored is made ten
 * minutes older, as if the machine had slept, and asked for again in vain.
 */
export async function untilStale(chromium: Chromium, world: World): Promise<MarketState> {
  await until(() => world.isDown(), { what: 'the exchanges to go', timeoutMs: minuteMs });
  await ageStored(chromium, agedMs);
  await chromium.fireAlarm('poll');
  return follow(chromium).marketWhen(
    'stale numbers',
    (state) =>
      isStale(state, defaultSettings, Date.now()) &&
      state.exchanges.some(({ failure }) => failure !== null),
  );
}

const picture = async (page: Page, name: string): Promise<void> =>
  console.log(`Picture: ${await shoot(page, name, { scheme: 'light' })}`);

/** What is read after the page was painted; where it never comes, the picture shows that. */
const drawn = async (page: Page, selector: string): Promise<void> =>
  void (await page.waitForSelector(selector).catch(() => undefined));

export async function takePictures(chromium: Chromium, article: string | undefined): Promise<void> {
  const surfaces: readonly (() => Promise<void>)[] = [
    async () => {
      if (article === undefined) return;
      const page = await chromium.openTab(article);
      const pill = chromium.pill(page);
      await until(() => pill.text(), { what: 'the pill to appear' });
      await picture(page, 'pill');
      await pill.click();
      await picture(page, 'pill-card');
    },
    async () => {
      const page = await chromium.openOptions();
      await drawn(page, '.replay canvas, .replay:is([data-state="none"], [data-state="noDated"])');
      await picture(page, 'options');
    },
    async () => {
      const page = await chromium.openPopup();
      await drawn(page, '.chart canvas');
      await picture(page, 'popup');
    },
  ];
  for (const surface of surfaces) {
    await surface().catch((error: Error) => console.log(`No picture: ${error.message}`));
  }
}
