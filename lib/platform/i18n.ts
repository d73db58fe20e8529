/** The words of the browser's language; texts live in `lib/locales`. */
import { i18n } from '#i18n';
import { amongWords } from '../views/number-style.ts';
import type { Translate } from '../views/translate.ts';
import { browser } from './browser.ts';

export const t: Translate = (key, values = {}) => i18n.t(key as never, values as never);

/** That of the words, which need not be that of the browser where they are not in its language. */
export const direction: 'ltr' | 'rtl' = t('language.direction') === 'rtl' ? 'rtl' : 'ltr';

/** BCP 47 tag for `Intl`. */
export const locale: string = amongWords(browser.i18n.getUILanguage(), direction);
