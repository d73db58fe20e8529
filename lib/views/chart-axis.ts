/** How far the chart reaches, and where its time axis is labelled. */
import { dayMs } from '../quotes/point.ts';
import type { DialectLines } from './chart-dialect.ts';
import { day, month, year } from './format.ts';

/** A place on the time axis, in seconds, and how it reads. */
export interface Tick {
  readonly second: number;
  readonly label: string;
}

/**
 * Room around the values. The first three lines, which the reading turns on, are always in
 * sight, those beyond only when near.
 */
export function bounds(
  values: readonly number[],
  { lines }: Pick<DialectLines, 'lines'>,
): [number, number] {
  const always = lines.slice(0, 3).map(({ value }) => value);
  const low = lowest(values, Math.min(0, ...always));
  const high = highest(values, Math.max(0, ...always));
  const beyond = lines.slice(3).map(({ value }) => value);
  const top = highest(
    beyond.filter((line) => high > line * 0.75),
    high,
  );
  const space = (top - low) * 0.08;
  return [low - 2 * space, top + space];
}

/** Room around the values alone. */
export function room(values: readonly number[]): [number, number] {
  const [first] = values;
  if (first === undefined) return [0, 1];
  const [low, high] = [lowest(values, first), highest(values, first)];
  const space = (high - low) * 0.1 || Math.abs(high) * 0.02 || 1;
  return [low - space, high + space];
}

const lowest = (values: readonly number[], from: number): number =>
  values.reduce((least, value) => Math.min(least, value), from);
const highest = (values: readonly number[], from: number): number =>
  values.reduce((most, value) => Math.max(most, value), from);

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

const monthLabel = (ms: number, count: number, locale: string): string =>
  count > 800 || (new Date(ms).getUTCMonth() === 0 && count > 40)
    ? year(ms, locale)
    : month(ms, locale);
