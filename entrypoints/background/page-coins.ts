/**
 * Coins that pages are about while the settings name another: what is stored of them, and the
 * state and the pill that follow from it, as for the coin of the settings.
 */
import { computed, signal } from '@preact/signals-core';
import { assess } from '../../lib/pipeline.ts';
import { t } from '../../lib/platform/i18n.ts';
import { type AssetId, assetOf } from '../../lib/quotes/assets.ts';
import { leanMinutes, type Settings } from '../../lib/settings/settings.ts';
import type { ImportedFlow } from '../../lib/signals/imported-flow.ts';
import type { MarketRecord } from '../../lib/state/market-record.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { pillView } from '../../lib/views/pill-view.ts';
import { added, granted, ledger, nowMs, numbersOf, settings, storedOf } from './state.ts';

export interface PageCoin {
  readonly record: MarketRecord;
  readonly importedFlow: ImportedFlow | null;
  /** Share of its past that is stored, 0 to 1. */
  readonly progress: number;
  /** It is shown once it has the past that its averages need, or cannot have it. */
  readonly isReady: boolean;
}

/** Those looked at in this life of the worker: they are published, and their past is fetched. */
export const pageCoins = signal<ReadonlyMap<AssetId, PageCoin>>(new Map());

/** Without that of the settings, which was one of them before the settings named it. */
export const otherCoins = (): [AssetId, PageCoin][] =>
  [...pageCoins.value].filter(([asset]) => asset !== settings.value.asset);

/**
 * A coin of a page is asked for as in the lean mode, and only while it is looked at. What has
 * no dated futures has nothing that the lean mode asks for often.
 */
export function settingsOf(asset: AssetId): Settings {
  const { value } = settings;
  if (asset === value.asset) return value;
  const pollMinutes = Math.max(value.pollMinutes, leanMinutes);
  return { ...value, asset, pollMinutes, lean: value.lean || assetOf(asset).dated };
}

/** Of each coin the state before, where a value that falls silent is kept from. */
const lastOf = new Map<AssetId, MarketState>();

export function pageMarket(asset: AssetId, coin: PageCoin): MarketState {
  const state = assess({
    settings: settingsOf(asset),
    ledger: ledger.value,
    record: coin.record,
    historyProgress: coin.progress,
    importedFlow: coin.importedFlow,
    previous: lastOf.get(asset) ?? null,
    granted: granted.value,
    nowMs: nowMs.value,
  });
  lastOf.set(asset, state);
  return state;
}

/** Of those that an exchange answered about. */
export const pagePills = computed(() =>
  otherCoins()
    .filter(([, { isReady }]) => isReady)
    .map(([asset, coin]) => ({ asset, state: pageMarket(asset, coin) }))
    .filter(({ state }) => state.lastAnswerMs !== null)
    .map(({ asset, state }) => {
      const itsOwn = settingsOf(asset);
      return { asset, view: pillView(state, itsOwn, added.value, t, numbersOf(itsOwn)) };
    }),
);

/** As it is here, else as it is stored. */
export async function coinOf(asset: AssetId): Promise<PageCoin> {
  const here = pageCoins.value.get(asset);
  if (here) return here;
  const stored = await storedOf(asset);
  const isReady = stored.record.past.dayMs.length > 0;
  return { ...stored, progress: isReady ? 1 : 0, isReady };
}

export function setCoin(asset: AssetId, coin: PageCoin): void {
  pageCoins.value = new Map(pageCoins.value).set(asset, coin);
}

/** The stored past was changed: it is read again when a page asks. */
export function forgetCoins(): void {
  pageCoins.value = new Map();
}
