/** How far the chart reaches, and where its time axis is labelled. */
import { dayMs } from '../quotes/point.ts';
import { day } from './format.ts';

/** A place on the time axis, in seconds, and how it reads. */
export interface Tick {
  readonly second: number;
  readonly label: string;
}

/** Room around the data; the lines the reading turns on are always in sight, the rich one when near. */
export function bounds(values: readonly number[], upper: number, rich: number): [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), upper);
  const top = high > rich * 0.75 ? Math.max(high, rich) : high;
  const room = (top - low) * 0.08;
  return [Math.min(low - room, -1.5), top + room];
}

/** Whole weeks, months or years, about six of them. */
export function ticks(days: readonly number[], locale: string): Tick[] {
  const count = days.length;
  const isTick = (ms: number): boolean => {
    const date = new Date(ms);
    if (count <= 40) return (ms / dayMs - 4) % 7 === 0;
    if (date.getUTCDate() !== 1) return false;
    if (count <= 200) return true;
    const every = count <= 400 ? 2 : count <= 800 ? 4 : 12;
    return date.getUTCMonth() % every === 0;
  };
  return days.filter(isTick).map((ms) => ({
    second: ms / 1000,
    label: count <= 40 ? day(ms, locale) : monthLabel(ms, count, locale),
  }));
}

function monthLabel(ms: number, count: number, locale: string): string {
  const date = new Date(ms);
  const options: Intl.DateTimeFormatOptions =
    count > 800 || (date.getUTCMonth() === 0 && count > 40)
      ? { year: 'numeric' }
      : { month: 'short' };
  return new Intl.DateTimeFormat(locale, {
    ...options,
    timeZone: 'UTC',
    calendar: 'gregory',
  }).format(ms);
}
