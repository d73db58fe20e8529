/** What premium and open interest fit together, in words: the four fields. */
import type { FourFields } from '../signals/four-fields.ts';
import type { MarketState } from '../state/market-state.ts';
import type { Translate } from './translate.ts';

const keys = {
  'positions-closed': 'positions.positionsClosed',
  'shorts-or-hedges-added': 'positions.hedgesAdded',
  'leveraged-buying': 'positions.leveragedBuying',
  'shorts-closed': 'positions.shortsClosed',
} as const satisfies Record<FourFields, string>;

/** "premium down, positions up: shorts or hedges added"; null where either stood still. */
export const positionsText = ({ positions }: MarketState, t: Translate): string | null =>
  positions && t(keys[positions]);
