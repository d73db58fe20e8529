/**
 * When dated contracts end. Every venue we read ends them on a Friday: months on their
 * last one, quarters on the last one of March, June, September and December. The day is
 * the same everywhere, the hour is not: 08:00 UTC on most venues, 12:00 on BitMEX, 16:00 in
 * London for the contracts that settle on the CF index.
 *
 * A day is its first UTC instant, in milliseconds; an expiry is the instant itself. Plain
 * arithmetic on purpose: neither the time zone nor the locale of the machine takes part.
 * What it does not know: holidays. A quarter that a venue moves to another day is read from
 * the contract's own symbol.
 */
import { dayMs, hourMs } from '../quotes/point.ts';

/** The instant at which the contracts of a day end. */
export type SettlementRule = (day: number) => number;

/** Binance, Deribit, and most others: 08:00 UTC. */
export const settlesAt8Utc: SettlementRule = (day) => day + 8 * hourMs;

/** BitMEX: 12:00 UTC. */
export const settlesAt12Utc: SettlementRule = (day) => day + 12 * hourMs;

/** The CF index fixing at 16:00 in London: 15:00 UTC while British Summer Time holds. */
export const settlesAt16London: SettlementRule = (day) =>
  day + (isLondonSummer(day) ? 15 : 16) * hourMs;

/** The last Friday of a month, `monthIndex` from 0; one beyond 11 rolls into later years. */
export const lastFriday = (year: number, monthIndex: number): number =>
  lastWeekday(year, monthIndex, friday);

/** The month end that comes first after `afterMs`, or `place` months later. */
export const monthlyExpiry = (afterMs: number, place = 0, rule = settlesAt8Utc): number =>
  expiryAfter(afterMs, place, 1, rule);

/** The quarter end that comes first after `afterMs` (the current quarter), or `place` later. */
export const quarterlyExpiry = (afterMs: number, place = 0, rule = settlesAt8Utc): number =>
  expiryAfter(afterMs, place, 3, rule);

/** `YYMMDD` of the current quarter's end (place 0), the next one's (1), ..., at 08:00 UTC. */
export const quarterDate = (nowMs: number, place: number): string =>
  symbolDate(quarterlyExpiry(nowMs, place));

/** `YYMMDD` of an expiry or a day, as contract symbols carry it. */
export const symbolDate = (timeMs: number): string =>
  new Date(timeMs).toISOString().slice(2, 10).replaceAll('-', '');

/** The day of a `YYMMDD`, or null when no calendar has it. */
export function dayOfSymbolDate(text: string): number | null {
  const parts = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!parts) return null;
  const day = Date.UTC(2000 + Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return symbolDate(day) === text ? day : null;
}

/** `H26` of an expiry: the letter of its month, as futures exchanges have them, and the year. */
export function monthCode(expiryMs: number): string {
  const expiry = new Date(expiryMs);
  const letter = 'FGHJKMNQUVXZ'.charAt(expiry.getUTCMonth());
  return `${letter}${String(expiry.getUTCFullYear() % 100).padStart(2, '0')}`;
}

/** Whether a text has the form of `monthCode`. */
export const isMonthCode = (text: string): boolean => /^[FGHJKMNQUVXZ]\d{2}$/.test(text);

/**
 * Whether the next quarter has a part in the 30-day basis: with 31 days and more to its end
 * the current one reaches that far by itself.
 */
export const isNextQuarterNeeded = (nowMs: number, rule = settlesAt8Utc): boolean =>
  quarterlyExpiry(nowMs, 0, rule) - nowMs < 31 * dayMs;

const sunday = 0;
const friday = 5;

function lastWeekday(year: number, monthIndex: number, weekday: number): number {
  const lastDay = Date.UTC(year, monthIndex + 1, 0);
  const daysBack = (new Date(lastDay).getUTCDay() - weekday + 7) % 7;
  return lastDay - daysBack * dayMs;
}

/** Summer time holds from the last Sunday of March to the last Sunday of October, 01:00 UTC. */
function isLondonSummer(day: number): boolean {
  const year = new Date(day).getUTCFullYear();
  return day >= lastWeekday(year, 2, sunday) && day < lastWeekday(year, 9, sunday);
}

/** At the very instant of its expiry a contract is over, and the one after it is first. */
function expiryAfter(
  afterMs: number,
  place: number,
  everyMonths: 1 | 3,
  rule: SettlementRule,
): number {
  const after = new Date(afterMs);
  const year = after.getUTCFullYear();
  const month = after.getUTCMonth();
  const first = everyMonths === 3 ? month + 2 - (month % 3) : month;
  const isOver = rule(lastFriday(year, first)) <= afterMs;
  return rule(lastFriday(year, first + (place + (isOver ? 1 : 0)) * everyMonths));
}
