/**
 * The calendar of dated contracts, in milliseconds UTC. Deliberately a second
 * implementation: the extension has its own, and a mistake there must not be mirrored here.
 *
 * Binance and Deribit expire at 08:00 UTC, Kraken at 16:00 London time; months and
 * quarters end on the last Friday of the month, weeks on any other Friday.
 */
import { lastAtOrBefore } from './sorted.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export const startOfDay = (tMs: number): number => Math.floor(tMs / dayMs) * dayMs;

/** `2025-11-19` of an instant. */
export const isoDay = (tMs: number): string => new Date(tMs).toISOString().slice(0, 10);

/** 00:00 UTC of the last Friday of a month; the month counts from 0 and may run past 11. */
export function lastFriday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  const daysAfterFriday = (lastDay.getUTCDay() + 2) % 7;
  return lastDay.getTime() - daysAfterFriday * dayMs;
}

/** When a contract that ends on this Friday stops trading. */
export type ExpiryOf = (fridayMs: number) => number;

export const at0800Utc: ExpiryOf = (fridayMs) => fridayMs + 8 * hourMs;

/** British summer time runs from 01:00 UTC on the last Sunday of March to that of October. */
export function at1600London(fridayMs: number): number {
  const year = new Date(fridayMs).getUTCFullYear();
  const isSummer = fridayMs > lastSunday(year, 2) && fridayMs < lastSunday(year, 9);
  return fridayMs + (isSummer ? 15 : 16) * hourMs;
}

function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  return lastDay.getTime() - lastDay.getUTCDay() * dayMs;
}

/** Month-end expiries after an instant; `everyMonths` 3 leaves the quarters only. */
export function monthExpiriesAfter(
  tMs: number,
  count: number,
  everyMonths: 1 | 3,
  expiryOf: ExpiryOf,
): number[] {
  const now = new Date(tMs);
  const expiries: number[] = [];
  for (let month = now.getUTCMonth(); expiries.length < count; month += 1) {
    if (month % everyMonths !== everyMonths - 1) continue;
    const expiryMs = expiryOf(lastFriday(now.getUTCFullYear(), month));
    if (expiryMs > tMs) expiries.push(expiryMs);
  }
  return expiries;
}

/** The next Fridays at 08:00 UTC. */
export function weekExpiriesAfter(tMs: number, count: number): number[] {
  // 2 January 1970 was a Friday.
  const firstFridayMs = dayMs + 8 * hourMs;
  const weekMs = 7 * dayMs;
  const next = firstFridayMs + (Math.floor((tMs - firstFridayMs) / weekMs) + 1) * weekMs;
  return Array.from({ length: count }, (_, week) => next + week * weekMs);
}

const quarterExpiries = monthExpiriesAfter(Date.UTC(2018, 0, 1), 4 * 40, 3, at0800Utc);

/**
 * Expiry of the current (0) or next (1) quarterly at an instant: from 08:00 UTC of the
 * expiry day on, the next one is current. A table, since every candle asks.
 */
export function quarterExpiryAt(tMs: number, position: 0 | 1): number {
  const expiryMs = quarterExpiries[lastAtOrBefore(quarterExpiries, tMs) + 1 + position];
  if (expiryMs === undefined) throw new RangeError(`no quarter after ${isoDay(tMs)}`);
  return expiryMs;
}

/** `261225` as in `BTCUSDT_261225` and `FI_XBTUSD_261225`. */
export const compactDay = (tMs: number): string => isoDay(tMs).slice(2).replaceAll('-', '');

const monthNames = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** `5DEC25` as in `BTC-5DEC25`: no leading zero. */
export function deribitDay(tMs: number): string {
  const day = new Date(tMs);
  const month = monthNames[day.getUTCMonth()] ?? '';
  return `${day.getUTCDate()}${month}${String(day.getUTCFullYear()).slice(2)}`;
}
