/** "1 day", "198 days": the form of a counted word that the language asks for. */
import { decimal } from './format.ts';
import type { Translate } from './translate.ts';

type CountedWord = 'days' | 'venues' | 'series' | 'points' | 'cases';

export function plural(word: CountedWord, count: number, t: Translate, locale: string): string {
  const form = new Intl.PluralRules(locale).select(count) === 'one' ? 'one' : 'other';
  return t(`count.${word}.${form}`, { count: decimal(count, locale, 0) });
}
