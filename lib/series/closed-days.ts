/**
 * Closed UTC days across exchanges: of each day the consensus of the values of the exchanges
 * that have it. Averages are taken per exchange first, so an exchange that comes or goes
 * makes no step in its own average. In the unit of the values.
 *
 * A day may rest on one exchange; `exchanges` says on whose word it stands.
 */
import {
  basisLimits,
  consensus,
  type ConsensusLimits,
  type VenueValue,
} from '../quotes/consensus.ts';
import { calendarAverage, type DayValue } from './calendar-average.ts';
import type { DailyValue } from './daily-values.ts';
import type { AveragedColumns, Column } from './past.ts';
import { month, week } from './sample.ts';

export interface VenueDays<D extends DayValue = DailyValue> {
  readonly exchange: string;
  /** Ascending. */
  readonly daily: readonly D[];
}

export interface AcrossDays {
  readonly values: Column;
  /** Of each day the exchanges its value was taken from. */
  readonly exchanges: readonly (readonly string[])[];
}

/** @param days starts of the UTC days to fill, ascending */
export function acrossExchanges(
  venues: readonly VenueDays<DayValue & { readonly stretched?: boolean }>[],
  days: readonly number[],
  limits: ConsensusLimits,
): AcrossDays {
  const rowOf = new Map(days.map((day, row) => [day, row]));
  const rows: VenueValue[][] = days.map(() => []);
  for (const { exchange, daily } of venues) {
    for (const { dayMs, value, stretched = false } of daily) {
      const row = rowOf.get(dayMs);
      if (row !== undefined && value !== null)
        rows[row]?.push({ exchange, value, atMs: dayMs, stretched });
    }
  }
  const results = rows.map((values, row) => {
    const [only, other] = values;
    // Most years rest on one exchange, with which there is nothing to agree on.
    if (!only || !other) return { value: only?.value ?? null, used: values };
    return consensus(values, { ...limits, nowMs: days[row] ?? 0, staleAfterMs: 0 });
  });
  return {
    values: results.map(({ value }) => value),
    exchanges: results.map(({ used }) => used.map(({ exchange }) => exchange)),
  };
}

export interface BasisColumns {
  readonly basis: AveragedColumns;
  /** Which of `exchangeSets` v rests on; null where there is no v. */
  readonly basisSet: Column;
  readonly exchangeSets: readonly (readonly string[])[];
}

/** The 30-day basis of every day: the daily value, v and m, % a year. */
export function basisColumns(venues: readonly VenueDays[], days: readonly number[]): BasisColumns {
  const lastDayMs = days.at(-1) ?? 0;
  const of = (valuesOf: (daily: readonly DailyValue[]) => readonly DayValue[]): AcrossDays =>
    acrossExchanges(
      venues.map(({ exchange, daily }) => ({ exchange, daily: valuesOf(daily) })),
      days,
      basisLimits,
    );
  const average7 = of((daily) => calendarAverage(daily, week, lastDayMs));
  const names = average7.exchanges.map((set) => set.join());
  const sets = [...new Set(names)].filter(Boolean);
  return {
    basis: {
      daily: of((daily) => daily).values,
      average7: average7.values,
      average30: of((daily) => calendarAverage(daily, month, lastDayMs)).values,
    },
    basisSet: names.map((name) => (name === '' ? null : sets.indexOf(name))),
    exchangeSets: sets.map((name) => name.split(',')),
  };
}
