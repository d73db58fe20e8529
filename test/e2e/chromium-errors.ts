/**
 * Errors of the extension as the browser itself notes them on its extensions page: those of
 * the service worker too, without attaching to it.
 */
import type { Browser, Page } from 'puppeteer-core';

/** Behind the tab in front, which stays visible to its page. */
export async function openHidden(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ type: 'tab', background: true });
  await page.goto(url);
  return page;
}

/** The part of the extensions page's own API that is used here. */
interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  getExtensionInfo(id: string): Promise<{
    runtimeErrors: { severity: string; message: string; source: string }[];
    manifestErrors: { message: string }[];
  }>;
}

const onExtensionsPage = async <T>(
  browser: Browser,
  use: (page: Page) => Promise<T>,
): Promise<T> => {
  const page = await openHidden(browser, 'chrome://extensions/');
  try {
    return await use(page);
  } finally {
    await page.close();
  }
};

/** In developer mode the browser notes the errors of every context, the worker's included. */
export const collectErrors = (browser: Browser): Promise<void> =>
  onExtensionsPage(browser, (page) =>
    page.evaluate(async () => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    }),
  );

export const collectedErrors = (browser: Browser, extensionId: string): Promise<string[]> =>
  onExtensionsPage(browser, (page) =>
    page.evaluate(async (id) => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
      const { runtimeErrors, manifestErrors } = await developerPrivate.getExtensionInfo(id);
      return [
        ...manifestErrors.map(({ message }) => message),
        ...runtimeErrors
          .filter(({ severity }) => severity === 'ERROR')
          .map(({ message, source }) => `${message} (${source})`),
      ];
    }, extensionId),
  );
