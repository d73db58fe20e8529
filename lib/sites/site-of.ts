/**
 * Which listed site an address belongs to. The manifest already keeps the pill off other
 * pages; this says it again for pages that change their address without loading anew.
 */
import { sites, type SiteId } from './index.ts';
import { excludedParts, type Site } from './site.ts';

/** Id of the listed site that shows `url`, null for all others and for excluded pages. */
export function siteOf(url: string): SiteId | null {
  const address = touchable(url);
  if (address === null) return null;
  const path = address.pathname + address.search;
  const site = sites.find(
    ({ matches, excludes }: Pick<Site, 'matches' | 'excludes'>) =>
      matches.some((pattern) => matchesPattern(pattern, address.hostname, path)) &&
      !excludes?.some((glob) => matchesGlob(glob, path)),
  );
  return site?.id ?? null;
}

/** Null for what is no address, and for pages that stay untouched. */
function touchable(url: string): URL | null {
  const address = URL.canParse(url) ? new URL(url) : null;
  return address?.protocol !== 'https:' || isExcluded(address) ? null : address;
}

/** A part of the path, or of a path kept behind `#`, names a page that stays untouched. */
const isExcluded = ({ pathname, hash }: URL): boolean =>
  `${pathname}/${hash.replace(/^#!?/, '')}`
    .toLowerCase()
    .split(/[/?]/)
    .some((part) => (excludedParts as readonly string[]).includes(part));

/** The pair or coin that the address of a listed site names; null where it names none. */
export function pairOf(url: string, id: string | null): string | null {
  const site: Site | undefined = sites.find((listed) => listed.id === id);
  return site?.pair === undefined ? null : (new RegExp(site.pair).exec(url)?.[1] ?? null);
}

/**
 * By what the pill remembers this page: the id of the listed site, else the pattern of the
 * host, which counts where the user allowed it. Null for pages that stay untouched.
 */
export function siteKeyOf(url: string): string | null {
  const listed = siteOf(url);
  if (listed !== null) return listed;
  const address = touchable(url);
  return address === null || isListedHost(address.host) ? null : `https://${address.host}/*`;
}

/** A listed site decides itself on which of its pages the pill stands. */
export const isListedHost = (host: string): boolean =>
  sites.some(({ matches }) => matches.some((pattern) => pattern.startsWith(`https://${host}/`)));

function matchesPattern(pattern: string, host: string, path: string): boolean {
  const origin = `https://${host}/`;
  return pattern.startsWith(origin) && matchesGlob(pattern.slice(origin.length - 1), path);
}

/** `*` stands for any characters, everything else for itself. */
function matchesGlob(glob: string, text: string): boolean {
  const source = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 's').test(text);
}
