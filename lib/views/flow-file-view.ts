/** The imported flow in words: what is held, and what a chosen file holds or why it is refused. */
import { isStoreProblem, type StoreProblem } from '../state/store-problem.ts';
import { fileRefusal } from './file-refusal.ts';
import { longDay } from './format.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';
import { storeText } from './words.ts';

export interface FlowDays {
  readonly days: number;
  readonly fromMs: number;
  readonly toMs: number;
}

export type FlowFileCheck =
  | ({ readonly ok: true } & FlowDays)
  | {
      readonly ok: false;
      readonly key: string;
      readonly values?: Readonly<Record<string, string | number>>;
    };

export interface FlowFileState {
  readonly asset: string;
  /** Null where there is none, or why that is not known. */
  readonly held: (FlowDays & { readonly name: string }) | StoreProblem | null;
  readonly file: { readonly name: string; readonly check: FlowFileCheck | null } | null;
  readonly isBusy: boolean;
}

export interface FlowFileView {
  readonly help: string;
  readonly held: string;
  readonly isBusy: boolean;
  readonly preview: string | null;
  readonly problem: string | null;
  readonly canImport: boolean;
  readonly canRemove: boolean;
}

export function flowFileView(state: FlowFileState, t: Translate, locale: string): FlowFileView {
  const { asset, held, file, isBusy } = state;
  const check = file?.check ?? null;
  const spanOf = ({ days, fromMs, toMs }: FlowDays) => ({
    days: plural('days', days, t, locale),
    from: longDay(fromMs, locale),
    to: longDay(toMs, locale),
  });
  const previewOf = (name: string): string | null => {
    if (check === null) return t('options.data.checking');
    return check.ok ? t('options.flow.preview', { file: name, ...spanOf(check) }) : null;
  };
  return {
    help: t('options.flow.help', { asset }),
    held: isStoreProblem(held)
      ? storeText(held, t)
      : held
        ? t('options.flow.held', { file: held.name || t('flow.noName'), ...spanOf(held) })
        : t('options.flow.noneHeld'),
    isBusy,
    preview: file && previewOf(file.name),
    problem: check && !check.ok ? fileRefusal('flowFile', check, t, locale) : null,
    canImport: check?.ok === true && !isBusy,
    canRemove: held !== null && !isStoreProblem(held),
  };
}
