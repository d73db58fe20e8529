/** Whether the pill may be seen on a page of a site, as the reader and the page have it. */
import type { PillView } from '../../lib/views/pill-view.ts';

/** In place of a site: the pill is hidden on all of them. */
export const everywhere = '*';

/** @param hiding what was hidden here and is not stored yet: a site, or all */
export const isWelcome = (
  { enabled, hiddenSites, added }: PillView,
  site: string,
  hiding: string | null,
): boolean =>
  enabled &&
  hiding !== everywhere &&
  hiding !== site &&
  !hiddenSites.includes(site) &&
  (!site.includes('/') || added.includes(site)) &&
  !document.fullscreenElement;
