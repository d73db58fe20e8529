/**
 * The state of the worker in signals: those that are set (settings, ledger, record, allowed
 * hosts) and what follows from them. All of it is read back from storage at each start, so
 * nothing depends on the worker staying alive.
 */
import { batch, computed, signal } from '@preact/signals-core';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import type { AssetId } from '../../lib/quotes/assets.ts';
import { locale, t } from '../../lib/platform/i18n.ts';
import { readImportedFlow } from '../../lib/platform/flow-file.ts';
import { readRecord, readSeries } from '../../lib/platform/history-store.ts';
import { grantedHosts } from '../../lib/platform/permissions.ts';
import {
  ledgerItem,
  marketItem,
  otherLedgerItem,
  ownSettingsItem,
  policyItem,
  readManaged,
} from '../../lib/platform/stored.ts';
import { assess } from '../../lib/pipeline.ts';
import { heldSettings } from '../../lib/settings/kept.ts';
import { readPolicy } from '../../lib/settings/managed.ts';
import { noPolicy, type Policy, withPolicy } from '../../lib/settings/policy.ts';
import { defaultSettings, type Settings } from '../../lib/settings/settings.ts';
import type { ImportedFlow } from '../../lib/signals/imported-flow.ts';
import { enabledExchanges, isSwitchedOn } from '../../lib/state/access.ts';
import { ages } from '../../lib/state/ages.ts';
import { emptyLedger, joined, type Ledger } from '../../lib/state/ledger.ts';
import { type MarketDetail, marketDetail } from '../../lib/state/market-detail.ts';
import { quotesOf } from '../../lib/state/quotes-of.ts';
import { parseLedger, parsePublished } from '../../lib/state/stored-schema.ts';
import { emptyRecord, type MarketRecord } from '../../lib/state/market-record.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { localeWith } from '../../lib/views/number-style.ts';
import { pillView } from '../../lib/views/pill-view.ts';
import { toolbarView } from '../../lib/views/toolbar-view.ts';

/** What the user set. */
export const own = signal<Settings>(defaultSettings);
/** What an administrator set, which wins. */
export const policy = signal<Policy>(noPolicy);
export const settings = computed<Settings>(() => withPolicy(own.value, policy.value));
export const ledger = signal<Ledger>(emptyLedger);
/** Of the asset of the settings. */
export const record = signal<MarketRecord>(emptyRecord);
/** Share of the first-run history that is stored, 0 to 1. */
export const historyProgress = signal(0);
/** What the user imported of exchange flow, of the asset of the settings. */
export const importedFlow = signal<ImportedFlow | null>(null);
/** The instant the state is computed for; moved by each poll. */
export const nowMs = signal(0);
/** Hosts that the browser lets us ask. */
export const granted = signal<ReadonlySet<string>>(new Set());
/** Patterns of the sites that the user added. */
export const added = signal<readonly string[]>([]);
/** The state published last: where a value falls silent, its last good one is kept from here. */
export const published = signal<MarketState | null>(null);

/** The time by a right clock: the machine's, less what it was found to be ahead. */
export const now = (): number => Date.now() - ledger.value.clockSkewMs;

/** The exchanges that are asked. */
export const enabled = (): Exchange[] => enabledExchanges(exchanges, settings.value, granted.value);

/** Those whose stored past counts, whether or not the browser lets us ask them. */
export const remembered = (): Exchange[] =>
  (exchanges as readonly Exchange[]).filter((exchange) => isSwitchedOn(exchange, settings.value));

export const market = computed<MarketState>(() =>
  assess({
    settings: settings.value,
    ledger: ledger.value,
    record: record.value,
    historyProgress: historyProgress.value,
    importedFlow: importedFlow.value,
    previous: published.peek(),
    granted: granted.value,
    nowMs: nowMs.value,
  }),
);

export const numbersOf = ({ numbers }: Settings): string => localeWith(locale, numbers);

export const detail = computed<MarketDetail>(() => {
  const age = ages(settings.value);
  const ids = new Set(enabled().map(({ id }) => id));
  return marketDetail(
    quotesOf(ledger.value, settings.value.asset, ids),
    settings.value.asset,
    nowMs.value,
    { basis: age.basis.staleAfterMs, price: age.price.staleAfterMs },
  );
});

export const toolbar = computed(() =>
  toolbarView(market.value, settings.value, t, numbersOf(settings.value), nowMs.value),
);

export const pill = computed(() =>
  pillView(market.value, settings.value, added.value, t, numbersOf(settings.value)),
);

let loading: Promise<void> | undefined;

/** Resolves once the stored state is back; every handler waits for it. */
export const ready = (): Promise<void> => (loading ??= load());

/** What cannot be read is as good as absent: the worker starts all the same. */
async function load(): Promise<void> {
  const [storedSettings, storedLedger, storedOthers, storedMarket, allowed, managed] =
    await Promise.all([
      ownSettingsItem.read().catch(() => null),
      ledgerItem.read().catch(() => null),
      otherLedgerItem.read().catch(() => null),
      marketItem.read().catch(() => null),
      readHosts(),
      readManaged(),
    ]);
  own.value = heldSettings(storedSettings);
  await setPolicy(readPolicy(managed));
  ledger.value = joined(parseLedger(storedLedger), parseLedger(storedOthers));
  published.value = parsePublished(storedMarket);
  granted.value = allowed;
  nowMs.value = now();
  const stored = await storedOf(settings.value.asset);
  record.value = stored.record;
  importedFlow.value = stored.importedFlow;
  historyProgress.value =
    published.value?.asset === settings.value.asset ? published.value.history.progress : 0;
}

/** Stored for the pages, which show what they may not change. */
async function setPolicy(next: Policy): Promise<void> {
  const stored = await policyItem.read().catch(() => null);
  const isSame = JSON.stringify(stored ?? noPolicy) === JSON.stringify(next);
  if (!isSame) await policyItem.write(next).catch(() => undefined);
  policy.value = next;
}

/** The administrator changed something. */
export async function reloadPolicy(): Promise<void> {
  const next = readPolicy(await readManaged());
  const before = settings.value.asset;
  await setPolicy(next);
  if (settings.value.asset !== before) forgetAsset();
}

const readHosts = (): Promise<ReadonlySet<string>> =>
  grantedHosts((exchanges as readonly Exchange[]).flatMap(({ hosts }) => hosts));

/** The past of a coin; empty where nothing is stored of it, or it cannot be read. */
export async function storedOf(asset: AssetId) {
  const [found, flow] = await Promise.all([
    readRecord(asset).catch(() => undefined),
    readImportedFlow({ readSeries }, asset).catch(() => null),
  ]);
  return { record: found ?? emptyRecord, importedFlow: flow };
}

/** The user allowed or withdrew a host. */
export async function reloadHosts(): Promise<void> {
  const allowed = await readHosts();
  granted.value = allowed;
}

/** The stored past was changed, or another asset is looked at. */
export async function reloadRecord(): Promise<void> {
  const { asset } = settings.value;
  const stored = await storedOf(asset);
  if (settings.value.asset !== asset) return;
  batch(() => {
    record.value = stored.record;
    importedFlow.value = stored.importedFlow;
  });
}

/** Settings hold at once; of another asset nothing is known until its record is read. */
export function applySettings(next: Settings): void {
  batch(() => {
    const before = settings.value.asset;
    own.value = next;
    if (settings.value.asset !== before) forgetAsset();
  });
}

const forgetAsset = (): void =>
  batch(() => {
    record.value = emptyRecord;
    importedFlow.value = null;
    historyProgress.value = 0;
    nowMs.value = now();
  });
