/** What a person allows on the browser's own page of extensions, by its switches. */
import type { Chromium } from './chromium.ts';

/** What the browser lends to that page alone. */
interface ExtensionsPage {
  readonly developerPrivate: {
    updateExtensionConfiguration(update: {
      extensionId: string;
      hostAccess: string;
    }): Promise<void>;
    addHostPermission(id: string, origin: string): Promise<void>;
    removeHostPermission(id: string, origin: string): Promise<void>;
  };
}

export interface Access {
  enable(on: boolean): Promise<void>;
  hostAccess(access: 'ON_ALL_SITES' | 'ON_SPECIFIC_SITES'): Promise<void>;
  host(change: 'addHostPermission' | 'removeHostPermission', name: string): Promise<void>;
}

export async function openAccess({ openTab, extensionId }: Chromium): Promise<Access> {
  const page = await openTab('chrome://extensions');
  return {
    enable: (on) =>
      page.evaluate((id, enabled) => chrome.management.setEnabled(id, enabled), extensionId, on),
    hostAccess: (hostAccess) =>
      page.evaluate(
        (update) =>
          (chrome as unknown as ExtensionsPage).developerPrivate.updateExtensionConfiguration(
            update,
          ),
        { extensionId, hostAccess },
      ),
    host: (change, name) =>
      page.evaluate(
        (id, how, origin) =>
          (chrome as unknown as ExtensionsPage).developerPrivate[how](id, origin),
        extensionId,
        change,
        `https://${name}/*`,
      ),
  };
}

/** Noted where a request was on its way as its host was withdrawn. */
export const isWithdrawn = (error: string): boolean => error.includes('blocked by CORS policy');
