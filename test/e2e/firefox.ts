/**
 * The built extension in Firefox, unmodified, over BiDi. Its address is fixed in advance by
 * a preference; all names lead to the world on the loopback; nothing else is asked for.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
import { addressOf, navigate } from './firefox-bidi.ts';
import { firefoxPill } from './firefox-pill.ts';
import { endEventPage, eventPageRuns, scriptErrors } from './firefox-system.ts';

export interface FirefoxOptions extends LaunchOptions {
  /** Idle time after which the event page ends; 30 s when absent. */
  readonly idleTimeoutMs?: number;
  /** Ask for permissions as it asks a person; otherwise a click is answered with yes. */
  readonly asksPermissions?: boolean;
  /** Installed in its `profile` for good, so that it is there after a restart as well. */
  readonly isPermanent?: boolean;
}

export const geckoId = 'basis-lens@basis-lens.example';
const uuid = 'ba515000-1e05-4000-8000-ba5151e05000';
const address = (path: string): string => `moz-extension://${uuid}/${path}`;

const preferences = (options: FirefoxOptions): Record<string, unknown> => ({
  'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: uuid }),
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'extensions.webextOptionalPermissionPrompts': options.asksPermissions ?? false,
  // A build is not signed.
  'xpinstall.signatures.required': false,
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
  if (options.isPermanent) linkFrom(options);
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
    if (!options.isPermanent) await browser.installExtension(options.extensionDir);
    const welcome = address('welcome.html');
    const isWelcome = async (page: Page): Promise<boolean> => (await addressOf(page)) === welcome;
    await closeWelcome(browser, isWelcome, options, isFresh);
    return drive(browser, options.extensionDir);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** A file in a profile that names a folder: what is in there is installed. */
function linkFrom({ profile, extensionDir }: FirefoxOptions): void {
  if (profile === undefined) throw new Error('what stays installed needs a profile that stays');
  const folder = join(profile, 'extensions');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, geckoId), extensionDir);
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
