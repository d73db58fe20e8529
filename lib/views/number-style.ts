/**
 * The way numbers are written, carried in the locale itself: a private part of its BCP 47 tag
 * that `Intl` ignores and `format.ts` reads, so that every view goes on taking one locale.
 */
import type { NumberStyle } from '../settings/settings.ts';

/** Between groups of digits, and before decimals. */
const signs: Readonly<Record<string, string>> = {
  point: ',.',
  comma: '.,',
  space: '\u202f.',
};

/** Numbers among words from right to left keep their own direction. */
export const amongWords = (locale: string, direction: 'ltr' | 'rtl'): string =>
  direction === 'rtl' ? `${locale}-x-rtl` : locale;

/** As it stands among words of the locale: its signs stay on its own left. */
export const isolated = (text: string, locale: string): string =>
  /-x-rtl\b/.test(locale) ? `\u2068${text}\u2069` : text;

export const localeWith = (locale: string, style: NumberStyle): string =>
  style === 'browser' ? locale : `${locale}-x-num-${style}`;

/** The sign of a part of a number; undefined where it is that of the language. */
export const signOf = (locale: string, part: string): string | undefined =>
  signs[/-x-num-(\w+)$/.exec(locale)?.[1] ?? '']?.[['group', 'decimal'].indexOf(part)];
