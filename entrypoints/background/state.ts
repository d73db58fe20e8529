/**
 * The state of the worker in signals: three that are set (settings, ledger, record) and
 * what follows from them. All of it is read back from storage at each start, so nothing
 * depends on the worker staying alive.
 */
import { computed, signal } from '@preact/signals-core';
import { locale, t } from '../../lib/platform/i18n.ts';
import { readRecord } from '../../lib/platform/history-store.ts';
import { ledgerItem, marketItem, settingsItem } from '../../lib/platform/stored.ts';
import { assess } from '../../lib/pipeline.ts';
import { checkSettings } from '../../lib/settings/schema.ts';
import { defaultSettings, type Settings } from '../../lib/settings/settings.ts';
import { emptyLedger, type Ledger } from '../../lib/state/ledger.ts';
import { parseLedger, parsePublished } from '../../lib/state/stored-schema.ts';
import { emptyRecord, type MarketRecord } from '../../lib/state/market-record.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { pillView } from '../../lib/views/pill-view.ts';
import { toolbarView } from '../../lib/views/toolbar-view.ts';

export const settings = signal<Settings>(defaultSettings);
export const ledger = signal<Ledger>(emptyLedger);
export const record = signal<MarketRecord>(emptyRecord);
/** Share of the first-run history that is stored, 0 to 1. */
export const historyProgress = signal(0);
/** The instant the state is computed for; moved by each poll. */
export const nowMs = signal(0);
/** The state published last: where a value falls silent, its last good one is kept from here. */
export const published = signal<MarketState | null>(null);

export const market = computed<MarketState>(() =>
  assess({
    settings: settings.value,
    ledger: ledger.value,
    record: record.value,
    historyProgress: historyProgress.value,
    previous: published.peek(),
    nowMs: nowMs.value,
  }),
);

export const toolbar = computed(() =>
  toolbarView(market.value, settings.value, t, locale, nowMs.value),
);

export const pill = computed(() => pillView(market.value, settings.value, t, locale));

let loading: Promise<void> | undefined;

/** Resolves once the stored state is back; every handler waits for it. */
export const ready = (): Promise<void> => (loading ??= load());

/** What cannot be read is as good as absent: the worker starts all the same. */
async function load(): Promise<void> {
  const [storedSettings, storedLedger, storedMarket] = await Promise.all([
    settingsItem.read().catch(() => null),
    ledgerItem.read().catch(() => null),
    marketItem.read().catch(() => null),
  ]);
  settings.value = checkSettings(storedSettings).settings;
  ledger.value = parseLedger(storedLedger);
  published.value = parsePublished(storedMarket);
  nowMs.value = Date.now();
  record.value = (await readRecord(settings.value.asset).catch(() => undefined)) ?? emptyRecord;
  historyProgress.value = published.value?.history.progress ?? 0;
}
