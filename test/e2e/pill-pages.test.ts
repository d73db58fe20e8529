/** The pill on every kind of page there is in the world, the hostile ones too. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryUrl } from '../world/pages/gallery/index.ts';
import type { Pill } from './driver.ts';
import { layoutShifts } from './layout-shifts.ts';
import { itGetsOnWithPages } from './pill-and-page.ts';
import { openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { textOnce } from './text-once.ts';
import { until } from './until.ts';

let session: Session;

beforeAll(async () => {
  session = await openSession({ scenario: 'story' });
  await session.ready();
});
afterAll(() => session?.close());

const urlOf = (name: string): string => (name.startsWith('https:') ? name : galleryUrl(name));

/** Opens a page of the gallery and closes it again. */
async function on<T>(name: string, use: (page: Page, pill: Pill) => Promise<T>): Promise<T> {
  const page = await session.chromium.openTab(urlOf(name));
  try {
    await page.bringToFront();
    return await use(page, session.chromium.pill(page));
  } finally {
    await page.close();
  }
}

const shown = (pill: Pill): Promise<string> => until(() => pill.text(), { what: 'the pill' });

const seen = (pill: Pill) =>
  pill.evaluate((root) => {
    const line = root.querySelector<HTMLElement>('.line');
    if (!line) return null;
    const { x, y, width, height } = line.getBoundingClientRect();
    const { fontSize, opacity } = getComputedStyle(line);
    return {
      isVisible: line.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      isWithin: x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight,
      width,
      fontSize,
      opacity,
    };
  });

const kinds = [
  'dated-by-meta',
  'dated-by-time',
  'live-blog',
  'syndicated',
  'wrong-date',
  'undated',
  'ether',
  'two-coins',
  'right-to-left',
  'dark',
  'small-root-font',
  'amp',
  'inner-scroller',
  'infinite-scroll',
  'single-page',
  'frame',
  'dialog',
  'hostile-css',
  'strict-policy',
  'faded',
  'covered',
  'patched',
  'replacer',
  'honeypot',
  'https://www.binance.com/en/trade/BTC_USDT',
  'https://beincrypto.com/cash-and-carry-why-futures-usually-cost-more/',
];

describe('the gallery', () => {
  it.each(kinds)('C08, C10, C11, C13: %s: one pill, legible, within the window', async (name) => {
    await on(name, async (page, pill) => {
      expect(await shown(pill)).toContain(name === 'ether' ? 'ETH' : 'BTC');
      expect(await pill.count()).toBe(1);
      const look = await seen(pill);
      expect(look).toMatchObject({
        isVisible: true,
        isWithin: true,
        fontSize: '12px',
        opacity: '1',
      });
      expect(look?.width).toBeLessThanOrEqual(380);
      if (name !== 'infinite-scroll') expect(await layoutShifts(page)).toEqual([]);
      if (name !== 'strict-policy')
        await shoot(page, `gallery-${name.replaceAll(/\W+/g, '-')}`).catch(() => undefined);
    });
  });

  it('a page about another coin than the settings shows that coin, and can be switched', async () => {
    await on('ether', async (page, pill) => {
      const line = await textOnce(
        pill,
        (text) => /^ETH.*%\/yr/.test(text) && text.includes('then '),
        'the numbers of ether',
      );
      expect(line).not.toContain('?');
      await pill.click('.line');
      const card = await textOnce(
        pill,
        (text) => text.includes('Then and now'),
        'the card of ether',
      );
      expect(card).toContain('Ethereum futures');
      expect(card).toContain('Open interest');
      expect(card).not.toContain('Bitcoin');
      await shoot(page, 'gallery-card-ether-page');
      await session.chromium.stopWorker();
      await pill.click('[data-do="coin:BTC"]');
      await until(async () => (await pill.text()).startsWith('BTC'), { what: 'bitcoin again' });
      await until(async () => (await pill.text()).includes('Bitcoin futures'), {
        what: 'its card',
      });
    });
  });

  it.each(['dated-by-meta', 'dated-by-time', 'live-blog', 'syndicated'])(
    '%s has the quiet word of its day',
    async (name) => {
      await on(name, async (_page, pill) => {
        await until(async () => (await pill.text()).includes('then −'), { what: 'the word' });
      });
    },
  );

  it.each(['undated', 'wrong-date', 'two-coins'])(
    'the card of %s says what it can',
    async (name) => {
      await on(name, async (page, pill) => {
        await shown(pill);
        await pill.click('.line');
        const text = await textOnce(pill, (card) => card.includes('Receipts'), 'the card');
        expect(text.includes('Then and now')).toBe(name === 'two-coins');
        if (name !== 'two-coins') return;
        await pill.click('[data-do="coin:ETH"]');
        await until(async () => (await pill.text()).includes('Ethereum futures'), {
          what: 'ether',
        });
        await shoot(page, 'gallery-card-ether');
      });
    },
  );

  it.each(['login', 'xml', 'svg'])('C06, C16: on %s there is nothing', async (name) => {
    await on(name, async (_page, pill) => {
      await on('undated', async (_other, beside) => {
        await shown(beside);
      });
      expect(await pill.count()).toBe(0);
    });
  });

  it('C06: in the frame of a page there is none', async () => {
    await on('frame', async (page, pill) => {
      await shown(pill);
      const frame = page.frames().find((each) => each.url().includes('undated'));
      expect(await frame?.evaluate(() => document.documentElement.children.length)).toBe(2);
      expect(await pill.count()).toBe(1);
    });
  });
});

