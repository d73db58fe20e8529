/**
 * The settings as the page edits them: each change is one field, sent to the background,
 * which validates and stores it. What is stored comes back by itself; what is refused
 * stays in its field with a sentence beside it.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
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

type Values = readonly (readonly [field: string, value: unknown])[];

/** Fields that were changed together: what they held before, and what they were set to. */
interface Step {
  readonly name: string;
  readonly before: Values;
  readonly after: Values;
}

const mostSteps = 50;
/** The changes of this page, the last one last. */
const steps = signal<readonly Step[]>([]);

/** The line at the foot of the page: about a change, one that was undone, or something else. */
interface Said {
  readonly text: string;
  readonly about: 'saved' | 'undone' | 'other';
}
const said = signal<Said>({ text: '', about: 'other' });
export const status: ReadonlySignal<string> = computed(() => said.value.text);

/** Says what came of anything that is no change of a setting, and so is not undone. */
export const say = (text: string): void => {
  said.value = { text, about: 'other' };
};

/** The change that Undo takes back: the last one, beside a line that is about changes. */
const undoable = computed(() => {
  const last = steps.value.at(-1);
  return said.value.about !== 'other' && last && isAsLeft(last) ? last : null;
});

/** Null where nothing is to be undone; it names what the line beside it does not. */
export const undoLabel = computed(() => {
  if (undoable.value === null) return null;
  if (said.value.about === 'saved') return t('options.undo');
  return t('options.undoName', { field: fieldName(undoable.value.name, t) });
});

/** What was changed elsewhere since is not taken back with it. */
const isAsLeft = ({ after }: Step): boolean =>
  after.every(
    ([field, value]) => JSON.stringify(valueAt(settings.value, field)) === JSON.stringify(value),
  );

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

const setSettings = (stored: Settings): void => {
  settings.value = stored;
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
  const after = [[field, value]] as const;
  if (await saveAll(after)) remember({ name: field, before: [[field, before]], after });
}

/** Saves several fields in one, or none of them; `told` is said of it where it is given. */
export async function changeAll(
  name: string,
  fields: readonly string[],
  next: Settings,
  told?: string,
): Promise<boolean> {
  const before = fields.map((field) => [field, valueAt(settings.value, field)] as const);
  const after = fields.map((field) => [field, valueAt(next, field)] as const);
  const isSaved = await saveAll(after);
  if (isSaved) remember({ name, before, after }, told);
  return isSaved;
}

function remember(
  step: Step,
  text: string = t('options.saved', { field: fieldName(step.name, t) }),
): void {
  steps.value = [...steps.value, step].slice(-mostSteps);
  said.value = { text, about: 'saved' };
}

export async function showSite(site: string): Promise<void> {
  const field = 'pill.hiddenSites';
  const { hiddenSites } = settings.value.pill;
  await send({ type: 'show-site', site });
  const after = hiddenSites.filter((hidden) => hidden !== site);
  remember({ name: field, before: [[field, hiddenSites]], after: [[field, after]] });
}

export async function undoLast(): Promise<void> {
  const step = undoable.value;
  if (!step || !(await saveAll(step.before))) return;
  steps.value = steps.value.filter((each) => each !== step);
  said.value = {
    text: t('options.undone', { field: fieldName(step.name, t) }),
    about: 'undone',
  };
}

async function saveAll(values: Values): Promise<boolean> {
  const isOfThem = (problem: RefusedValue): boolean =>
    values.some(([field]) => isWithin(problem.field, field));
  const others = refused.value.filter((problem) => !isOfThem(problem));
  try {
    const sent = values.reduce<object>((all, [field, value]) => placed(all, field, value), {});
    const answer = await send({ type: 'save-settings', settings: sent });
    refused.value = answer.ok ? others : [...others, ...answer.problems];
    return answer.ok;
  } catch {
    say(t('options.notSaved'));
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
