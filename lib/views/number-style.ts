/**
 * The way numbers are written, carried in the locale itself: a private part of its BCP 47 tag
 * that `Intl` ignores and `format.ts` reads, so that every view goes on taking one locale.
 */
import type { NumberStyle } from '../settings/settings.ts';

export interface Signs {
  readonly group: string;
  readonly decimal: string;
}

const narrowNoBreakSpace = '\u202f';

const signs: Readonly<Record<Exclude<NumberStyle, 'browser'>, Signs>> = {
  point: { group: ',', decimal: '.' },
  comma: { group: '.', decimal: ',' },
  space: { group: narrowNoBreakSpace, decimal: '.' },
};

const isStyle = (text: string | undefined): text is keyof typeof signs =>
  text !== undefined && Object.hasOwn(signs, text);

export const localeWith = (locale: string, style: NumberStyle): string =>
  style === 'browser' ? locale : `${locale}-x-num-${style}`;

/** Null where they are those of the language. */
export function signsOf(locale: string): Signs | null {
  const style = /-x-num-(\w+)$/.exec(locale)?.[1];
  return isStyle(style) ? signs[style] : null;
}
