/** The kept history in words: how large it is, and what a file to be imported holds. */
import { isStoreProblem, type StoreProblem } from '../state/store-problem.ts';
import { fileRefusal } from './file-refusal.ts';
import { decimal, longDay } from './format.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';
import { storeText } from './words.ts';

export interface HistorySize {
  readonly bytes: number;
  readonly series: number;
  readonly points: number;
}

export type FileCheck =
  | {
      readonly ok: true;
      readonly series: number;
      readonly points: number;
      readonly fromMs: number;
      readonly toMs: number;
    }
  | {
      readonly ok: false;
      readonly key: string;
      readonly values?: Readonly<Record<string, string | number>>;
    };

/** What the page knows of the history; the file is the one chosen for import. */
export interface DataState {
  /** Null while it is counted, or why it cannot be. */
  readonly size: HistorySize | StoreProblem | null;
  readonly file: { readonly name: string; readonly check: FileCheck | null } | null;
  readonly isBusy: boolean;
}

export const noData: DataState = { size: null, file: null, isBusy: false };

export interface DataView {
  readonly size: string;
  readonly isEmpty: boolean;
  readonly isBusy: boolean;
  /** What the chosen file holds, or that it is being read. */
  readonly preview: string | null;
  /** Why the chosen file cannot be imported. */
  readonly problem: string | null;
  readonly canImport: boolean;
}

export function dataView(state: DataState, t: Translate, locale: string): DataView {
  const { size, file, isBusy } = state;
  const check = file?.check ?? null;
  return {
    size: sizeText(size, t, locale),
    isEmpty: size === null || isStoreProblem(size) || size.points === 0,
    isBusy,
    preview: file && previewText(file.name, check, t, locale),
    problem: check && !check.ok ? fileRefusal('historyFile', check, t, locale) : null,
    canImport: check?.ok === true && !isBusy,
  };
}

function sizeText(size: DataState['size'], t: Translate, locale: string): string {
  if (size === null) return t('options.data.reading');
  if (isStoreProblem(size)) return storeText(size, t);
  if (size.points === 0) return t('options.data.none');
  return t('options.data.size', {
    size: bytesText(size.bytes, t, locale),
    series: plural('series', size.series, t, locale),
    points: plural('points', size.points, t, locale),
  });
}

const bytesText = (bytes: number, t: Translate, locale: string): string =>
  bytes >= 1e6
    ? t('unit.megabytes', { amount: decimal(bytes / 1e6, locale) })
    : t('unit.kilobytes', { amount: decimal(bytes / 1e3, locale, 0) });

function previewText(
  file: string,
  check: FileCheck | null,
  t: Translate,
  locale: string,
): string | null {
  if (check === null) return t('options.data.checking');
  if (!check.ok) return null;
  return t('options.data.preview', {
    file,
    series: plural('series', check.series, t, locale),
    points: plural('points', check.points, t, locale),
    from: longDay(check.fromMs, locale),
    to: longDay(check.toMs, locale),
  });
}
