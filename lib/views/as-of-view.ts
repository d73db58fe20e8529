/** The date control: now, or any closed UTC day on record. */
import { dayMs } from '../quotes/point.ts';
import type { Past } from '../series/past.ts';
import { longDay } from './format.ts';
import type { Translate } from './translate.ts';
import { dayHint } from './typed-day.ts';

export interface AsOfView {
  /** `2025-11-14`; empty while it is now. */
  readonly value: string;
  /** The same as it is written in the language, "14 Nov 2025", and how it can be typed. */
  readonly typed: string;
  readonly hint: string;
  /** First and last day that can be chosen. */
  readonly min: string;
  readonly max: string;
  readonly isNow: boolean;
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  /** "as of 14 Nov 2025", or that it is now. */
  readonly text: string;
}

const dateOf = (day: number): string => new Date(day).toISOString().slice(0, 10);

/** The instant at which a day has closed and the next has not begun to count. */
export const closeOf = (day: number): number => day + dayMs;

interface Days {
  readonly first: number;
  readonly last: number;
}

/** The closed days with something to show; null where there are none. */
export function asOfDays(past: Past): Days | null {
  const row = past.basis.average7.findIndex((value) => value !== null);
  const first = past.dayMs[row < 0 ? 0 : row];
  const last = past.dayMs.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** The nearest day that can be chosen. */
export const withinDays = (day: number, { first, last }: Days): number =>
  Math.min(Math.max(day, first), last);

/**
 * @param day the chosen closed day; null for now
 */
export function asOfView(
  past: Past | null,
  day: number | null,
  t: Translate,
  locale: string,
): AsOfView | null {
  const days = past && asOfDays(past);
  if (!days) return null;
  return {
    value: day === null ? '' : dateOf(day),
    typed: day === null ? '' : longDay(day, locale),
    hint: dayHint(locale),
    min: dateOf(days.first),
    max: dateOf(days.last),
    isNow: day === null,
    hasBefore: (day ?? days.last + dayMs) > days.first,
    hasAfter: day !== null,
    text: day === null ? t('asOf.now') : t('asOf.day', { day: longDay(day, locale) }),
  };
}

/** A step of days from the chosen one; beyond the last it is now (null). */
export function stepped(past: Past, day: number | null, by: 1 | -1): number | null {
  const days = asOfDays(past);
  if (!days) return null;
  const next = day === null ? days.last + (by < 0 ? 0 : dayMs) : day + by * dayMs;
  return next > days.last ? null : withinDays(next, days);
}
