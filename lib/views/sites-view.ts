/** The sites that the user added, as a list with what takes each away. */
import { addedSites, hostOf } from '../sites/added-sites.ts';
import type { Translate } from './translate.ts';

export interface SitesView {
  readonly title: string;
  readonly help: string;
  readonly none: string;
  readonly remove: string;
  readonly sites: readonly { readonly host: string; readonly removeFrom: string }[];
}

/** @param granted every pattern that the browser lets the extension into */
export const sitesView = (
  granted: readonly string[],
  apiHosts: ReadonlySet<string>,
  t: Translate,
): SitesView => ({
  title: t('options.sites.title'),
  help: t('options.sites.help'),
  none: t('options.sites.none'),
  remove: t('options.sites.remove'),
  sites: addedSites(granted, apiHosts).map((pattern) => ({
    host: hostOf(pattern),
    removeFrom: t('options.sites.removeFrom', { site: hostOf(pattern) }),
  })),
});
