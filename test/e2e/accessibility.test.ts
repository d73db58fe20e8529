/** Popup, options and pill for those who do not see them, do not point, or look closer. */
import type { KeyInput, Page, Protocol } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarketState } from '../../lib/state/market-state.ts';
import {
  type Concern,
  type MediaFeature,
  motions,
  smallTargets,
  violations,
  walk,
  withMedia,
} from './audit.ts';
import type { Pill } from './driver.ts';
import { press } from './press.ts';
import { ageStored, openSession, type Session } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';

/** How a page may be looked at, and what is new by it. */
const looks: readonly (readonly [string, readonly MediaFeature[], Concern])[] = [
  ['light', [{ name: 'prefers-color-scheme', value: 'light' }], 'all'],
  ['dark', [{ name: 'prefers-color-scheme', value: 'dark' }], 'colours'],
  ['forced colours', [{ name: 'forced-colors', value: 'active' }], 'colours'],
];

/** The popup at 200 % zoom, and the narrowest window that content must fit. */
const zoomed = [
  { width: 400, height: 300, deviceScaleFactor: 2 },
  { width: 320, height: 480, deviceScaleFactor: 2 },
];

const still: readonly MediaFeature[] = [{ name: 'prefers-reduced-motion', value: 'reduce' }];

/** Calls back with each state that a page can be unfolded to. */
type Unfold = (look: (what: string) => Promise<void>) => Promise<void>;

/** What lies beyond the edges of a page, which must not scroll sideways; a table of data may. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('#root *')]
      .filter(
        (each) => each.checkVisibility() && !each.closest('.unseen, .panel-plot, .chart-table'),
      )
      .filter((each) => {
        const { left, right, width } = each.getBoundingClientRect();
        return width > 0 && (left < -0.5 || right > innerWidth + 0.5);
      })
      .map((each) => each.outerHTML.slice(0, 120)),
  );

/** The text of what has the focus; empty where it was lost. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === null || at === document.body ? '' : (at.textContent ?? '').trim();
  });

const pressed = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[aria-pressed=true]')].map((each) => each.textContent ?? ''),
  );

/** What both pages are asked in the same way. */
function commonTo(pageOf: () => Page, unfold: Unfold): void {
  it.each(looks)('A01: axe finds nothing, %s', async (_name, features, concern) => {
    const page = pageOf();
    await withMedia(page, features, () =>
      unfold(async (what) => {
        expect(await violations(page, concern), what).toEqual([]);
      }),
    );
  });

  it.each(zoomed)('A01: axe finds nothing and nothing is cut off at $width px', async (size) => {
    const page = pageOf();
    await page.setViewport(size);
    try {
      await unfold(async (what) => {
        expect(await violations(page, 'shapes'), what).toEqual([]);
        expect(await cutOff(page), what).toEqual([]);
        const overflow = () => document.documentElement.scrollWidth - innerWidth;
        expect(await page.evaluate(overflow), what).toBe(0);
      });
    } finally {
      await page.setViewport(null);
    }
  });

  it('A10: every target is at least 24 by 24 px', async () => {
    const page = pageOf();
    await unfold(async (what) => {
      const count = await page.evaluate(() => document.querySelectorAll('button, input').length);
      expect(count).toBeGreaterThan(8);
      expect(await page.evaluate(`(${smallTargets.toString()})(document)`), what).toEqual([]);
    });
  });

  it('A09: nothing moves where less motion is wanted', async () => {
    const page = pageOf();
    await withMedia(page, still, () =>
      unfold(async (what) => {
        expect(await page.evaluate(`(${motions.toString()})(document)`), what).toEqual([]);
      }),
    );
  });

  it('A05: the Tab key reaches every control, with a ring and nothing over it', async () => {
    const page = pageOf();
    await unfold(async (what) => {
      const { stops, missed } = await walk(page);
      expect(missed, what).toEqual([]);
      expect(stops.length, what).toBeGreaterThan(7);
      expect(
        stops.filter(({ hasRing, isCovered }) => !hasRing || isCovered),
        what,
      ).toEqual([]);
    });
  });

  it('A04: no number speaks by itself, and one region at most is polite', async () => {
    const page = pageOf();
    await unfold(async (what) => {
      const live = await page.evaluate(() =>
        [...document.querySelectorAll('[aria-live], [role=status], [role=log], output')].map(
          (each) => each.textContent,
        ),
      );
      expect(live.length, what).toBeLessThanOrEqual(1);
      for (const text of live) expect(text, what).not.toMatch(/\d/);
    });
  });
}

