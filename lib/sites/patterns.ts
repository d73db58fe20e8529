/** What the manifest says about the pages the pill may enter. */
import { sites } from './index.ts';
import { excludedParts, type Site } from './site.ts';

const all: readonly Site[] = sites;

export interface PagePatterns {
  readonly matches: string[];
  readonly excludeMatches: string[];
}

/** The match patterns of every listed site, and of the pages below them that stay untouched. */
export const pagePatterns = (): PagePatterns => ({
  matches: all.flatMap((site) => site.matches),
  excludeMatches: [
    ...untouched(),
    ...all.flatMap((site) =>
      originsOf(site).flatMap((origin) => (site.excludes ?? []).map((path) => origin + path)),
    ),
  ],
});

/** Pages below which people sign in, pay or keep money, on every site. */
export const untouched = (): string[] =>
  excludedParts.flatMap((part) =>
    ['/', '/*/'].flatMap((before) =>
      ['', '/*', '?*'].map((after) => `https://*${before}${part}${after}`),
    ),
  );

const originsOf = (site: Site): string[] => [
  ...new Set(site.matches.map((pattern) => pattern.replace(/^(https:\/\/[^/]+).*$/, '$1'))),
];
