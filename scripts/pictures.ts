/**
 * The pictures of README.md and docs/surfaces.md, in `docs/pictures/`: those of the tests in
 * `shots/` that they show, and three that no test takes: the article with the closed pill, the options as they
 * are at first, the badge. `npm run shots` ends with this.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolbarColours } from '../lib/views/toolbar-colours.ts';
import type { Badge } from '../test/e2e/driver.ts';
import { openSession, type Session } from '../test/e2e/session.ts';
import { shoot } from '../test/e2e/shots.ts';
import { until } from '../test/e2e/until.ts';
import { root } from './run.ts';

/** Name in `docs/pictures/`, name in `shots/`. */
const shown: Readonly<Record<string, string>> = {
  popup: 'popup-below-light',
  'popup-dark': 'popup-below-dark',
  'popup-usual': 'popup-usual-light',
  'popup-stale': 'popup-stale-light',
  'popup-empty': 'popup-empty',
  'popup-as-of': 'popup-as-of',
  'popup-case': 'popup-case',
  'popup-claims': 'popup-tab-claims',
  'popup-receipts': 'popup-tab-receipts',
  'popup-details': 'popup-details',
  'popup-tab': 'popup-tab',
  'popup-320': 'popup-320',
  article: 'article',
  card: 'card-below-light',
  'card-dark': 'card-below-dark',
  'pill-stale': 'pill-stale-light',
  options: 'options',
  'options-dark': 'options-dark',
  'options-alerts': 'options-alerts',
  'options-import': 'options-import',
  welcome: 'welcome-light',
  'welcome-loading': 'welcome-loading',
  badge: 'badge',
};

export async function takePictures(): Promise<void> {
  const calm = await badgeIn('calm');
  const recovery = await badgeIn('recovery');
  const story = await openSession({ scenario: 'story' });
  try {
    const below = await badgeOf(story);
    await shootArticle(story);
    await shootOptions(story);
    await shootBadges(story, [calm, recovery, below]);
  } finally {
    await story.close();
  }
  const folder = join(root, 'docs/pictures');
  mkdirSync(folder, { recursive: true });
  for (const [name, shot] of Object.entries(shown)) {
    copyFileSync(join(root, 'shots', `${shot}.png`), join(folder, `${name}.png`));
  }
}

async function badgeIn(scenario: 'calm' | 'recovery'): Promise<Badge> {
  const session = await openSession({ scenario });
  try {
    return await badgeOf(session);
  } finally {
    await session.close();
  }
}

async function badgeOf({ ready, chromium }: Session): Promise<Badge> {
  await ready();
  return until(
    async () => {
      const badge = await chromium.badge();
      return /\d/.test(badge.text) && badge;
    },
    { what: 'a number on the badge' },
  );
}

async function shootArticle({ chromium, world }: Session): Promise<void> {
  const page = await chromium.openTab(world.pages.article);
  await until(() => chromium.pill(page).text(), { what: 'the pill' });
  await shoot(page, 'article', { scheme: 'light' });
  await page.close();
}

async function shootOptions({ chromium }: Session): Promise<void> {
  const page = await chromium.openOptions();
  await page.waitForSelector('[name="lines.thinEnter"]');
  await page.setViewport({ width: 1000, height: 1000 });
  await shoot(page, 'options', { scheme: 'light' });
  await page.close();
}

const inkOn = (ground: string): string =>
  Object.values(toolbarColours).find((each) => each.ground === ground)?.ink ?? '#ffffff';

/** No picture can be taken of the toolbar, so the badges are drawn as the browser tells them. */
async function shootBadges({ chromium }: Session, badges: readonly Badge[]): Promise<void> {
  const page = await chromium.browser.newPage();
  const icon = readFileSync(join(root, 'public/icon.svg'), 'utf8');
  const button = ({ text, title, color }: Badge): string =>
    `<div class="button"><div class="icon">${icon}<b style="background:${color};color:${inkOn(color)}">${text}</b></div>` +
    `<p>${title.replaceAll(' · ', '<br>')}</p></div>`;
  await page.setContent(`<style>
    body { margin: 0; display: flex; background: #fffcf7; color: #1d1b18; font: 13px/18px sans-serif }
    .button { width: 250px; padding: 16px; display: flex; gap: 20px }
    .icon { position: relative; flex: none; width: 40px; height: 40px }
    b { position: absolute; right: -10px; bottom: -4px; padding: 1px 4px; border-radius: 4px;
        font-size: 12px; line-height: 15px }
    p { margin: 0 }
  </style>${badges.map(button).join('')}`);
  await shoot(page, 'badge', { clip: { x: 0, y: 0, width: 846, height: 130 } });
  await page.close();
}
