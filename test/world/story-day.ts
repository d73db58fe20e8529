/**
 * When a story about a negative premium would have been written: on the morning after the
 * first closed day whose 7-day average lay below zero.
 */
import { dayMs, hourMs } from './market/calendar.ts';
import type { Market } from './market/market.ts';

/** Mean over the hours of a UTC day of the premium at 30 days, percent a year. */
export function dailyRatePercent(market: Market, dayStartMs: number): number {
  let sum = 0;
  for (let hour = 1; hour <= 24; hour += 1) {
    sum += market.ratePercentPerYear(dayStartMs + hour * hourMs - 1, 30, 'deribit');
  }
  return sum / 24;
}

/** Mean of the seven days that end with this one. */
export function weeklyRatePercent(market: Market, dayStartMs: number): number {
  let sum = 0;
  for (let back = 0; back < 7; back += 1)
    sum += dailyRatePercent(market, dayStartMs - back * dayMs);
  return sum / 7;
}

/** Publication time of the story; two days ago where nothing turned negative within half a year. */
export function storyTimeMs(market: Market, todayMs: number): number {
  const morning = 9.5 * hourMs;
  for (let back = 1; back < 180; back += 1) {
    const dayStartMs = todayMs - back * dayMs;
    const isBelow = weeklyRatePercent(market, dayStartMs) < 0;
    if (isBelow && weeklyRatePercent(market, dayStartMs - dayMs) >= 0) {
      return dayStartMs + dayMs + morning;
    }
  }
  return todayMs - 2 * dayMs + morning;
}
