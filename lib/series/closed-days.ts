/**
 * The record across exchanges: for each closed UTC day the consensus of the daily values and
 * of v and m over the exchanges that have them. Unit: % a year. Averages are taken per
 * exchange first, so an exchange that comes or goes makes no step in its own average.
 *
 * `degraded` is about v: fewer than 3 exchanges, and not 2 that agree. It does not decide what
 * follows from that: with one exchange that keeps a history every day is degraded, and
 * `exchanges` says what a day rests on.
 */
import { basisLimits, consensus, type VenueValue } from '../quotes/consensus.ts';
import { calendar, calendarAverage } from './calendar-average.ts';
import type { DailyValue } from './daily-values.ts';
import { month, week } from './sample.ts';

export interface VenueDays {
  readonly exchange: string;
  /** Ascending. */
  readonly daily: readonly DailyValue[];
}

export interface ClosedDay {
  /** Start of the UTC day. */
  readonly dayMs: number;
  /** Daily value. */
  readonly basis: number | null;
  readonly v: number | null;
  readonly m: number | null;
  /** Exchanges that `v` was taken from. */
  readonly exchanges: readonly string[];
  readonly degraded: boolean;
}

/** One entry per calendar day from the first daily value up to `lastDayMs`. */
export function closedDays(venues: readonly VenueDays[], lastDayMs: number): ClosedDay[] {
  const columns = venues.map(({ exchange, daily }) => ({
    basis: byDay(exchange, daily),
    v: byDay(exchange, calendarAverage(daily, week, lastDayMs)),
    m: byDay(exchange, calendarAverage(daily, month, lastDayMs)),
  }));
  const firstDays = venues.flatMap(({ daily }) => daily[0]?.dayMs ?? []);
  const first = firstDays.length === 0 ? undefined : Math.min(...firstDays);
  return calendar(first, lastDayMs).map((dayMs) => {
    const across = (column: 'basis' | 'v' | 'm') =>
      consensus(
        columns.flatMap((values) => values[column].get(dayMs) ?? []),
        { ...basisLimits, nowMs: dayMs, staleAfterMs: 0 },
      );
    const v = across('v');
    return {
      dayMs,
      basis: across('basis').value,
      v: v.value,
      m: across('m').value,
      exchanges: v.used.map(({ exchange }) => exchange),
      degraded: v.degraded,
    };
  });
}

interface DayReading {
  readonly dayMs: number;
  readonly value: number | null;
  readonly stretched: boolean;
}

function byDay(exchange: string, days: readonly DayReading[]): Map<number, VenueValue> {
  return new Map(
    days.flatMap(({ dayMs, value, stretched }) =>
      value === null ? [] : [[dayMs, { exchange, value, atMs: dayMs, stretched }]],
    ),
  );
}
