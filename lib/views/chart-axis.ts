/** How far the charts reach, and where their time axis is labelled. */
import { dayMs } from '../quotes/point.ts';
import type { DialectLines } from './chart-dialect.ts';
import { day, month, year } from './format.ts';

/** A place on the time axis, in seconds, and how it reads. */
export interface Tick {
  readonly second: number;
  readonly label: string;
}

export type Reach = readonly [low: number, high: number];

/** Values at either end that may be so far out that the rest would be a flat line beside them. */
const farShare = 0.015;

/**
 * The range of the values and of what is always in sight, without the few that lie further
 * out than half of all the rest is wide.
 */
export function usualReach(values: readonly number[], [least, most]: Reach): Reach {
  const sorted = Float64Array.from(values).sort();
  const few = Math.floor(sorted.length * farShare);
  const low = Math.min(least, sorted[few] ?? least);
  const high = Math.max(most, sorted[sorted.length - 1 - few] ?? most);
  const far = (high - low) / 2;
  const [lowest, highest] = [sorted[0] ?? low, sorted.at(-1) ?? high];
  return [
    low - lowest > far ? low : Math.min(low, lowest),
    highest - high > far ? high : Math.max(high, highest),
  ];
}

/**
 * Room around the values. The first three lines, which the reading turns on, are always in
 * sight, those beyond only when near; so is the newest value.
 * @param nameShare of the height that the name of a line needs
 */
export function bounds(
  values: readonly number[],
  { lines }: Pick<DialectLines, 'lines'>,
  newest: number | null,
  nameShare: number,
): Reach {
  const always = [0, newest ?? 0, ...lines.slice(0, 3).map(({ value }) => value)];
  const [low, high] = usualReach(values, [Math.min(...always), Math.max(...always)]);
  const beyond = lines.slice(3).map(({ value }) => value);
  const top = Math.max(high, ...beyond.filter((line) => high > line * 0.75));
  const space = (top - low) * 0.08;
  return withNames([low - 2 * space, top + space], lines, nameShare);
}

/** So far that the name below the lowest line and the one above the highest have room, too. */
function withNames([low, high]: Reach, lines: DialectLines['lines'], share: number): Reach {
  const inSight = lines.filter(({ value }) => value >= low && value <= high);
  const on = (side: 'above' | 'below'): number[] =>
    inSight.filter((line) => line.side === side && line.label !== '').map(({ value }) => value);
  const kept = Math.min(share, mostNameShare);
  const under = Math.min(...on('below'));
  const over = Math.max(...on('above'));
  let [bottom, top] = [low, high];
  // Room at one end takes of the share of the other.
  for (let turn = 0; turn < 8; turn += 1) {
    bottom = Math.min(bottom, (under - kept * top) / (1 - kept));
    top = Math.max(top, (over - kept * bottom) / (1 - kept));
  }
  return [bottom, top];
}

/** In a panel so low that names would take more, they do not. */
const mostNameShare = 0.3;

/** Room around a range. */
export function room([low, high]: Reach): Reach {
  const space = (high - low) * 0.1 || Math.abs(high) * 0.02 || 1;
  return [low - space, high + space];
}

/** Of values of which there is at least one. */
export const wholeReach = (values: readonly number[]): Reach =>
  values.reduce<Reach>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );

/** Days, weeks, months and years between ticks, from the finest on. */
const rhythms: readonly ((ms: number) => boolean)[] = [
  ...[1, 2, 3].map((days) => (ms: number) => (ms / dayMs) % days === 0),
  ...[1, 2].map((weeks) => (ms: number) => (ms / dayMs - 4) % (7 * weeks) === 0),
  ...[1, 2, 4, 6].map(
    (months) => (ms: number) =>
      new Date(ms).getUTCDate() === 1 && new Date(ms).getUTCMonth() % months === 0,
  ),
  ...[1, 2, 5, 10].map((years) => (ms: number) => {
    const date = new Date(ms);
    return (
      date.getUTCDate() === 1 && date.getUTCMonth() === 0 && date.getUTCFullYear() % years === 0
    );
  }),
];
/** The first rhythm of whole months. */
const monthly = 5;
/** The first rhythm of whole years. */
const yearly = 9;

/** The starts of whole days, weeks, months or years: the finest of which no more than so many. */
export function ticks(days: readonly number[], locale: string, most: number): Tick[] {
  const found = rhythms.map((isTick) => days.filter(isTick));
  const fitting = found.findIndex(({ length }) => length <= most);
  const chosen = fitting < 0 ? found.length - 1 : fitting;
  return (found[chosen] ?? []).map((ms) => ({
    second: ms / 1000,
    label: labelOf(ms, chosen, locale),
  }));
}

function labelOf(ms: number, rhythm: number, locale: string): string {
  if (rhythm < monthly) return day(ms, locale);
  return rhythm >= yearly || new Date(ms).getUTCMonth() === 0
    ? year(ms, locale)
    : month(ms, locale);
}
