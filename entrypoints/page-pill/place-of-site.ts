/**
 * Where the pill stands on this site: as it is stored, and at once as the reader puts it. What
 * another tab of the site stored later counts as well.
 */
import type { PillPlace } from '../../lib/settings/settings.ts';
import { firstSpot } from './place.ts';
import type { Source } from './source.ts';

export function placeOfSite(source: Source) {
  let stored: readonly PillPlace[] = [];
  /** Set here and not stored yet, or not at all in a private window. */
  let own: PillPlace | null = null;
  return {
    of: (site: string): PillPlace =>
      own?.site === site
        ? own
        : (stored.find((place) => place.site === site) ?? { site, ...firstSpot, dot: false }),
    set(place: PillPlace): void {
      own = place;
      void source.place(place);
    },
    follow(places: readonly PillPlace[]): void {
      stored = places;
      const same = stored.find(({ site }) => site === own?.site);
      if (same && JSON.stringify(same) === JSON.stringify(own)) own = null;
    },
  };
}
