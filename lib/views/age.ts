/** How ages are written: short, and as a distance in words. */
import { dayMs, hourMs } from '../quotes/point.ts';
import { decimal, inStyle, once } from './numbers.ts';
import type { Translate } from './translate.ts';

const minuteMs = 60_000;

/** "40 s", "12 min", "3 h", "3 d"; a clock that went backwards reads as "0 s". */
export function age(ageMs: number, t: Translate, locale: string): string {
  const whole = (unitMs: number): string =>
    decimal(Math.floor(Math.max(0, ageMs) / unitMs), locale, 0);
  if (ageMs < minuteMs) return t('age.seconds', { count: whole(1000) });
  if (ageMs < hourMs) return t('age.minutes', { count: whole(minuteMs) });
  if (ageMs < 2 * dayMs) return t('age.hours', { count: whole(hourMs) });
  return t('age.days', { count: whole(dayMs) });
}

const units = [
  ['second', 1000, minuteMs],
  ['minute', minuteMs, hourMs],
  ['hour', hourMs, 2 * dayMs],
  ['day', dayMs, Infinity],
] as const;

/** "3 hours ago", "in 14 days". */
export function relative(atMs: number, nowMs: number, locale: string): string {
  const ms = atMs - nowMs;
  const [unit, unitMs] = units.find(([, , below]) => Math.abs(ms) < below) ?? units[3];
  const options = { numeric: 'always' } as const;
  const format = once('r', locale, options, () => new Intl.RelativeTimeFormat(locale, options));
  return inStyle(format.formatToParts(Math.trunc(ms / unitMs), unit), locale);
}
