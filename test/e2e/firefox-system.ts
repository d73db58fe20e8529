/**
 * What only the browser's own window knows of an extension: whether its event page lives,
 * how to end it, and the errors of all of its contexts.
 */
import type { Browser } from 'puppeteer-core';
import { evaluateInBrowser } from './firefox-bidi.ts';

interface ScriptError {
  readonly errorMessage?: string;
  readonly sourceName?: string;
  readonly flags?: number;
}

declare const WebExtensionPolicy: {
  getByID(id: string): {
    extension: { backgroundState: string; terminateBackground(): Promise<void> };
  };
};
declare const ChromeUtils: {
  importESModule(url: string): {
    AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> };
    ExtensionPermissions: {
      add(id: string, permissions: object): Promise<void>;
      remove(id: string, permissions: object, extension: object): Promise<void>;
    };
  };
};
declare const Services: {
  console: { getMessageArray(): ScriptError[] };
  prefs: { setBoolPref(name: string, value: boolean): void };
};
declare const Ci: { nsIScriptError: { new (): ScriptError; readonly warningFlag: number } };

/** As the switch in the browser's list of extensions does: it is loaded again. */
export const allowPrivateWindows = (browser: Browser, extensionId: string): Promise<void> =>
  evaluateInBrowser(
    browser,
    async (id) => {
      const load = (name: string) =>
        ChromeUtils.importESModule(`resource://gre/modules/${name}.sys.mjs`);
      await load('ExtensionPermissions').ExtensionPermissions.add(id, {
        permissions: ['internal:privateBrowsingAllowed'],
        origins: [],
      });
      await (await load('AddonManager').AddonManager.getAddonByID(id)).reload();
    },
    extensionId,
  );

export const eventPageRuns = (browser: Browser, extensionId: string): Promise<boolean> =>
  evaluateInBrowser(
    browser,
    (id) => WebExtensionPolicy.getByID(id).extension.backgroundState === 'running',
    extensionId,
  );

export const endEventPage = (browser: Browser, extensionId: string): Promise<void> =>
  evaluateInBrowser(
    browser,
    (id) => WebExtensionPolicy.getByID(id).extension.terminateBackground(),
    extensionId,
  );

/**
 * All that any context of ours complained of. A page that is left while it waits for the
 * browser is none: the browser itself notes that the answer came too late.
 */
export const scriptErrors = (browser: Browser, origin: string): Promise<string[]> =>
  evaluateInBrowser(
    browser,
    (prefix) =>
      Services.console
        .getMessageArray()
        .filter((each): each is ScriptError => each instanceof Ci.nsIScriptError)
        .filter(({ sourceName }) => sourceName?.startsWith(prefix))
        .filter(({ flags = 0 }) => (flags & Ci.nsIScriptError.warningFlag) === 0)
        .filter(
          ({ errorMessage = '' }) =>
            !/^Promise \w+ (?:after context unloaded|while context is inactive)/.test(errorMessage),
        )
        .map(({ errorMessage, sourceName }) => `${errorMessage} (${sourceName})`),
    origin,
  );

/** What a person sets on the page of preferences, from now on. */
export const prefer = (browser: Browser, name: string, value: boolean): Promise<void> =>
  evaluateInBrowser(
    browser,
    (preference, is) => Services.prefs.setBoolPref(preference, is),
    name,
    value,
  );

/** What the switches on the browser's own page of an extension do, each of which is a host. */
export const withdrawHosts = (
  browser: Browser,
  extensionId: string,
  hosts: readonly string[],
): Promise<void> =>
  evaluateInBrowser(
    browser,
    (id, origins) =>
      ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      ).ExtensionPermissions.remove(
        id,
        { permissions: [], origins },
        WebExtensionPolicy.getByID(id).extension,
      ),
    extensionId,
    hosts.map((host) => `https://${host}/*`),
  );
