/** When a dialect was last below zero, and how often: where it rests there, that instead. */
import type { DialectId } from '../series/dialect.ts';
import type { Past } from '../series/past.ts';
import { dialectReading } from '../signals/dialects.ts';
import { longDay, percent, year } from './format.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';

/** Empty where nothing of it is on record. */
export function dialectNote(past: Past, id: DialectId, t: Translate, locale: string): string {
  const { restsAt, timesBelow, firstDayMs, lastBelowDayMs, v } = dialectReading(past, id);
  if (firstDayMs === null) return '';
  if (restsAt !== null) return t('charts.restsBelow', { rest: percent(restsAt, locale, 2) });
  const since = year(firstDayMs, locale);
  if (timesBelow === 0) return t('charts.belowNever', { since });
  const times = plural('times', timesBelow, t, locale);
  return lastBelowDayMs === null
    ? t(v !== null && v < 0 ? 'charts.belowNow' : 'charts.belowOnly', { times, since })
    : t('charts.below', { times, since, day: longDay(lastBelowDayMs, locale) });
}
