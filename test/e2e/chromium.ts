/**
 * The built extension in Chromium, unmodified: the debugging pipe loads it, all names lead
 * to the world on the loopback, and nothing stays attached to its service worker.
 */
import { type Browser, launch, type Page } from 'puppeteer-core';
import { ensureBrowser } from '../../scripts/browsers.ts';
import { collectedErrors, collectErrors, openHidden } from './chromium-errors.ts';
import { chromiumPill } from './chromium-pill.ts';
import { serviceWorker, type Worker } from './chromium-worker.ts';
import {
  closeWelcome,
  type Driver,
  evaluateInside,
  isFreshProfile,
  type LaunchOptions,
  loaded,
  readings,
} from './driver.ts';

export interface ChromiumOptions extends LaunchOptions {
  /** When given, only these hosts lead to the world and no other name exists. */
  readonly worldHosts?: readonly string[];
}

export interface Chromium extends Driver {
  /** Runs in the service worker: attaches, evaluates, detaches. */
  readonly evaluateInWorker: Worker['evaluate'];
  /** A click on the button in the toolbar of the tab, which opens the popup and is a click of the user's. */
  clickAction(page: Page): Promise<Page>;
}

const flags = (options: ChromiumOptions): string[] => [
  '--enable-unsafe-extension-debugging',
  '--no-default-browser-check',
  '--disable-component-update',
  ...(options.worldPort === undefined
    ? []
    : ['--ignore-certificate-errors', hostRules(options.worldPort, options.worldHosts)]),
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...(options.colorScheme === 'dark' ? ['--force-dark-mode'] : []),
  // On the 800 by 600 of a screen that is not there, popups would be cut.
  ...(options.visible ? [] : ['--window-size=1280,900', '--screen-info={1920x1200}']),
];

const hostRules = (port: number, hosts?: readonly string[]): string =>
  `--host-resolver-rules=${
    hosts
      ? [...hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`), 'MAP * ~NOTFOUND'].join(', ')
      : `MAP * 127.0.0.1:${port}`
  }`;

export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const isFresh = isFreshProfile(options);
  const browser = await launch({
    executablePath: ensureBrowser('chromium'),
    pipe: true,
    headless: !options.visible,
    enableExtensions: true,
    defaultViewport: null,
    handleSIGINT: !options.leaveInterrupt,
    args: flags(options),
    ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
  });
  try {
    if (!options.visible) await collectErrors(browser);
    const extensionId = await browser.installExtension(options.extensionDir);
    const chromium = await drive(browser, extensionId, options);
    const welcome = chromium.address('welcome.html');
    await closeWelcome(browser, (page) => page.url() === welcome, options, isFresh);
    return chromium;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function drive(
  browser: Browser,
  extensionId: string,
  { extensionDir }: ChromiumOptions,
): Promise<Chromium> {
  const address = (path: string): string => `chrome-extension://${extensionId}/${path}`;
  const worker = await serviceWorker(browser, extensionId);
  const evaluate = evaluateInside(() => openHidden(browser, address('manifest.json')));
  const openTab = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(url);
    return page;
  };
  const popupBy = async (open: () => Promise<unknown>): Promise<Page> => {
    const before = new Set(browser.targets());
    const popup = await evaluate(() => chrome.action.getPopup({}));
    const opened = browser.waitForTarget((each) => each.url() === popup && !before.has(each));
    await Promise.all([opened, open()]);
    return loaded(await (await opened).asPage());
  };
  return {
    browser,
    extensionId,
    address,
    openTab,
    openOptions: () => openTab(address('options.html')),
    openPopup: () => popupBy(() => evaluate(() => chrome.action.openPopup())),
    async clickAction(page) {
      const extension = (await browser.extensions()).get(extensionId);
      if (!extension) throw new Error('the extension is not loaded');
      return popupBy(() => page.triggerExtensionAction(extension));
    },
    pill: chromiumPill,
    evaluate,
    ...readings(evaluate),
    workerRunning: worker.running,
    stopWorker: worker.stop,
    evaluateInWorker: worker.evaluate,
    async reinstall() {
      await browser.installExtension(extensionDir);
    },
    errors: () => collectedErrors(browser, extensionId),
    close: () => browser.close(),
  };
}
