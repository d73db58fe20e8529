/**
 * The settings as the page edits them: each change is one field, sent to the background,
 * which validates and stores it. What is stored comes back by itself; what is refused
 * stays in its field with a sentence beside it.
 */
import { computed, signal } from '@preact/signals';
import { locale, t } from '../../lib/platform/i18n.ts';
import { send } from '../../lib/platform/messages.ts';
import { marketItem, policyItem, settingsItem } from '../../lib/platform/stored.ts';
import { isWithin, noPolicy, type Policy } from '../../lib/settings/policy.ts';
import { defaultSettings, type Settings } from '../../lib/settings/settings.ts';
import { type MarketState, marketStateVersion } from '../../lib/state/market-state.ts';
import { localeWith } from '../../lib/views/number-style.ts';
import { type OptionsView, optionsView } from '../../lib/views/options-view.ts';
import { fieldName, type RefusedValue } from '../../lib/views/settings-words.ts';

export const market = signal<MarketState | null>(null);
export const settings = signal<Settings>(defaultSettings);
/** What an administrator set, which is shown and not changed here. */
export const policy = signal<Policy>(noPolicy);
export const refused = signal<readonly RefusedValue[]>([]);
export const nowMs = signal(Date.now());
export const status = signal('');

/** Fields that were changed together, and what they held before. */
interface Step {
  readonly name: string;
  readonly values: readonly (readonly [field: string, value: unknown])[];
}

const mostSteps = 50;
/** The changes of this page, the last one last. */
const steps = signal<readonly Step[]>([]);
export const canUndo = computed(() => steps.value.length > 0);

const shown = (state: MarketState | null): OptionsView =>
  optionsView(
    settings.value,
    state,
    refused.value,
    t,
    localeWith(locale, settings.value.numbers),
    nowMs.value,
    policy.value,
  );

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
  settings.value = {
    ...defaultSettings,
    ...stored,
    alerts: { ...defaultSettings.alerts, ...stored?.alerts },
  };
};

const setPolicy = (stored: Policy | null): void => {
  policy.value = stored ?? noPolicy;
};

export async function follow(): Promise<void> {
  marketItem.watch(setMarket);
  settingsItem.watch(setSettings);
  policyItem.watch(setPolicy);
  const [state, stored, managed] = await Promise.all([
    marketItem.read(),
    settingsItem.read(),
    policyItem.read(),
  ]);
  setSettings(stored);
  setPolicy(managed);
  setMarket(state);
}

/** Saves one field and sends no other, so that two pages do not undo each other. */
export async function change(field: string, value: unknown): Promise<void> {
  const before = valueAt(settings.value, field);
  if (await save(field, value)) remember(field, [[field, before]]);
}

/** Saves several fields in one, or none of them. */
export async function changeAll(
  name: string,
  fields: readonly string[],
  next: Settings,
): Promise<boolean> {
  const before = fields.map((field) => [field, valueAt(settings.value, field)] as const);
  const after = fields.map((field) => [field, valueAt(next, field)] as const);
  const isSaved = await saveAll(after);
  if (isSaved) remember(name, before);
  return isSaved;
}

function remember(name: string, values: Step['values']): void {
  steps.value = [...steps.value, { name, values }].slice(-mostSteps);
  status.value = t('options.saved', { field: fieldName(name, t) });
}

export async function showSite(site: string): Promise<void> {
  const field = 'pill.hiddenSites';
  const before = valueAt(settings.value, field);
  await send({ type: 'show-site', site });
  remember(field, [[field, before]]);
}

export async function undoLast(): Promise<void> {
  const last = steps.value.at(-1);
  if (!last || !(await saveAll(last.values))) return;
  steps.value = steps.value.filter((step) => step !== last);
  status.value = t('options.undone', { field: fieldName(last.name, t) });
}

const save = (field: string, value: unknown): Promise<boolean> => saveAll([[field, value]]);

async function saveAll(values: Step['values']): Promise<boolean> {
  const isOfThem = (problem: RefusedValue): boolean =>
    values.some(([field]) => isWithin(problem.field, field));
  const others = refused.value.filter((problem) => !isOfThem(problem));
  try {
    const sent = values.reduce<object>((all, [field, value]) => placed(all, field, value), {});
    const answer = await send({ type: 'save-settings', settings: sent });
    refused.value = answer.ok ? others : [...others, ...answer.problems];
    return answer.ok;
  } catch {
    status.value = t('options.notSaved');
    return false;
  }
}

const valueAt = (from: unknown, field: string): unknown =>
  field
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], from);

/** A copy with a value at its path, and nothing else beside it that was not there. */
function placed(into: object, field: string, value: unknown): object {
  const [key = '', ...rest] = field.split('.');
  const inner = (into as Record<string, unknown>)[key];
  const next = rest.length === 0 ? value : placed({ ...(inner as object) }, rest.join('.'), value);
  return { ...into, [key]: next };
}
