/**
 * Which hosts the browser lets us ask, and how a page asks for more. The user may take any
 * of them back at any time.
 */
import { browser } from './browser.ts';

const originsOf = (hosts: readonly string[]): string[] => hosts.map((host) => `https://${host}/*`);

/** Those of `hosts` that may be asked. A browser that cannot say is taken to allow them. */
export async function grantedHosts(hosts: readonly string[]): Promise<ReadonlySet<string>> {
  const allowed = await Promise.all(
    hosts.map((host) =>
      browser.permissions.contains({ origins: originsOf([host]) }).catch(() => true),
    ),
  );
  return new Set(hosts.filter((_, index) => allowed[index]));
}

/** Every pattern the browser lets us into; none where it cannot say. */
export async function grantedPatterns(): Promise<string[]> {
  try {
    return (await browser.permissions.getAll()).origins ?? [];
  } catch {
    return [];
  }
}

/** Must be called in the first turn of the worker. */
export function onHostsChanged(callback: () => void): void {
  browser.permissions.onAdded.addListener(callback);
  browser.permissions.onRemoved.addListener(callback);
}

/** Must be called in the turn of the user's click; false where the user refused. */
export const requestHosts = (hosts: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: originsOf(hosts) });

export const removeHosts = (hosts: readonly string[]): Promise<boolean> =>
  browser.permissions.remove({ origins: originsOf(hosts) });
