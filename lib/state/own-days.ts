/**
 * What our own polls say of a UTC day, where no exchange keeps a past that could be asked
 * for: of open interest of the named basket (coins) the last whole count of the day, and of
 * the raw premium of the front month (%) the mean of one reading an hour, of 4 hours or more.
 *
 * The ledger carries the running day and the one before it, so a worker that dies loses
 * nothing; they go to the stored past once an hour. A day on which the browser was closed is
 * a gap.
 */
import type { AssetId } from '../quotes/assets.ts';
import { median } from '../quotes/median.ts';
import { dayMs, hourMs, type Series, startOfDay } from '../quotes/point.ts';
import type { Reading } from '../signals/reading.ts';
import type { VenueReading } from '../signals/venue-reading.ts';

/** A UTC day as far as it was polled. */
export interface OwnDay {
  readonly dayMs: number;
  readonly basket: number | null;
  /** Sum of the premiums of the hours, how many there are, and the start of the last. */
  readonly premiumSum: number;
  readonly premiumHours: number;
  readonly premiumHourMs: number;
}

export interface OwnRecord {
  /** The running day and the one before it, ascending. */
  readonly days: readonly OwnDay[];
  /** Start of the hour in which they were last put into the stored past. */
  readonly storedHourMs: number;
}

export type OwnDays = Readonly<Partial<Record<AssetId, OwnRecord>>>;

export const emptyOwnRecord: OwnRecord = { days: [], storedHourMs: 0 };

const keptDays = 2;
const fewestHours = 4;
const fewestExchanges = 2;
/** A quote older than this is no sample of this poll. */
const freshMs = 15 * 60_000;

/** Where the days of an asset are kept. */
export const ownSeriesKey = (asset: AssetId, series: 'basket' | 'front-month'): string =>
  `${asset}.own.${series}.own`;

const startOfHour = (timeMs: number): number => Math.floor(timeMs / hourMs) * hourMs;

export interface Poll {
  /** Open interest of the named basket; kept or incomplete, it is no count of this poll. */
  readonly basket: Reading;
  readonly frontMonths: readonly VenueReading[];
  readonly nowMs: number;
}

/** The days with what a poll saw; what it saw of a day before the last two is left out. */
export function addPoll(kept: OwnRecord, poll: Poll): OwnRecord {
  const days = new Map(kept.days.map((day) => [day.dayMs, day]));
  const dayOf = (timeMs: number): OwnDay =>
    days.get(startOfDay(timeMs)) ?? {
      dayMs: startOfDay(timeMs),
      basket: null,
      premiumSum: 0,
      premiumHours: 0,
      premiumHourMs: 0,
    };
  const { basket, nowMs } = poll;
  if (basket.reason === null && basket.value !== null && isOf(basket.asOfMs, nowMs))
    days.set(startOfDay(basket.asOfMs), { ...dayOf(basket.asOfMs), basket: basket.value });
  const premium = premiumOf(poll);
  const day = dayOf(nowMs);
  if (premium !== null && startOfHour(nowMs) > day.premiumHourMs)
    days.set(day.dayMs, {
      ...day,
      premiumSum: day.premiumSum + premium,
      premiumHours: day.premiumHours + 1,
      premiumHourMs: startOfHour(nowMs),
    });
  return {
    ...kept,
    days: [...days.values()]
      .filter((one) => one.dayMs <= nowMs && one.dayMs > startOfDay(nowMs) - keptDays * dayMs)
      .toSorted((a, b) => a.dayMs - b.dayMs),
  };
}

/** Parts of open interest are asked for once an hour. */
const isOf = (asOfMs: number | null, nowMs: number): asOfMs is number =>
  asOfMs !== null && asOfMs <= nowMs && nowMs - asOfMs < 4 * hourMs;

function premiumOf({ frontMonths, nowMs }: Poll): number | null {
  const fresh = frontMonths.filter(({ atMs }) => atMs <= nowMs && nowMs - atMs <= freshMs);
  return fresh.length < fewestExchanges ? null : median(fresh.map(({ value }) => value));
}

/** What is to be put into the stored past now, by series; nothing twice within an hour. */
export function duePoints(
  asset: AssetId,
  { days, storedHourMs }: OwnRecord,
  nowMs: number,
): ReadonlyMap<string, Series> {
  // One in the future is a clock that jumped.
  if (startOfHour(nowMs) === storedHourMs) return new Map();
  const basket = days.flatMap(({ dayMs: timeMs, basket: value }) =>
    value === null ? [] : [{ timeMs, value }],
  );
  const premium = days.flatMap(({ dayMs: timeMs, premiumSum, premiumHours }) =>
    premiumHours < fewestHours ? [] : [{ timeMs, value: premiumSum / premiumHours }],
  );
  const all = [
    [ownSeriesKey(asset, 'basket'), basket],
    [ownSeriesKey(asset, 'front-month'), premium],
  ] as const;
  return new Map(all.filter(([, points]) => points.length > 0));
}

export const withStored = (kept: OwnRecord, nowMs: number): OwnRecord => ({
  ...kept,
  storedHourMs: startOfHour(nowMs),
});
