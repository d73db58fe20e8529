/**
 * The settings as the page edits them: each change is one field, sent to the background,
 * which validates and stores it. What is stored comes back by itself; what is refused
 * stays in its field with a sentence beside it.
 */
import { computed, signal } from '@preact/signals';
import { locale, t } from '../../lib/platform/i18n.ts';
import { send } from '../../lib/platform/messages.ts';
import { marketItem, settingsItem } from '../../lib/platform/stored.ts';
import { defaultLines, defaultSettings, type Settings } from '../../lib/settings/settings.ts';
import { type MarketState, marketStateVersion } from '../../lib/state/market-state.ts';
import { type OptionsView, optionsView } from '../../lib/views/options-view.ts';
import { fieldName, type RefusedValue } from '../../lib/views/settings-words.ts';

export const market = signal<MarketState | null>(null);
export const settings = signal<Settings>(defaultSettings);
const refused = signal<readonly RefusedValue[]>([]);
export const nowMs = signal(Date.now());
export const status = signal('');
/** The field changed last and what it held before. */
const undo = signal<{ readonly field: string; readonly value: unknown } | null>(null);
export const canUndo = computed(() => undo.value !== null);

const shown = (state: MarketState | null): OptionsView =>
  optionsView(settings.value, state, refused.value, t, locale, nowMs.value);

/** Without the stored numbers where they are of another version or cannot be read. */
export const view = computed(() => {
  try {
    return shown(market.value);
  } catch {
    return shown(null);
  }
});

const setMarket = (state: MarketState | null): void => {
  market.value = state?.version === marketStateVersion ? state : null;
  nowMs.value = Date.now();
};

/** What an earlier version did not store yet is as at the installation. */
const setSettings = (stored: Settings | null): void => {
  settings.value = { ...defaultSettings, ...stored };
};

export async function follow(): Promise<void> {
  marketItem.watch(setMarket);
  settingsItem.watch(setSettings);
  const [state, stored] = await Promise.all([marketItem.read(), settingsItem.read()]);
  setSettings(stored);
  setMarket(state);
}

/** Saves one field and sends no other, so that two pages do not undo each other. */
export async function change(field: string, value: unknown): Promise<void> {
  const before = valueAt(settings.value, field);
  if (await save(field, value)) {
    undo.value = { field, value: before };
    status.value = t('options.saved', { field: fieldName(field, t) });
  }
}

export const resetLines = (): Promise<void> => change('lines', defaultLines);

export async function showSite(site: string): Promise<void> {
  const field = 'pill.hiddenSites';
  const before = valueAt(settings.value, field);
  await send({ type: 'show-site', site });
  undo.value = { field, value: before };
  status.value = t('options.saved', { field: fieldName(field, t) });
}

export async function undoLast(): Promise<void> {
  const last = undo.value;
  if (!last || !(await save(last.field, last.value))) return;
  undo.value = null;
  status.value = t('options.undone', { field: fieldName(last.field, t) });
}

async function save(field: string, value: unknown): Promise<boolean> {
  const others = refused.value.filter((problem) => !isWithin(problem.field, field));
  try {
    const answer = await send({
      type: 'save-settings',
      settings: only(field.split('.'), value),
    });
    refused.value = answer.ok ? others : [...others, ...answer.problems];
    return answer.ok;
  } catch {
    status.value = t('options.notSaved');
    return false;
  }
}

const isWithin = (field: string, group: string): boolean =>
  field === group || field.startsWith(`${group}.`);

const valueAt = (from: unknown, field: string): unknown =>
  field
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], from);

/** A value at its path, and nothing beside it. */
const only = ([key, ...rest]: readonly string[], value: unknown): unknown =>
  key === undefined ? value : { [key]: only(rest, value) };
