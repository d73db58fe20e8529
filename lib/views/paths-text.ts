/** What followed earlier cases, in words, wherever they were counted. */
import type { Cases } from '../regime/cases.ts';
import { decimal, longDay, percent } from './format.ts';
import { plural } from './plural.ts';
import { numbered } from './rich-text.ts';
import type { Translate } from './translate.ts';

export interface PathsSaid {
  /** First day on record. */
  readonly sinceDayMs: number;
  /** % a year. */
  readonly line: number;
  /** Cases before the present one. */
  readonly count: number;
  /** Of them those whose ninety days have passed. */
  readonly known: number;
  readonly up: number;
  readonly down: number;
  /** Down 20 % or more within the ninety days. */
  readonly deep: number;
  /** Equal falls without the signal ended no differently; null where that cannot be told. */
  readonly isAlike: boolean | null;
}

/** Null while nothing is on record. */
export const pathsOf = ({ definition, sinceDayMs, counts, control }: Cases): PathsSaid | null =>
  sinceDayMs === null
    ? null
    : {
        sinceDayMs,
        line: definition.line,
        count: counts.cases,
        known: counts.higher + counts.lower,
        up: counts.higher,
        down: counts.lower,
        deep: counts.deep,
        isAlike: control.endedNoDifferently,
      };

const lineText = ({ line }: PathsSaid, locale: string): string =>
  percent(line, locale, Number.isInteger(line) ? 0 : 1);

const whole = (count: number, locale: string): string =>
  numbered(decimal(count, locale, 0), 'cases');

/** "…: after 12 earlier falls below 4 %, price was higher 90 days later in 9." */
export const pathsInShort = (paths: PathsSaid, t: Translate, locale: string): string =>
  t('meaning.paragraph.cases', {
    count: whole(paths.known, locale),
    line: lineText(paths, locale),
    up: whole(paths.up, locale),
  });

export function pathsInFull(paths: PathsSaid, t: Translate, locale: string): string {
  const since = longDay(paths.sinceDayMs, locale);
  const line = lineText(paths, locale);
  if (paths.count === 0) return t('meaning.paths.none', { since, line });
  return [
    t('meaning.paths.text', {
      since,
      line,
      times: numbered(plural('times', paths.count, t, locale), 'cases'),
      up: whole(paths.up, locale),
      down: whole(paths.down, locale),
      deep: whole(paths.deep, locale),
    }),
    paths.known < paths.count ? t('meaning.paths.pending') : null,
    paths.isAlike === true ? t('meaning.paths.alike') : null,
    paths.count === 1
      ? t('meaning.paths.tableOne')
      : t('meaning.paths.table', { cases: plural('cases', paths.count, t, locale) }),
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}