describe('accessibility', () => {
  let session: Session;
  let state: MarketState;

  beforeAll(async () => {
    session = await openSession({ scenario: 'story' });
    state = await session.ready();
  });
  afterAll(() => session?.close());

  describe('the popup', () => {
    let popup: Page;

    beforeAll(async () => {
      popup = await session.chromium.openTab(session.chromium.address('popup.html'));
      await popup.waitForSelector('canvas');
    });
    afterAll(() => popup?.close());

    const texts = (): Promise<number> =>
      popup.evaluate(() => document.querySelectorAll('.meaning-length button').length);
    const more = '.meaning-length button:last-of-type';

    const unfold: Unfold = async (look) => {
      await popup.waitForSelector('.mini-chart canvas');
      await look('as it opens');
      await press(popup, '[data-shows=table]');
      await popup.waitForSelector('.chart-table');
      await look('the table');
      await press(popup, '[data-shows=more]');
      await popup.waitForSelector('.more .curve');
      await look('what stands behind');
      await press(popup, '[data-shows=more]');
      await popup.waitForSelector('.mini-chart canvas');
      for (const tab of ['cases', 'claims', 'receipts', 'venues', 'meaning']) {
        await press(popup, `#tab-${tab}`);
        await popup.waitForSelector(`[aria-labelledby="tab-${tab}"] *`);
        await look(tab);
      }
      await press(popup, more);
      await until(async () => (await texts()) === 1, { what: 'the full text' });
      await press(popup, '.meaning .term');
      await popup.waitForSelector('.definition');
      await press(popup, '.glossary summary');
      await look('the full text');
      await press(popup, more);
      await until(async () => (await texts()) === 2, { what: 'the paragraph' });
    };

    commonTo(() => popup, unfold);

    it('A01, X07: zoomed to 200 %, the window of the toolbar shows all of it by scrolling', async () => {
      const asPopup = (surface: string) =>
        popup.evaluate((value) => {
          document.documentElement.dataset['surface'] = value;
        }, surface);
      await popup.setViewport({ width: 400, height: 300, deviceScaleFactor: 2 });
      try {
        await asPopup('popup');
        expect(await violations(popup)).toEqual([]);
        expect(await cutOff(popup)).toEqual([]);
        const { stops, missed } = await walk(popup);
        expect(missed).toEqual([]);
        expect(stops.filter(({ name }) => name === 'More')).toMatchObject([{ isCovered: false }]);
        await shoot(popup, 'popup-zoomed', { scheme: 'light' });
      } finally {
        await asPopup('page');
        await popup.setViewport(null);
      }
    });

    it('A05: range, table and tabs obey the keyboard', async () => {
      await popup.focus('.ranges button');
      await popup.keyboard.press('Enter');
      await until(async () => (await pressed(popup)).includes('30d'), { what: 'the range' });
      await popup.focus('[data-shows=table]');
      await popup.keyboard.press('Space');
      await popup.waitForSelector('.chart-table');
      expect(await focused(popup)).toBe('Table');
      await popup.keyboard.press('Space');
      await popup.waitForSelector('.mini-chart canvas');

      await popup.focus('#tab-meaning');
      for (const [key, tab] of [
        ['ArrowRight', 'cases'],
        ['End', 'venues'],
        ['ArrowRight', 'meaning'],
        ['ArrowLeft', 'venues'],
        ['Home', 'meaning'],
      ] as const) {
        await popup.keyboard.press(key);
        await popup.waitForSelector(`#tab-${tab}[aria-selected=true]`);
        expect(await popup.evaluate(() => document.activeElement?.id)).toBe(`tab-${tab}`);
      }
    });

    it('A05: a button that goes away does not take the focus with it', async () => {
      await popup.focus('.meaning-length button');
      await popup.keyboard.press('Enter');
      await until(async () => (await texts()) === 1, { what: 'the one line' });
      expect(await focused(popup)).toBe('More');
      await popup.keyboard.press('Enter');
      await until(async () => (await texts()) === 2, { what: 'the paragraph' });
      expect(await focused(popup)).toBe('More');
      await popup.keyboard.press('Enter');
      await until(async () => (await texts()) === 1, { what: 'the full text' });
      expect(await focused(popup)).toBe('Less');
      await popup.keyboard.press('Enter');
    });

    it('A05: the charts obey the keyboard: through time, closer, to both ends', async () => {
      const told = (): Promise<string> =>
        popup.$eval('.panel-plot', (plot) => plot.getAttribute('aria-label') ?? '');
      const after = async (key: KeyInput): Promise<string> => {
        const before = await told();
        await popup.keyboard.press(key);
        await until(async () => (await told()) !== before, { what: `what ${key} does` });
        return told();
      };
      await press(popup, '.ranges button');
      await popup.focus('.mini-chart');
      const last = await told();
      expect(await after('ArrowLeft')).not.toBe(last);
      expect(await after('End')).toBe(last);
      expect(await after('-')).not.toBe(last);
      await after('Home');
      await popup.keyboard.down('Shift');
      await popup.keyboard.press('ArrowLeft');
      await popup.keyboard.up('Shift');
      expect(await popup.$eval('.mini-chart', (chart) => chart.matches(':focus-visible'))).toBe(
        true,
      );
      await press(popup, '.ranges button:nth-of-type(3)');
    });

    it('A11: each chart has a name that tells it, and a table of the same', async () => {
      const told = await popup.$$eval('.panel-plot', (plots) =>
        plots.map((plot) => [plot.getAttribute('role'), plot.getAttribute('aria-label') ?? '']),
      );
      expect(told).toHaveLength(4);
      for (const [role, text] of told) {
        expect(role).toBe('img');
        expect(text).toMatch(/lowest on .*\d{4} at .* and last .*\d/);
      }
      await press(popup, '[data-shows=table]');
      const table = await popup.waitForSelector('.chart-table table');
      const read = await table?.evaluate((found) => ({
        caption: found.querySelector('caption')?.textContent,
        heads: [...found.querySelectorAll('thead th[scope=col]')].map((each) => each.textContent),
        rows: [...found.querySelectorAll('tbody tr')].map((row) =>
          [...row.querySelectorAll('th[scope=row], td')].map((cell) => cell.textContent),
        ),
      }));
      expect(read?.caption).toContain('The record');
      expect(read?.heads).toHaveLength(7);
      expect(read?.rows.length).toBeGreaterThan(20);
      expect(read?.rows.every((row) => row.length === 7)).toBe(true);
      expect(told[0]?.[1]).toContain(`last ${read?.rows[0]?.[2]}`);
      await press(popup, '[data-shows=table]');
      await popup.waitForSelector('.mini-chart canvas');
    });

    it('A08: with forced colours the curves differ by width and dash', async () => {
      await withMedia(popup, [{ name: 'forced-colors', value: 'active' }], async () => {
        await shoot(popup, 'popup-forced-colours');
        const keys = await popup.$$eval('.readout .key', (all) =>
          all.map((key) => {
            const { borderTopStyle, borderTopWidth } = getComputedStyle(key, '::before');
            return `${borderTopStyle} ${borderTopWidth}`;
          }),
        );
        expect(new Set(keys).size).toBe(3);
      });
    });

    it('A04: numbers that change are not read out', async () => {
      const spoken = await popup.evaluateHandle(() => {
        const said: string[] = [];
        const observer = new MutationObserver((changes) => {
          for (const { target } of changes) {
            const element = target instanceof Element ? target : target.parentElement;
            if (element?.closest('[aria-live], [role=status], [role=alert], [role=log], output')) {
              said.push(element.textContent ?? '');
            }
          }
        });
        observer.observe(document.body, { childList: true, characterData: true, subtree: true });
        return said;
      });
      const age = () => popup.evaluate(() => document.querySelector('.age')?.textContent);
      await ageStored(session.chromium, 3 * 60_000);
      const aged = await age();
      await session.poll();
      await until(async () => (await age()) !== aged, { what: 'other numbers' });
      expect(await spoken.jsonValue()).toEqual([]);
    });
  });

  describe('the options', () => {
    let options: Page;

    beforeAll(async () => {
      options = await session.chromium.openOptions();
      await options.waitForSelector('[name="pollMinutes"]');
    });
    afterAll(async () => {
      await options?.evaluate(() =>
        chrome.runtime.sendMessage({ type: 'show-site', site: 'coindesk' }),
      );
      await options?.close();
    });

    const type = async (field: string, value: string): Promise<void> => {
      await press(options, `[name="${field}"]`, { count: 3 });
      await options.keyboard.type(value);
      await options.keyboard.press('Tab');
    };

    /** As they open; then with a refused value, own lines, a site and the bar that says so. */
    const unfold: Unfold = async (look) => {
      await options.reload();
      await options.waitForSelector('[name="pollMinutes"]');
      await look('as they open');
      await options.evaluate(() => chrome.runtime.sendMessage({ type: 'hide', site: 'coindesk' }));
      await options.waitForSelector('.hidden-sites button');
      await type('lines.richEnter', '18');
      await options.waitForSelector('.line-save .button + .button');
      await type('alerts.lines', '3');
      await options.keyboard.press('Enter');
      await options.waitForSelector('.chip');
      await type('pollMinutes', '0');
      await options.waitForSelector('[name=pollMinutes][aria-invalid=true]');
      await look('with all that can appear');
      // One after the other: what goes away moves the rest of the page.
      for (const button of [
        '.line-save .button + .button',
        '.hidden-sites button',
        '.chip button',
      ]) {
        await press(options, button);
        await until(async () => !(await options.$(button)), { what: `${button} to go` });
      }
    };

    commonTo(() => options, unfold);

    it('A05: a button that goes away does not take the focus with it', async () => {
      await unfold(async (what) => {
        if (what === 'as they open') return;
        for (const button of [
          '.line-save .button + .button',
          '.hidden-sites button',
          '.chip button',
        ]) {
          await options.focus(button);
          await options.keyboard.press('Enter');
          await until(async () => !(await options.$(button)), { what: `${button} to go` });
          expect(await options.evaluate(() => document.activeElement?.tagName), button).not.toBe(
            'BODY',
          );
        }
        await options.evaluate(() =>
          chrome.runtime.sendMessage({ type: 'hide', site: 'coindesk' }),
        );
        await type('lines.richEnter', '18');
        await options.waitForSelector('.line-save .button + .button');
        await type('alerts.lines', '3');
        await options.keyboard.press('Enter');
        await options.waitForSelector('.chip');
      });
    });

    it('A05: a refused value is told with its field', async () => {
      await type('pollMinutes', '0');
      const field = await options.waitForSelector('[name="pollMinutes"][aria-invalid=true]');
      const described = await field?.evaluate((each) =>
        (each.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent),
      );
      expect(described?.join(' ')).toMatch(/minutes .*between 1 and 30/);
      expect(
        await options.evaluate(
          () => document.querySelectorAll('[role=alert]:not([hidden])').length,
        ),
      ).toBe(1);
    });
  });

  describe('the pill', () => {
    let page: Page;
    let pill: Pill;

    beforeAll(async () => {
      page = await session.chromium.openTab(session.world.pages.article);
      pill = session.chromium.pill(page);
      await until(() => pill.text(), { what: 'the pill' });
    });
    afterAll(() => page?.close());

    const isOpen = async (): Promise<boolean> => (await pill.text()).includes('Hide on this site');

    /** What assistive technology is told of the page, closed roots included. */
    const tree = async (): Promise<Protocol.Accessibility.AXNode[]> => {
      const cdp = await page.createCDPSession();
      try {
        const { nodes } = await cdp.send('Accessibility.getFullAXTree');
        return nodes.filter(({ ignored }) => !ignored);
      } finally {
        await cdp.detach();
      }
    };
    const property = (node: Protocol.Accessibility.AXNode, name: string): unknown =>
      node.properties?.find((each) => each.name === name)?.value.value;
    const named = (nodes: Protocol.Accessibility.AXNode[], role: string): string[] =>
      nodes.filter((each) => each.role?.value === role).map((each) => String(each.name?.value));

    it('A02, A03: is a button whose name tells meaning, value and age', async () => {
      const nodes = await tree();
      const value = `${Math.abs(state.average7.value ?? Number.NaN).toFixed(1)}.%`;
      const spoken = `Bitcoin futures: below spot, ${value} a year below spot`;
      expect(named(nodes, 'button')).toEqual([
        expect.stringMatching(
          new RegExp(
            `^BTC Below spot −${value}/yr( then .*)?( leverage p\\d+)? (now|\\d+ min)( p\\d+)?\\. ${spoken}(, leverage .*)?, (now|.* ago)(; on .*)?$`,
          ),
        ),
        'Move: drag, or use the arrow keys',
      ]);
      const [button] = nodes.filter((each) => each.role?.value === 'button');
      expect(button && property(button, 'expanded')).toBe(false);
      expect(button && property(button, 'hasPopup')).toBe('dialog');
    });

    it('A04: one polite region, and nothing in it', async () => {
      const live = (await tree()).filter((node) => property(node, 'live') !== undefined);
      expect(
        live.map((node) => [node.role?.value, property(node, 'live'), node.name?.value]),
      ).toEqual([['status', 'polite', '']]);
    });

    it('A05: the Tab key comes to it after the page; Enter opens, Esc closes and gives back', async () => {
      const links = await page.$$eval('a[href]', (found) => found.length);
      expect(links).toBeGreaterThan(0);
      const inPill = (): Promise<string | null> =>
        pill.evaluate((root) => root.activeElement?.className ?? null);
      for (let link = 0; link < links; link += 1) {
        await page.keyboard.press('Tab');
        expect(await inPill(), `link ${link}`).toBeNull();
      }
      await page.keyboard.press('Tab');
      expect(await inPill()).toBe('line');
      await page.keyboard.press('Tab');
      expect(await inPill()).toBe('grip');
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      await page.keyboard.press('Enter');
      await until(isOpen, { what: 'the card' });
      expect(await inPill()).toBe('card');
      const nodes = await tree();
      expect(named(nodes, 'dialog')).toEqual(['Bitcoin futures']);
      expect(named(nodes, 'button').slice(2)).toEqual([
        'Shrink to a dot',
        'Close',
        'Open chart',
        'Hide for now',
        'Hide on this site',
        'Hide everywhere',
      ]);
      const folds = ['summary', 'summary', 'summary'];
      // The claims of the text come after the rest of the record.
      await until(
        () =>
          pill.evaluate(
            (root, count) => root.querySelectorAll('summary').length === count,
            folds.length,
          ),
        { what: 'the folds' },
      );
      const reached: (string | null)[] = [];
      do {
        await page.keyboard.press('Tab');
        reached.push(
          await pill.evaluate((root) =>
            root.activeElement instanceof HTMLElement
              ? (root.activeElement.dataset['do'] ?? root.activeElement.localName)
              : null,
          ),
        );
      } while (reached.at(-1) !== null && reached.length < 30);
      const last = ['open', 'later', 'hide', 'everywhere', null];
      expect(reached).toEqual(['shrink', 'close', 'div', ...folds, ...last]);
      await pill.evaluate((root) => root.querySelector<HTMLElement>('.card')?.focus());
      await page.keyboard.press('Escape');
      await until(async () => !(await isOpen()), { what: 'the card to close' });
      expect(await inPill()).toBe('line');
    });

    it('A09, A10: nothing in it moves, and every target is at least 24 by 24 px', async () => {
      await pill.click();
      await until(isOpen, { what: 'the card' });
      expect(await pill.evaluate(motions)).toEqual([]);
      expect(await pill.evaluate(smallTargets)).toEqual([]);
      expect(await pill.evaluate((root) => root.querySelectorAll('button').length)).toBe(8);
    });

    it.each(looks)(
      'A01, A02: axe finds nothing in an open copy of it, %s',
      async (_name, features) => {
        if (!(await isOpen())) await pill.click();
        await until(isOpen, { what: 'the card' });
        const content = await pill.evaluate((root) => ({
          html: [...root.children].map((each) => each.outerHTML).join(''),
          css: root.adoptedStyleSheets
            .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
            .join('\n'),
        }));
        expect(content.css).toContain('.card');
        const copy = await session.chromium.browser.newPage();
        try {
          await copy.setContent(
            '<!doctype html><html lang="en"><title>Copy</title><main id="copy">',
          );
          await copy.evaluate(({ html, css }) => {
            const root = document.querySelector('#copy')?.attachShadow({ mode: 'open' });
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            root?.setHTMLUnsafe(html);
            if (root) root.adoptedStyleSheets = [sheet];
          }, content);
          await withMedia(copy, features, async () => {
            expect(await violations(copy, 'all', '#copy')).toEqual([]);
          });
        } finally {
          await copy.close();
        }
      },
    );
  });

  it('A01, A04: old numbers look right to axe, and their age is not counted aloud', async () => {
    session.world.setFaults([{ host: '*', kind: 'down' }]);
    await ageStored(session.chromium, 20 * 60_000);
    await session.poll();
    const popup = await session.chromium.openPopup();
    await popup.waitForSelector('.notice[data-kind=offline]');
    for (const [name, features, concern] of looks) {
      await withMedia(popup, features, async () => {
        expect(await violations(popup, concern), name).toEqual([]);
      });
    }
    const spoken = (): Promise<string[]> =>
      popup.$$eval('[aria-live], [role=status], [role=alert]', (regions) =>
        regions.map((each) => each.textContent ?? ''),
      );
    const told = await spoken();
    expect(told).toEqual([expect.stringMatching(/Stale: the last good reading is \d+ min old/)]);
    // Their minutes are more than twenty where all of this took its time.
    const ages = (text: string): number[] =>
      [...text.matchAll(/(\d+) min\b/g)].map(([, minutes]) => Number(minutes));
    const [toldMinutes = 0] = ages(told.join());
    expect(toldMinutes).toBeGreaterThanOrEqual(20);
    await ageStored(session.chromium, 10 * 60_000);
    await until(
      async () =>
        ages(await popup.$eval('body', (body) => body.innerText)).some(
          (minutes) => minutes >= toldMinutes + 10,
        ),
      {
        what: 'the age in sight',
      },
    );
    expect(await spoken()).toEqual(told);
  });

  it('X10: no error anywhere', async () => {
    expect(await session.chromium.errors()).toEqual([]);
  });
});
