/** What followed earlier cases, in words, wherever they were counted. */
import { decimal, longDay, percent } from './format.ts';
import { plural } from './plural.ts';
import { numbered } from './rich-text.ts';
import type { Paths } from './paths.ts';
import type { Translate } from './translate.ts';

export interface PathsSaid extends Paths {
  /** Equal falls without the signal ended no differently; null where that was not computed. */
  readonly isAlike: boolean | null;
}

const lineText = ({ line }: Paths, locale: string): string =>
  percent(line, locale, Number.isInteger(line) ? 0 : 1);

const whole = (count: number, locale: string): string =>
  numbered(decimal(count, locale, 0), 'cases');

/** "…: after 12 earlier falls below 4 %, price was higher 90 days later in 9." */
export const pathsInShort = (paths: Paths, t: Translate, locale: string): string =>
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
