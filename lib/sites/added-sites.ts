/**
 * Sites that the user added. The browser's own list of permissions is the only record of
 * them: a pattern for one host that is neither that of a listed site nor of an exchange's API.
 */
import { sites } from './index.ts';
import { isListedHost } from './site-of.ts';

const oneHost = /^https:\/\/([a-z0-9.-]+\.[a-z0-9-]+)\/\*$/;

const patternOf = (host: string): string => `https://${host}/*`;

export const hostOf = (pattern: string): string => oneHost.exec(pattern)?.[1] ?? pattern;

/** Those of the granted patterns that were added, in the order of their hosts. */
export const addedSites = (granted: readonly string[], apiHosts: ReadonlySet<string>): string[] =>
  granted
    .filter((pattern) => {
      const host = oneHost.exec(pattern)?.[1];
      return host !== undefined && !apiHosts.has(host) && !isListedHost(host);
    })
    .toSorted();

/** An address the pill may be allowed on: what its pattern would be, else why not. */
export function addable(url: string): { pattern: string } | { why: 'listed' | 'notHttps' } {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || address.protocol !== 'https:' || address.port !== '')
    return { why: 'notHttps' };
  if (isListedHost(address.host)) return { why: 'listed' };
  const pattern = patternOf(address.host);
  return oneHost.test(pattern) ? { pattern } : { why: 'notHttps' };
}

/** Also the name under which places and hidden sites are kept. */
export const isSiteKey = (key: string, added: readonly string[]): boolean =>
  sites.some(({ id }) => id === key) || added.includes(key);
