/** The story: the premium drains through zero while price falls. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarketState } from '../../lib/state/market-state.ts';
import { layoutShifts } from './layout-shifts.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { textOnce } from './text-once.ts';
import { until } from './until.ts';

describe('the basis turns negative', () => {
  let session: Session;
  let state: MarketState;

  beforeAll(async () => {
    session = await openSession({ scenario: 'story' });
    state = await session.ready();
  });
  afterAll(() => session.close());

  it('the regime is below spot, with the two closed days that decided it', () => {
    const { regime } = state;
    expect(regime.regime).toBe('discount');
    expect(regime.reasons[0]).toMatchObject({ line: 0, verdict: 'below' });
    expect(regime.reasons[0]?.values).toHaveLength(2);
    expect(regime.reasons[0]?.values.every((value) => value < 0)).toBe(true);
    expect(regime.previous?.regime).toBe('thin');
    expect(state.trend).toBe('falling');
    expect(state.average7.value).toBeLessThan(state.average30.value ?? 0);
  });

  it('beside it stand funding, open interest and leverage, each with its scope', () => {
    expect(state.payer).toBe('shorts-pay');
    expect(state.funding.value).toBeLessThan(0);
    expect(state.openInterest.value).toBeGreaterThan(10_000);
    expect(state.leverage.value).toBeGreaterThan(0.01);
    expect(state.leverageScope.basket).toBe('recorded');
    expect(state.leveragePercentile.value).toBeGreaterThanOrEqual(0);
  });

  it('the badge carries the sign', async () => {
    const { text, title } = await session.chromium.badge();
    expect(text).toMatch(/^-/);
    expect(title.toLowerCase()).toContain('below spot');
  });

  describe('on an article', () => {
    let page: Page;

    beforeAll(async () => {
      page = await session.chromium.openTab(session.world.pages.article);
      await until(async () => (await session.chromium.pill(page).text()) !== '', {
        what: 'the pill',
      });
    });
    afterAll(() => page.close());

    it('C13: the pill appears closed, moves nothing and takes no focus', async () => {
      const text = await session.chromium.pill(page).text();
      expect(text).toContain('Below spot');
      expect(text).not.toContain('Hide on this site');
      expect(await layoutShifts(page)).toEqual([]);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    });

    it('S08, S09: the page can see neither its content nor a name of the extension', async () => {
      const { chromium } = session;
      const seen = await page.evaluate(() => {
        const hosts = [...document.querySelectorAll('*')].filter((each) => each.shadowRoot);
        return { open: hosts.length, html: document.documentElement.outerHTML };
      });
      expect(seen.open).toBe(0);
      expect(seen.html).not.toContain(chromium.extensionId);
      expect(seen.html.toLowerCase()).not.toContain('basis-lens');
    });

    it('a click opens the card with the reasons, Esc closes it', async () => {
      const pill = session.chromium.pill(page);
      await pill.click();
      const card = await textOnce(pill, (text) => text.includes('Hide on this site'), 'the card');
      expect(card).toContain('Why');
      expect(card).toContain('Shorts pay longs');
      await shoot(page, 'card-below-light', { scheme: 'light' });
      await shoot(page, 'card-below-dark', { scheme: 'dark' });
      await page.keyboard.press('Escape');
      await until(async () => !(await pill.text()).includes('Hide on this site'), {
        what: 'the card to close',
      });
    });

    it('C15: hidden on this site at once, and remembered', async () => {
      const { chromium } = session;
      const pill = chromium.pill(page);
      await pill.click();
      await until(async () => (await pill.text()).includes('Hide on this site'), {
        what: 'the card',
      });
      await pill.evaluate((root) => {
        const button = [...root.querySelectorAll('button')].find(
          (each) => each.textContent === 'Hide on this site',
        );
        button?.setAttribute('data-under-test', '');
      });
      await pill.click('[data-under-test]');
      await until(async () => (await pill.text()) === '', { what: 'the pill to go' });
      const { settings } = await until(
        async () => {
          const stored = await chromium.storage('local');
          return stored['settings'] ? (stored as { settings: { pill: object } }) : null;
        },
        { what: 'the choice to be stored' },
      );
      expect(settings.pill).toMatchObject({ hiddenSites: ['coindesk'] });
      const again = await chromium.openTab(session.world.pages.article);
      expect(await chromium.pill(again).text()).toBe('');
      await again.close();
    });
  });

  it('the popup shows below spot with the reasons and explains it', async () => {
    const popup = await session.chromium.openPopup();
    await popup.waitForSelector('canvas');
    const text = await popup.evaluate(() => document.body.innerText);
    expect(text).toContain('Below spot');
    expect(text).toContain('Why');
    expect(text).toContain('What a negative basis means');
    expect(text).toContain('Shorts pay longs');
    await shoot(popup, 'popup-below-light', { scheme: 'light' });
    await shoot(popup, 'popup-below-dark', { scheme: 'dark' });
    expect(
      await popup.evaluate(() => ({
        scrolls:
          document.documentElement.scrollHeight > innerHeight ||
          document.documentElement.scrollWidth > innerWidth,
        width: innerWidth,
        height: innerHeight,
      })),
    ).toEqual({ scrolls: false, width: 800, height: 600 });
  });

  it('S15: no address and no title of a visited page is stored', async () => {
    const { chromium } = session;
    const stored = JSON.stringify([
      await chromium.storage('local'),
      await chromium.storage('session'),
    ]);
    expect(stored).not.toContain('www.coindesk.com');
    expect(stored).not.toContain('flipped');
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
