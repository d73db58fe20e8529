/**
 * The kept history, to a file and from one. What reads and writes it is loaded when it is
 * first needed.
 */
import { localeWith } from '../../lib/views/number-style.ts';
import { computed, signal } from '@preact/signals';
import { locale, t } from '../../lib/platform/i18n.ts';
import { send } from '../../lib/platform/messages.ts';
import { storeProblem } from '../../lib/platform/store-problem.ts';
import { saveFile } from '../../lib/platform/save-file.ts';
import { dataView, type DataState, noData } from '../../lib/views/data-view.ts';
import { because } from './because.ts';
import { market, settings, say } from './model.ts';

const state = signal<DataState>(noData);
let chosen: File | null = null;

export const data = computed(() =>
  dataView(state.value, t, localeWith(locale, settings.value.numbers)),
);

const set = (part: Partial<DataState>): void => {
  state.value = { ...state.value, ...part };
};

const historyFile = () => import('../../lib/platform/history-file.ts');
const history = async () => (await import('../../lib/platform/history-access.ts')).historyHere();

let counting: Promise<void> | undefined;

/** Counts what is kept, now and whenever more of it has come; one count at a time. */
export function followHistory(): void {
  const progress = computed(() => market.value?.history.progress ?? 0);
  progress.subscribe(() => {
    counting ??= count().finally(() => {
      counting = undefined;
    });
  });
}

async function count(): Promise<void> {
  try {
    set({ size: await (await history()).size() });
  } catch (error) {
    set({ size: storeProblem(error) });
  }
}

/** Says what was done, or why not, and counts anew where the history is another one. */
async function busy(doing: () => Promise<string>, failed: string, changes: boolean): Promise<void> {
  set({ isBusy: true });
  try {
    say(await doing());
  } catch (error) {
    say(because(failed, error));
  }
  set({ isBusy: false });
  if (!changes) return;
  await send({ type: 'history-changed' }).catch(() => undefined);
  await count();
}

export const exportFile = (format: 'json' | 'csv'): Promise<void> =>
  busy(
    async () => {
      const { exportHistory } = await historyFile();
      const file = `basis-lens-${new Date().toISOString().slice(0, 10)}.${format}`;
      saveFile(await exportHistory(await history(), format), file);
      return t('options.data.exported', { file });
    },
    t('options.data.exportFailed'),
    false,
  );

/** A file is checked before it is offered for import; a later one takes its place. */
export async function choose(file: File | null): Promise<void> {
  chosen = file;
  if (file === null) {
    set({ file: null });
    return;
  }
  const { name } = file;
  set({ file: { name, check: null } });
  const check = await historyFile()
    .then(({ checkHistoryFile }) => checkHistoryFile(file))
    .catch(() => ({ ok: false, key: 'other' }) as const);
  if (chosen === file) set({ file: { name, check } });
}

export async function importFile(): Promise<void> {
  const file = chosen;
  if (file === null) return;
  await busy(
    async () => {
      const { importHistory } = await historyFile();
      const { ok } = await importHistory(await history(), file);
      if (!ok) return t('options.data.importFailed');
      return t('options.data.imported', { file: file.name });
    },
    t('options.data.importFailed'),
    true,
  );
  // Another one may have been chosen meanwhile.
  if (chosen === file) await choose(null);
}

export const clear = (): Promise<void> =>
  busy(
    async () => {
      await (await history()).clear();
      return t('options.data.cleared');
    },
    t('options.data.clearFailed'),
    true,
  );
