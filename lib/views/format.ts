/**
 * How numbers and times are written, on every surface: fixed digits, a true minus, never a
 * signed zero, days and hours in UTC. Pure; the locale is a BCP 47 tag for `Intl`.
 *
 * House style in English: "2.8 %" with a no-break space, "14 Nov" with the day first.
 */
import { dayMs } from '../quotes/point.ts';
import {
  decimal,
  digitsAndSign,
  isEnglish,
  once,
  signDisplay,
  type SignStyle,
  write,
} from './numbers.ts';
import { isolated } from './number-style.ts';
import type { Translate } from './translate.ts';

export { age, relative } from './age.ts';
export { decimal } from './numbers.ts';

/** Stands where a number is missing, always with a reason beside it. */
export const dash = '—';

/** "±1.3". */
export const plusMinus = (value: number, locale: string): string =>
  isolated(`±${decimal(value, locale)}`, locale);

/** A number that is already in per cent: "2.8 %", "+10 %". */
export const percent = (
  value: number,
  locale: string,
  digits = 1,
  sign: SignStyle = 'minus',
): string =>
  write(value, locale, { style: 'unit', unit: 'percent', ...digitsAndSign(digits, sign) });

/** "2.8 % a year", for sentences. */
export const perYear = (
  value: number,
  t: Translate,
  locale: string,
  sign: SignStyle = 'minus',
): string => t('unit.perYear', { percent: percent(value, locale, 1, sign) });

/** "2.8 %/yr", for tables and small places. */
export const perYearShort = (
  value: number,
  t: Translate,
  locale: string,
  sign: SignStyle = 'minus',
): string => t('unit.perYearShort', { percent: percent(value, locale, 1, sign) });

/** The side of zero a number is on once it is written with `digits`; a sign is also a word. */
export function side(value: number, digits = 1): 'above' | 'below' | 'level' {
  const rounded = Math.round(Math.abs(value) * 10 ** digits);
  if (rounded === 0) return 'level';
  return value > 0 ? 'above' : 'below';
}

/** "96.5k BTC", "842 BTC", "1.20M BTC". */
export function coins(amount: number, asset: string, t: Translate, locale: string): string {
  const size = Math.abs(amount);
  if (size >= 999_950)
    return t('unit.millionCoins', { amount: decimal(amount / 1e6, locale, 2), asset });
  if (size >= 999.5)
    return t('unit.thousandCoins', { amount: decimal(amount / 1e3, locale, 1), asset });
  return t('unit.coins', { amount: decimal(amount, locale, 0), asset });
}

/** "96.5K", "1.2M", "842": for axes and readouts, without a unit. */
export const compactNumber = (value: number, locale: string): string =>
  write(value, locale, {
    notation: 'compact',
    maximumFractionDigits: 1,
    signDisplay: signDisplay.minus,
  }).replace('K', 'k');

/**
 * Several such numbers side by side, none of them rounded: where they share a unit they share
 * its decimals, "95.5k" beside "96.0k".
 */
export function compactExactly(values: readonly number[], locale: string): string[] {
  const exactly = { notation: 'compact', maximumFractionDigits: 12 } as const;
  const format = once('n', locale, exactly, () => new Intl.NumberFormat(locale, exactly));
  const read = values.map((value) => {
    const parts = format.formatToParts(value);
    const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
    return { value, unit: part('compact'), digits: part('fraction').length };
  });
  return read.map(({ value, unit }) => {
    const digits = Math.max(...read.filter((each) => each.unit === unit).map((one) => one.digits));
    return write(value, locale, { notation: 'compact', ...digitsAndSign(digits, 'minus') }).replace(
      'K',
      'k',
    );
  });
}

/** "94,594": US dollars without cents; the currency is said by the label beside it. */
export const price = (value: number, locale: string): string => decimal(value, locale, 0);

function date(ms: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const tag = isEnglish(locale) ? 'en-GB' : locale;
  const full = { ...options, timeZone: 'UTC', calendar: 'gregory' };
  const text = once('d', tag, full, () => new Intl.DateTimeFormat(tag, full)).format(ms);
  return isolated(text, locale);
}

/** "14 Nov"; with the year where `nowMs` is given and lies more than 300 days off. */
export const day = (ms: number, locale: string, nowMs = ms): string =>
  Math.abs(nowMs - ms) > 300 * dayMs
    ? longDay(ms, locale)
    : date(ms, locale, { day: 'numeric', month: 'short' });

/** "14 Nov 2025". */
export const longDay = (ms: number, locale: string): string =>
  date(ms, locale, { day: 'numeric', month: 'short', year: 'numeric' });

/** "Nov", "2025": for axes. */
export const month = (ms: number, locale: string): string => date(ms, locale, { month: 'short' });
export const year = (ms: number, locale: string): string => date(ms, locale, { year: 'numeric' });

/** "14 Nov 2025, 00:05 UTC": the full form behind every age, on hover and focus. */
export const instant = (ms: number, t: Translate, locale: string): string =>
  t('unit.utc', {
    time: date(ms, locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  });
