/**
 * How rare a value of v is: the share of the closed days of the last 365 whose v was lower.
 * Unit: 0 to 1. Of days that overlap by six sevenths with their neighbours; it ranks the
 * past year only.
 */
import { dayMs } from '../quotes/point.ts';
import type { ClosedDay } from '../series/past.ts';

/** A closed day and its v, % a year. */
export type LevelDay = Pick<ClosedDay, 'dayMs' | 'v'>;

const recordDays = 365;
const fewestDays = 60;

/**
 * @param days closed days, ascending
 * @param now the value to rank, % a year
 */
export function lowerShare(days: readonly LevelDay[], now: number): number | null {
  const lastDayMs = days.at(-1)?.dayMs ?? 0;
  const year = days.filter(({ dayMs: day }) => day > lastDayMs - recordDays * dayMs);
  const known = year.flatMap(({ v }) => v ?? []);
  return known.length < fewestDays ? null : known.filter((v) => v < now).length / known.length;
}
