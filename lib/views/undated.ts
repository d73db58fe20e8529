/** An asset without dated futures has no basis and no regime: what is said in their place. */
import { assetOf } from '../quotes/assets.ts';
import type { MarketState } from '../state/market-state.ts';
import type { TextKey, Translate } from './translate.ts';
import { assetName } from './words.ts';

export const isUndated = ({ asset }: Pick<MarketState, 'asset'>): boolean => !assetOf(asset).dated;

/** A sentence below `undated` that names the coin. */
export const undatedText = (
  key: 'reason' | 'beside' | 'chart' | 'meaning',
  { asset }: Pick<MarketState, 'asset'>,
  t: Translate,
): string => t(`undated.${key}` satisfies TextKey, { asset: assetName(asset) });
