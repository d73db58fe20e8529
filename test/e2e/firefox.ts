/**
 * The built extension in Firefox, unmodified, over BiDi. Its address is fixed in advance by
 * a preference; all names lead to the world on the loopback; nothing else is asked for.
 */
import { type Browser, launch, type Page } from 'puppeteer-core';
import { ensureBrowser } from '../../scripts/browsers.ts';
import {
  closeWelcome,
  type Driver,
  evaluateInside,
  isFreshProfile,
  type LaunchOptions,
  loaded,
  readings,
} from './driver.ts';
import { navigate } from './firefox-bidi.ts';
import { firefoxPill } from './firefox-pill.ts';
import { endEventPage, eventPageRuns, scriptErrors } from './firefox-system.ts';

export interface FirefoxOptions extends LaunchOptions {
  /** Idle time after which the event page ends; 30 s when absent. */
  readonly idleTimeoutMs?: number;
}

const geckoId = 'basis-lens@basis-lens.example';
const uuid = 'ba515000-1e05-4000-8000-ba5151e05000';
const address = (path: string): string => `moz-extension://${uuid}/${path}`;

const preferences = (options: FirefoxOptions): Record<string, unknown> => ({
  'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: uuid }),
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  // A click in the options is answered with yes, where a person would be asked.
  'extensions.webextOptionalPermissionPrompts': false,
  // Files of the extension that are shown in its hidden page: as they are.
  'devtools.jsonview.enabled': false,
  'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
  ...(options.worldPort === undefined
    ? {}
    : {
        'network.dns.forceResolve': '127.0.0.1',
        'network.socket.forcePort': `443=${options.worldPort}`,
      }),
  ...(options.idleTimeoutMs === undefined
    ? {}
    : { 'extensions.background.idle.timeout': options.idleTimeoutMs }),
});

export async function launchFirefox(options: FirefoxOptions): Promise<Driver> {
  const isFresh = isFreshProfile(options);
  const browser = await launch({
    browser: 'firefox',
    executablePath: ensureBrowser('firefox'),
    headless: !options.visible,
    acceptInsecureCerts: options.worldPort !== undefined,
    defaultViewport: null,
    handleSIGINT: !options.leaveInterrupt,
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
    extraPrefsFirefox: preferences(options),
    // Without it, release builds ignore the preference for the settings server.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
  });
  try {
    // Its address is not told: the page changes its process on the way.
    const before = new Set(await browser.pages());
    await browser.installExtension(options.extensionDir);
    await closeWelcome(browser, (page) => !before.has(page), options, isFresh);
    return drive(browser, options.extensionDir);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function drive(browser: Browser, extensionDir: string): Driver {
  const openOwn = async (url: string, background = false): Promise<Page> => {
    const page = await browser.newPage({ type: 'tab', background });
    await navigate(page, url);
    return loaded(page);
  };
  const evaluate = evaluateInside(() => openOwn(address('manifest.json'), true));
  return {
    browser,
    extensionId: uuid,
    address,
    async openTab(url) {
      if (url.startsWith(address(''))) return openOwn(url);
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    },
    openOptions: () => openOwn(address('options.html')),
    openPopup: () => openOwn(address('popup.html')),
    pill: firefoxPill,
    evaluate,
    ...readings(evaluate),
    workerRunning: () => eventPageRuns(browser, geckoId),
    stopWorker: () => endEventPage(browser, geckoId),
    async reinstall() {
      await browser.installExtension(extensionDir);
    },
    errors: () => scriptErrors(browser, address('')),
    close: () => browser.close(),
  };
}