describe('a hostile page', () => {
  it('C12: removed again and again, it gives up after three', async () => {
    await on('remover', async (page, pill) => {
      await until(() => page.evaluate(() => Reflect.get(globalThis, 'removed') === 4), {
        what: 'the fourth removal',
      });
      await session.chromium.evaluate(() => chrome.runtime.sendMessage({ type: 'refresh' }));
      await page.reload();
      await until(() => page.evaluate(() => Reflect.get(globalThis, 'removed') === 4), {
        what: 'the fourth removal of the next load',
      });
      expect(await pill.count()).toBe(0);
    });
  });

  it('C07: a body replaced 100 times leaves one pill, and so does a document written anew', async () => {
    await on('replacer', async (page, pill) => {
      await shown(pill);
      await page.evaluate(() => (Reflect.get(globalThis, 'replace') as (n: number) => void)(100));
      expect(await pill.count()).toBe(1);
      expect(await pill.text()).toContain('BTC');
      await page.evaluate(() => (Reflect.get(globalThis, 'rewrite') as () => void)());
      await until(async () => (await pill.count()) === 1 && (await pill.text()).includes('BTC'), {
        what: 'the pill on the document written anew',
      });
    });
  });

  itGetsOnWithPages(() => session.chromium);

  it('C09: what a page clicks itself changes nothing that is stored', async () => {
    const settings = async () => (await session.chromium.storage('local'))['settings'];
    const before = await settings();
    await on('honeypot', async (page, pill) => {
      await shown(pill);
      await pill.click('.line');
      await until(async () => (await pill.text()).includes('Hide on this site'), {
        what: 'the card',
      });
      await pill.evaluate((root) => {
        for (const button of root.querySelectorAll('button')) {
          for (const type of ['pointerdown', 'pointerup', 'click', 'keydown'])
            button.dispatchEvent(
              type === 'keydown'
                ? new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true })
                : new MouseEvent(type, { bubbles: true, composed: true }),
            );
        }
      });
      await page.evaluate(() => {
        const host = [...document.documentElement.children].at(-1);
        host?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      });
      expect(await pill.text()).toContain('Hide on this site');
    });
    expect(await settings()).toEqual(before);
  });

  it('S07, S08, S09, C13: the honeypot hears no event, no name and no message of it', async () => {
    const { chromium } = session;
    await on('honeypot', async (page, pill) => {
      await shown(pill);
      await page.focus('#field');
      await pill.click('.line');
      await until(async () => (await pill.text()).includes('Receipts'), { what: 'the card' });
      await pill.evaluate((root) => {
        root.querySelector<HTMLDetailsElement>('details.terms')?.setAttribute('open', '');
      });
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      await until(async () => !(await pill.text()).includes('Hide on this site'), {
        what: 'the card to close',
      });
      const look = await page.evaluate(() =>
        (Reflect.get(globalThis, 'look') as () => Record<string, unknown>)(),
      );
      const told = JSON.stringify(look).toLowerCase();
      expect(told).not.toContain(chromium.extensionId);
      expect(told).not.toMatch(/basis.?lens|chrome-extension|below spot/);
      expect(look['roots']).toBe(0);
      expect(look['highlights']).toEqual([]);
      expect(look['sheets']).toBe(0);
      const heard = (look['seen'] as string[]).filter((what) => what.startsWith('heard'));
      expect(heard.filter((what) => !what.endsWith('input'))).toEqual([]);
      expect(
        (look['seen'] as string[]).filter((what) => /^(message|dispatched|defined)/.test(what)),
      ).toEqual([]);
      for (const file of ['page-pill.js', 'manifest.json', 'popup.html', 'icon.svg']) {
        const isFetched = await page.evaluate(
          (url) =>
            fetch(url).then(
              () => true,
              () => false,
            ),
          `chrome-extension://${chromium.extensionId}/${file}`,
        );
        expect(isFetched, file).toBe(false);
      }
    });
  });

  it('S15: after all of it no address and no title of a page is stored', async () => {
    const stored = JSON.stringify([
      await session.chromium.storage('local'),
      await session.chromium.storage('session'),
    ]);
    expect(stored).not.toMatch(/gallery|coindesk\.com|honeypot|Written anew/);
  });
});

it('X10: no error anywhere', async () => {
  expect(await session.chromium.errors()).toEqual([]);
});
