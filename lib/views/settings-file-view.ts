/** A file of settings in words: what it would change, or why it is refused. */
import type { Policy } from '../settings/policy.ts';
import type { Settings } from '../settings/settings.ts';
import { plural } from './plural.ts';
import { fieldName, problemText, type RefusedValue } from './settings-words.ts';
import { type ChangeRow, settingsChanges } from './settings-values.ts';
import type { TextKey, Translate } from './translate.ts';

/** What was read of a file. */
export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | {
      readonly ok: false;
      readonly key: string;
      readonly field?: string | undefined;
      readonly problem?: RefusedValue | undefined;
    };

export interface ChosenFile {
  readonly name: string;
  /** Null while it is read. */
  readonly read: ReadSettings | null;
}

export interface SettingsFileView {
  readonly isBusy: boolean;
  /** What the file says, in one sentence; null where none is chosen. */
  readonly preview: string | null;
  readonly problem: string | null;
  readonly canImport: boolean;
  readonly changes: readonly ChangeRow[];
}

/** A name from a file may be of any length. */
const longestName = 60;

export function settingsFileView(
  file: ChosenFile | null,
  settings: Settings,
  policy: Policy,
  t: Translate,
  locale: string,
): SettingsFileView {
  if (file === null) return none;
  const { read } = file;
  const name = file.name.slice(0, longestName);
  if (read === null) return { ...none, isBusy: true, preview: t('options.file.reading') };
  if (!read.ok) return { ...none, problem: refusal(read, t, locale) };
  const changes = settingsChanges(settings, read.settings, policy, t, locale);
  if (changes.length === 0) return { ...none, preview: t('options.file.same', { file: name }) };
  const count = plural('settings', changes.length, t, locale);
  const preview = t('options.file.preview', { file: name, count });
  return { ...none, preview, changes, canImport: true };
}

const none: SettingsFileView = {
  isBusy: false,
  preview: null,
  problem: null,
  canImport: false,
  changes: [],
};

function refusal(
  { key, field = '', problem }: Extract<ReadSettings, { readonly ok: false }>,
  t: Translate,
  locale: string,
): string {
  const why = problem ? (problemText(field, [problem], t, locale) ?? '') : '';
  const shown = problem ? fieldName(field, t) : field.slice(0, longestName);
  return t(`settingsFile.${key}` as TextKey, { field: shown, why }) || t('settingsFile.notOurs');
}
