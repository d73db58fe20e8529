/**
 * What a test can do with the built extension in a browser. Chromium and Firefox offer the
 * same, so one scenario runs in both; where they differ, the comment says so.
 */
import { existsSync, readdirSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { until } from './until.ts';

export interface LaunchOptions {
  /** Folder of the unpacked extension. */
  readonly extensionDir: string;
  /** Every https request goes to this port on the loopback; without it, to the real network. */
  readonly worldPort?: number;
  /** Keep the profile in this folder instead of a temporary one. */
  readonly profile?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** A window to look at. */
  readonly visible?: boolean;
  /** Leave the page of the first run open, which a fresh profile begins with. */
  readonly keepsWelcome?: boolean;
  /** The caller ends the browser on Ctrl-C. */
  readonly leaveInterrupt?: boolean;
}

/** Runs in an extension page, so it has the extension's `chrome` and nothing of the test. */
export type Evaluate = <A extends unknown[], T>(
  run: (...args: A) => T | Promise<T>,
  ...args: A
) => Promise<T>;

export interface Badge {
  readonly text: string;
  readonly title: string;
  /** `#rrggbb`. */
  readonly color: string;
}

export type StorageArea = 'local' | 'session';

/** The pill of a page: its root is closed, so page scripts and selectors cannot see it. */
export interface Pill {
  /** Closed shadow roots in the document; 1 where the pill is shown once. */
  count(): Promise<number>;
  /** Visible text in one line; '' where there is no pill. */
  text(): Promise<string>;
  /** Clicks the centre of the first visible match with the mouse; `button` when not named. */
  click(selector?: string): Promise<void>;
  /** Where the first visible match is, in CSS pixels of the viewport. */
  box(selector?: string): Promise<Box | null>;
  /** Runs beside the page's scripts, on prototypes that the page cannot patch. */
  evaluate<A extends unknown[], T>(
    run: (root: ShadowRoot, ...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T>;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Driver {
  readonly browser: Browser;
  readonly extensionId: string;
  /** Address of a file of the extension. */
  address(path: string): string;
  openTab(url: string): Promise<Page>;
  openOptions(): Promise<Page>;
  /** Chromium: the real popup of the toolbar, one at a time. Firefox: popup.html in a tab. */
  openPopup(): Promise<Page>;
  pill(page: Page): Pill;
  /** In a hidden page of the extension; the background is neither attached to nor woken. */
  readonly evaluate: Evaluate;
  badge(): Promise<Badge>;
  storage(area: StorageArea): Promise<Record<string, unknown>>;
  /** Fires an alarm now; its period stays. */
  fireAlarm(name: string): Promise<void>;
  /** True while the background (service worker, event page) is alive. */
  workerRunning(): Promise<boolean>;
  /** Ends the background at once, as the browser does when it is idle. */
  stopWorker(): Promise<void>;
  /** Loads the folder again: what an update does to the background and to open pages. */
  reinstall(): Promise<void>;
  /** Uncaught errors of the extension in all of its contexts, since the launch. */
  errors(): Promise<string[]>;
  /** Ends the browser and removes its temporary profile. */
  close(): Promise<void>;
}

/** The questions that both browsers answer through the extension's own `chrome`. */
export const readings = (evaluate: Evaluate): Pick<Driver, 'badge' | 'storage' | 'fireAlarm'> => ({
  async badge() {
    const { text, title, color } = await evaluate(async () => ({
      text: await chrome.action.getBadgeText({}),
      title: await chrome.action.getTitle({}),
      color: await chrome.action.getBadgeBackgroundColor({}),
    }));
    const hex = color.slice(0, 3).map((part) => part.toString(16).padStart(2, '0'));
    return { text, title, color: `#${hex.join('')}` };
  },
  storage: (area) => evaluate((name) => chrome.storage[name].get<Record<string, unknown>>(), area),
  fireAlarm: (name) =>
    evaluate(async (alarm) => {
      const { periodInMinutes } = (await chrome.alarms.get(alarm)) ?? {};
      await chrome.alarms.create(alarm, {
        when: Date.now(),
        ...(periodInMinutes === undefined ? {} : { periodInMinutes }),
      });
    }, name),
});

/** The source of a call that can be made where `run` was not defined; arguments are JSON. */
export const callOf = <A extends unknown[]>(run: (...args: A) => unknown, args: A): string =>
  `(${run.toString()})(...${JSON.stringify(args)})`;

/** Keeps one hidden extension page open to evaluate in, and a new one once a reload closed it. */
export function evaluateInside(open: () => Promise<Page>): Evaluate {
  let hidden: Promise<Page> | undefined;
  const inHidden = async (expression: string): Promise<unknown> => {
    hidden ??= open().catch((error: unknown) => {
      hidden = undefined;
      throw error;
    });
    return (await hidden).evaluate(expression);
  };
  const isGone = (): Promise<boolean> =>
    inHidden('true').then(
      () => false,
      () => true,
    );
  return async <A extends unknown[], T>(run: (...args: A) => T | Promise<T>, ...args: A) => {
    const call = callOf(run, args);
    try {
      return (await inHidden(call)) as T;
    } catch (error) {
      if (!(await isGone())) throw error;
      hidden = undefined;
      return (await inHidden(call)) as T;
    }
  };
}

/**
 * A fresh profile opens a page of its own, over whatever a test has opened by then: it is
 * waited for and closed, unless it is what the test is about.
 */
export async function closeWelcome(
  browser: Browser,
  isWelcome: (page: Page) => boolean | Promise<boolean>,
  { profile, keepsWelcome }: LaunchOptions,
  isFresh: boolean,
): Promise<void> {
  if (!isFresh) return;
  const find = async (): Promise<Page | undefined> => {
    for (const page of await browser.pages()) if (await isWelcome(page)) return page;
    return undefined;
  };
  const page = await until(find, {
    what: `the page of the first run${profile === undefined ? '' : ` in ${profile}`}`,
  });
  if (!keepsWelcome) await page.close();
}

/** Whether no browser has used the folder yet. */
export const isFreshProfile = ({ profile }: LaunchOptions): boolean =>
  profile === undefined || !existsSync(profile) || readdirSync(profile).length === 0;

/** Resolves once the load event is over, which a file that does not exist never reaches. */
export const loaded = async (page: Page): Promise<Page> => {
  const isOver = (): Promise<boolean> =>
    page.evaluate(() =>
      performance
        .getEntriesByType('navigation')
        .some((entry) => entry instanceof PerformanceNavigationTiming && entry.loadEventEnd > 0),
    );
  await until(isOver, { what: 'the page to load; is it in the build?', timeoutMs: 10_000 });
  return page;
};
