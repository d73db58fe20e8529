/**
 * All that is known of the closed days, in columns: one row a UTC day, ascending, without
 * holes in the calendar. What the surfaces look back with: dialects, analogues, claims, any
 * past day. A gap is null, never 0.
 *
 * Averages across exchanges are taken per exchange first. What later days taught does not
 * change a row, except for reserve and flows, which their source revises: there what was
 * said first stands in a column of its own.
 */
import { dayMs, startOfDay } from '../quotes/point.ts';
import type { DayValue } from './calendar-average.ts';

export type Column = readonly (number | null)[];

/** Daily values and their averages of 7 and 30 calendar days, across exchanges. */
export interface AveragedColumns<C = Column> {
  readonly daily: C;
  readonly average7: C;
  readonly average30: C;
}

/** Open interest of one exchange, coins at the end of the day. */
export interface ExchangeColumn<C = Column> {
  readonly exchange: string;
  readonly coins: C;
}

/** @typeParam C how a column is held */
export interface Past<C = Column> {
  readonly version: 1;
  readonly builtAtMs: number;
  /** Starts of the UTC days. */
  readonly dayMs: readonly number[];
  /** Spot close, quote currency. */
  readonly close: C;
  /** 30-day basis, % a year: the daily value, v and m. */
  readonly basis: AveragedColumns<C>;
  /** Which of `exchangeSets` v rests on; null where there is no v. */
  readonly basisSet: C;
  readonly exchangeSets: readonly (readonly string[])[];
  /** Raw premium of front-month futures, %. */
  readonly frontMonth: AveragedColumns<C>;
  /** Raw premium of one perpetual over its index, %, and whose it is. */
  readonly perpPremium: AveragedColumns<C>;
  readonly perpExchange: string | null;
  /** Realised funding, % a year: of the day, of 7 and of 30 days. */
  readonly funding: AveragedColumns<C>;
  /** Records of single contracts, in the order in which they count. */
  readonly openInterest: readonly ExchangeColumn<C>[];
  /** Open interest of the leverage basket, coins, from our own polls. */
  readonly basket: C;
  /** Coins on all exchanges, as the source says now. */
  readonly reserve: C;
  /** As it said first, since it is asked; null on days it told when they were long past. */
  readonly reserveFirst: C;
  /** Coins sent to and from all exchanges in the day. */
  readonly flowIn: C;
  readonly flowOut: C;
}

const noColumns: AveragedColumns = { daily: [], average7: [], average30: [] };

export const emptyPast: Past = {
  version: 1,
  builtAtMs: 0,
  dayMs: [],
  close: [],
  basis: noColumns,
  basisSet: [],
  exchangeSets: [],
  frontMonth: noColumns,
  perpPremium: noColumns,
  perpExchange: null,
  funding: noColumns,
  openInterest: [],
  basket: [],
  reserve: [],
  reserveFirst: [],
  flowIn: [],
  flowOut: [],
};

/** How many of its days have closed by an instant. */
export function closedBy(past: Past, instantMs: number): number {
  const first = past.dayMs[0];
  if (first === undefined) return 0;
  const closed = Math.floor((startOfDay(instantMs) - first) / dayMs);
  return Math.min(Math.max(closed, 0), past.dayMs.length);
}

/** The past as it was known at an instant: rows of days closed by then. Revised columns stay as revised. */
export function pastAt(past: Past, instantMs: number): Past {
  const count = closedBy(past, instantMs);
  return count === past.dayMs.length ? past : rowsOf(past, 0, count);
}

/** The newest rows of it, for what looks back no further. */
export const lastDays = (past: Past, days: number): Past =>
  past.dayMs.length <= days ? past : rowsOf(past, past.dayMs.length - days, past.dayMs.length);

const rowsOf = (past: Past, from: number, to: number): Past => ({
  ...mapColumns(past, (column) => column.slice(from, to)),
  dayMs: past.dayMs.slice(from, to),
});

/** The same days with each of their columns made into another. */
export function mapColumns<A, B>(past: Past<A>, made: (column: A) => B): Past<B> {
  const all = ({ daily, average7, average30 }: AveragedColumns<A>): AveragedColumns<B> => ({
    daily: made(daily),
    average7: made(average7),
    average30: made(average30),
  });
  return {
    ...past,
    close: made(past.close),
    basis: all(past.basis),
    basisSet: made(past.basisSet),
    frontMonth: all(past.frontMonth),
    perpPremium: all(past.perpPremium),
    funding: all(past.funding),
    openInterest: past.openInterest.map(({ exchange, coins }) => ({
      exchange,
      coins: made(coins),
    })),
    basket: made(past.basket),
    reserve: made(past.reserve),
    reserveFirst: made(past.reserveFirst),
    flowIn: made(past.flowIn),
    flowOut: made(past.flowOut),
  };
}

/** A column with its days. */
export const columnDays = ({ dayMs: days }: Past, column: Column): DayValue[] =>
  days.map((day, row) => ({ dayMs: day, value: column[row] ?? null }));

/** v and m of a closed day, % a year. */
export interface ClosedDay {
  readonly dayMs: number;
  readonly v: number | null;
  readonly m: number | null;
}

export const closedDays = ({ dayMs: days, basis }: Past): ClosedDay[] =>
  days.map((day, row) => ({
    dayMs: day,
    v: basis.average7[row] ?? null,
    m: basis.average30[row] ?? null,
  }));

/** The row of a UTC day; undefined outside the record. */
export function rowOf({ dayMs: days }: Past, day: number): number | undefined {
  const first = days[0];
  if (first === undefined || day < first || day > (days.at(-1) ?? 0)) return undefined;
  return Math.round((day - first) / dayMs);
}
