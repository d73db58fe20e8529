/**
 * All settings to a file and from one. What reads a file is loaded when one is chosen; what
 * it would change is shown, and only what is confirmed is sent, field by field.
 */
import { computed, signal } from '@preact/signals';
import { locale, t } from '../../lib/platform/i18n.ts';
import { localeWith } from '../../lib/views/number-style.ts';
import { type ChosenFile, settingsFileView } from '../../lib/views/settings-file-view.ts';
import { changeAll, policy, settings, say } from './model.ts';
import { saveFile } from '../../lib/platform/save-file.ts';

const chosen = signal<ChosenFile | null>(null);

export const view = computed(() =>
  settingsFileView(
    chosen.value,
    settings.value,
    policy.value,
    t,
    localeWith(locale, settings.value.numbers),
  ),
);

const fileReader = () => import('../../lib/settings/settings-file.ts');

export async function exportSettings(): Promise<void> {
  const { settingsText } = await fileReader();
  const file = `basis-lens-settings-${new Date().toISOString().slice(0, 10)}.json`;
  saveFile(new Blob([settingsText(settings.value)], { type: 'application/json' }), file);
  say(t('options.file.exported', { file }));
}

const largestBytes = 65_536;

/** A later file takes the place of an earlier one. */
export async function choose(file: File | null): Promise<void> {
  if (file === null) {
    chosen.value = null;
    return;
  }
  const reading: ChosenFile = { name: file.name, read: null };
  chosen.value = reading;
  const read = await readFile(file);
  if (chosen.value === reading) chosen.value = { name: file.name, read };
}

async function readFile(file: File): Promise<ChosenFile['read']> {
  if (file.size > largestBytes) return { ok: false, key: 'tooLarge' };
  try {
    const [{ readSettingsText }, text] = await Promise.all([fileReader(), file.text()]);
    return readSettingsText(text);
  } catch {
    return { ok: false, key: 'notOurs' };
  }
}

export async function apply(): Promise<void> {
  const file = chosen.value;
  const { changes } = view.value;
  if (!file?.read?.ok || changes.length === 0) return;
  const { settings: next } = file.read;
  const isApplied = await changeAll(
    'file',
    changes.map(({ field }) => field),
    next,
    t('options.file.applied', { file: file.name }),
  );
  if (isApplied) chosen.value = null;
}
