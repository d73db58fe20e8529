/**
 * A provider's flow of exchanges, from a file into the history of the coin that is looked at.
 * What reads and writes it is loaded when it is first needed.
 */
import { computed, signal } from '@preact/signals';
import { locale, t } from '../../lib/platform/i18n.ts';
import { send } from '../../lib/platform/messages.ts';
import { storeProblem } from '../../lib/platform/store-problem.ts';
import type { ImportedFlow } from '../../lib/signals/imported-flow.ts';
import { type FlowFileState, flowFileView } from '../../lib/views/flow-file-view.ts';
import { because } from './because.ts';
import { settings, say } from './model.ts';

type Known = Omit<FlowFileState, 'asset'>;
const nothing: Known = { held: null, file: null, isBusy: false };

const state = signal<Known>(nothing);
let chosen: File | null = null;

const asset = computed(() => settings.value.asset);

export const flow = computed(() => flowFileView({ ...state.value, asset: asset.value }, t, locale));

const set = (part: Partial<Known>): void => {
  state.value = { ...state.value, ...part };
};

const flowFile = async () => {
  const [file, { historyHere }] = await Promise.all([
    import('../../lib/platform/flow-file.ts'),
    import('../../lib/platform/history-access.ts'),
  ]);
  return { ...file, history: historyHere() };
};

/** Reads what is held, now and whenever another coin is looked at. */
export function followFlow(): void {
  asset.subscribe(() => void readHeld());
}

async function readHeld(): Promise<void> {
  const of = asset.value;
  const held = await flowFile()
    .then(({ readImportedFlow, history }) => readImportedFlow(history, of))
    .catch((error: unknown) => storeProblem(error));
  if (asset.value === of) set({ held: typeof held === 'string' ? held : daysOf(held) });
}

function daysOf(held: ImportedFlow | null): Known['held'] {
  const [first, last] = [held?.points[0], held?.points.at(-1)];
  return held && first && last
    ? { name: held.name, days: held.points.length, fromMs: first.timeMs, toMs: last.timeMs }
    : null;
}

/** A file is checked before it is offered for import; a later one takes its place. */
export async function chooseFlow(file: File | null): Promise<void> {
  chosen = file;
  if (file === null) {
    set({ file: null });
    return;
  }
  const { name } = file;
  set({ file: { name, check: null } });
  const check = await flowFile()
    .then(({ checkFlowFile }) => checkFlowFile(file, asset.value))
    .catch(() => ({ ok: false, key: 'other' }) as const);
  if (chosen === file) set({ file: { name, check } });
}

export async function importFlow(): Promise<void> {
  const file = chosen;
  if (file === null) return;
  await busy(async () => {
    const { importFlowFile, history } = await flowFile();
    return (await importFlowFile(history, file, asset.value))
      ? t('options.data.imported', { file: file.name })
      : t('options.data.importFailed');
  }, t('options.data.importFailed'));
  // Another one may have been chosen meanwhile.
  if (chosen === file) await chooseFlow(null);
}

export const removeImported = (): Promise<void> =>
  busy(async () => {
    const { removeFlow, history } = await flowFile();
    await removeFlow(history, asset.value);
    return t('options.flow.removed');
  }, t('options.data.clearFailed'));

async function busy(doing: () => Promise<string>, failed: string): Promise<void> {
  set({ isBusy: true });
  try {
    say(await doing());
  } catch (error) {
    say(because(failed, error));
  }
  set({ isBusy: false });
  await send({ type: 'history-changed' }).catch(() => undefined);
  await readHeld();
}
