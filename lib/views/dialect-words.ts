/** How a dialect of the basis is called, and how its numbers are written. */
import { type DialectId, dialectUnit } from '../series/dialect.ts';
import { decimal, percent, perYear, perYearShort } from './format.ts';
import type { Translate } from './translate.ts';

const keys = {
  'basis-30d': 'basis30d',
  'story-scale': 'storyScale',
  'front-month': 'frontMonth',
  'perp-premium': 'perpPremium',
  funding: 'funding',
} as const satisfies Record<DialectId, string>;

/** "30-day basis", inside a sentence. */
export const dialectName = (id: DialectId, t: Translate): string => t(`dialectName.${keys[id]}`);

/** "2.8 %/yr" or "−0.038 %": small per cents with the digits they need. */
export function dialectShort(id: DialectId, value: number, t: Translate, locale: string): string {
  return dialectUnit(id) === 'percent-per-year'
    ? perYearShort(value, t, locale)
    : finePercent(value, locale);
}

/** "2.8" or "−0.038", where a heading says the unit. */
export const dialectNumber = (id: DialectId, value: number, locale: string): string =>
  decimal(value, locale, dialectUnit(id) === 'percent-per-year' ? 1 : fineDigits(value));

/** "4 % a year" or "0.5 %": a line, without a digit that says nothing. */
export function dialectLine(id: DialectId, line: number, t: Translate, locale: string): string {
  const whole = Number.isInteger(line);
  if (dialectUnit(id) === 'percent-per-year') {
    return whole
      ? t('unit.perYear', { percent: percent(line, locale, 0) })
      : perYear(line, t, locale);
  }
  return whole ? percent(line, locale, 0) : percent(line, locale, 2);
}

/** Per cent of anything, small ones with the digits they need. */
export const finePercent = (value: number, locale: string): string =>
  percent(value, locale, fineDigits(value));

/** Three places below 0.1, two below 1, else one; zero without any. */
function fineDigits(value: number): number {
  const size = Math.abs(value);
  if (size === 0) return 0;
  if (size < 0.1) return 3;
  return size < 1 ? 2 : 1;
}
