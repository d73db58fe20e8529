/** "1 day", "198 days": the form of a counted word that the language asks for. */
import { decimal } from './format.ts';
import type { TextKey, Translate } from './translate.ts';

type CountedWord =
  'days' | 'venues' | 'series' | 'points' | 'times' | 'cases' | 'settings' | 'alerts';

/**
 * The rules are those of the language of the words, which need not be the one the browser
 * writes its numbers in. A form that the locale file does not have is as the general one.
 */
export function plural(word: CountedWord, count: number, t: Translate, locale: string): string {
  const form = new Intl.PluralRules(t('language.tag')).select(count);
  const values = { count: decimal(count, locale, 0) };
  const special = form === 'other' ? '' : t(`count.${word}.${form}` as TextKey, values);
  return special || t(`count.${word}.other`, values);
}
