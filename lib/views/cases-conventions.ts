/** How many cases other conventions would give, as one sentence and a list. */
import type { Cases } from '../regime/cases.ts';
import type { Convention } from '../regime/conventions.ts';
import { dialectLine, dialectName } from './dialect-words.ts';
import { decimal } from './format.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';

export interface ConventionsView {
  readonly title: string;
  readonly text: string;
  readonly rows: readonly { readonly name: string; readonly count: string }[];
}

export function casesConventions(
  { conventions }: Cases,
  t: Translate,
  locale: string,
): ConventionsView {
  const counts = conventions.flatMap((found) => (found.kind === 'rule' ? found.count : []));
  const number = (value: number): string => decimal(value, locale, 0);
  return {
    title: t('cases.conventionsTitle'),
    text: t('cases.conventions', {
      low: number(Math.min(...counts)),
      high: number(Math.max(...counts)),
    }),
    rows: conventions.map((found) => ({
      name: nameOf(found, t, locale),
      count: number(found.count),
    })),
  };
}

function nameOf(found: Convention, t: Translate, locale: string): string {
  switch (found.kind) {
    case 'rule':
      return t('cases.conventionRule', {
        minimum: plural('days', found.minimumDays, t, locale),
        gap: plural('days', found.mergeGapDays, t, locale),
      });
    case 'dialect':
      return t('cases.conventionDialect', {
        dialect: dialectName(found.dialect, t),
        line: dialectLine(found.dialect, found.line, t, locale),
      });
    case 'ladder':
      return t('cases.conventionLadder', {
        line: dialectLine('basis-30d', found.line, t, locale),
      });
  }
}
