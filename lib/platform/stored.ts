/**
 * Everything kept in `storage`: one item a line, with who may read it. The background
 * writes, all others read and follow. The record behind the charts is not here but in the
 * store of the past, so that the popup paints its numbers without waiting for it.
 */
import type { AssetId } from '../quotes/assets.ts';
import { settingsOf } from '../settings/complete.ts';
import { noPolicy, type Policy, withPolicy } from '../settings/policy.ts';
import type { Settings } from '../settings/settings.ts';
import type { AlertMemory } from '../state/alert.ts';
import type { Ledger } from '../state/ledger.ts';
import type { MarketDetail } from '../state/market-detail.ts';
import type { MarketState } from '../state/market-state.ts';
import type { PillView } from '../views/pill-view.ts';
import { browser } from './browser.ts';

export interface Item<T> {
  read(): Promise<T | null>;
  write(value: T): Promise<void>;
  /** Calls back with each later value; returns how to stop. */
  watch(callback: (value: T | null) => void): () => void;
}

type AreaName = 'local' | 'session';

const item = <T>(area: AreaName, key: string): Item<T> => ({
  async read() {
    const found = await browser.storage[area].get(key);
    return (found[key] as T | undefined) ?? null;
  },
  write: (value) => browser.storage[area].set({ [key]: value }),
  watch(callback) {
    const listener = (changes: Record<string, { newValue?: unknown }>, changed: string): void => {
      const change = changed === area ? changes[key] : undefined;
      if (change) callback((change.newValue as T | undefined) ?? null);
    };
    browser.storage.onChanged.addListener(listener);
    return () => browser.storage.onChanged.removeListener(listener);
  },
});

/** Content scripts can read `session` on Chromium once it is opened to them, never on Firefox. */
const pillArea: AreaName = import.meta.env.FIREFOX ? 'local' : 'session';

/** What the user set, as it is stored: of whatever version, and checked on reading. */
export const ownSettingsItem = item<unknown>('local', 'settings');
/** What an administrator set, as the background read it. */
export const policyItem = item<Policy>('local', 'policy');

/** What holds: the user's own, complete, with the administrator's over them. */
async function readSettings(): Promise<Settings> {
  const [own, policy] = await Promise.all([ownSettingsItem.read(), policyItem.read()]);
  return withPolicy(settingsOf(own), policy ?? noPolicy);
}

export const settingsItem = {
  read: readSettings,
  watch(callback: (value: Settings) => void): () => void {
    let latest = 0;
    const follow = async (): Promise<void> => {
      latest += 1;
      const mine = latest;
      const found = await readSettings();
      if (mine === latest) callback(found);
    };
    const stops = [ownSettingsItem, policyItem].map((each) => each.watch(() => void follow()));
    return () => stops.forEach((stop) => stop());
  },
};

/** What the managed storage holds; nothing where the browser has none. */
export async function readManaged(): Promise<unknown> {
  try {
    return (await browser.storage.managed?.get()) ?? {};
  } catch {
    return {};
  }
}

interface Watched {
  readonly onChanged?: { addListener(callback: () => void): void };
}

/**
 * Must be called in the first turn of the worker. It listens to that area alone: an event of
 * all areas would wake the worker at whatever is stored. Firefox tells no change of it.
 */
export function onManagedChanged(callback: () => void): void {
  const areas = browser.storage as unknown as { readonly managed?: Watched };
  areas.managed?.onChanged?.addListener(callback);
}

export const marketItem = item<MarketState>('local', 'market');
/** What only the drawer and the receipts show of this minute. */
export const detailItem = item<MarketDetail>('local', 'detail');
export const pillItem = item<PillView>(pillArea, 'pill');
/** Of a coin that a page is about while the settings name another. */
export const pagePillItem = (asset: AssetId): Item<PillView> =>
  item<PillView>(pillArea, `pill.${asset}`);
/** What the background must know again after its worker died; checked on reading. */
export const ledgerItem = item<unknown>('local', 'ledger');
/** The same of the coins that the settings do not name. */
export const otherLedgerItem = item<unknown>('local', 'ledger.others');
/** How often each host was asked; checked on reading. */
export const budgetItem = item<unknown>('local', 'budget');
/** What was told, and what it was told of; checked on reading. */
export const alertItem = item<AlertMemory>('local', 'alerts');
/** Of each asset the name of the file its flow was imported from; checked on reading. */
export const flowNamesItem = item<unknown>('local', 'flowNames');
/** What was drawn by lot for this installation; checked on reading. */
export const installItem = item<unknown>('local', 'install');

/** The state, what stands behind it and the ledger it was computed from, in one write: all or nothing. */
export const storeTogether = (values: {
  market: MarketState;
  detail: MarketDetail;
  ledger: Ledger;
}): Promise<void> => browser.storage.local.set(values);

interface Guarded {
  setAccessLevel?(options: { accessLevel: string }): Promise<void>;
}

/**
 * Opens the pill's area to content scripts and closes the other one, where the browser can
 * (Chromium; Firefox has no such switch and keeps nothing private in `local`).
 */
export async function guardAreas(): Promise<void> {
  const areas = browser.storage as unknown as Record<AreaName, Guarded>;
  if (pillArea !== 'session') return;
  await setAccess(areas.session, 'TRUSTED_AND_UNTRUSTED_CONTEXTS');
  await setAccess(areas.local, 'TRUSTED_CONTEXTS');
}

/** A browser that refuses keeps its own rule; the worker must start all the same. */
async function setAccess(area: Guarded, accessLevel: string): Promise<void> {
  try {
    await area.setAccessLevel?.({ accessLevel });
  } catch {}
}
