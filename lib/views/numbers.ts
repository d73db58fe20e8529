/** What every written number goes through: the signs that were chosen, and a true minus. */
import { isolated, signOf } from './number-style.ts';

const noBreakSpace = '\u00a0';
const trueMinus = '−';

/**
 * `minus` marks what lies below zero only, `always` both sides. `Intl` decides after
 * rounding (`negative`, `exceptZero`), so what reads as zero never has a sign.
 */
export type SignStyle = 'minus' | 'always' | 'never';
export const signDisplay = { minus: 'negative', always: 'exceptZero', never: 'never' } as const;

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

/** Making an `Intl` object costs far more than using it, so each is made once. */
export function once<F extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  kind: string,
  locale: string,
  options: object,
  make: () => F,
): F {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  const present = made.get(key) as F | undefined;
  if (present) return present;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

export const isEnglish = (locale: string): boolean => /^en\b/i.test(locale);

interface Part {
  readonly type: string;
  readonly value: string;
}

/** Joins what `Intl` made, with the signs of the number style. */
export function inStyle(parts: readonly Part[], locale: string): string {
  let text = '';
  for (const part of parts) {
    if (part.type === 'minusSign') text += part.value.replace('-', trueMinus);
    else if (part.type === 'unit' && isEnglish(locale)) text += noBreakSpace + part.value;
    else text += signOf(locale, part.type) ?? part.value;
  }
  return text;
}

export function write(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  const format = once('n', locale, options, () => new Intl.NumberFormat(locale, options));
  return isolated(inStyle(format.formatToParts(value), locale), locale);
}

export const digitsAndSign = (digits: number, sign: SignStyle): Intl.NumberFormatOptions => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
  signDisplay: signDisplay[sign],
});

/** A bare number: "2.8", "−0.3". */
export const decimal = (
  value: number,
  locale: string,
  digits = 1,
  sign: SignStyle = 'minus',
): string => write(value, locale, digitsAndSign(digits, sign));
