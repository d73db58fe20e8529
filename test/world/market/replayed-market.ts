/**
 * A recorded market moved by whole UTC days, so that a chosen day is today at the present
 * time of day. Nothing after the shown instant is ever read: the price of a running hour
 * is the last close before it, and a day has CME's rate only once that has settled; until
 * then it carries the one before.
 *
 * Not in the record: open interest of these venues (null), volumes (0), the price of a
 * USDT in dollars (taken as 1), the index (taken as spot), and what these venues quoted
 * for dated contracts (CME's rate stands in for all of them).
 */
import { dayMs, isoDay, startOfDay } from './calendar.ts';
import type { Market } from './market.ts';
import { readMarketRecord } from './record.ts';

export interface Replay {
  readonly market: Market;
  /** Shown instant minus recorded instant. */
  readonly shiftMs: number;
}

/** Binance listed its first quarterly contracts in 2020; from 2021 on there were always two. */
const firstDatedMs = Date.UTC(2021, 0, 1);

export function createReplayedMarket(directory: string, at: string, clock: () => number): Replay {
  const chosenMs = /^\d{4}-\d{2}-\d{2}$/.test(at) ? Date.parse(at) : Number.NaN;
  if (!Number.isFinite(chosenMs) || isoDay(chosenMs) !== at) {
    throw new Error(`"${at}" is not a day; expected a date such as 2025-11-19`);
  }
  const record = readMarketRecord(directory);
  const { hourly } = record;
  const firstDayMs = startOfDay(hourly.firstMs) + dayMs;
  const lastDayMs = startOfDay(hourly.lastMs - 1);
  if (chosenMs < firstDayMs || chosenMs > lastDayMs) {
    const range = `${isoDay(firstDayMs)} to ${isoDay(lastDayMs)}`;
    throw new Error(`${at} is outside the record; expected a day from ${range}`);
  }

  const shiftMs = startOfDay(clock()) - chosenMs;
  const recorded = (tMs: number): number => tMs - shiftMs;
  const spot = (tMs: number): number => hourly.spot(recorded(tMs));
  const market: Market = {
    firstMs: hourly.firstMs + shiftMs,
    firstDatedMs: firstDatedMs + shiftMs,
    spotUsdt: spot,
    spotUsd: spot,
    indexUsdt: spot,
    indexUsd: spot,
    perpetualUsdt: (tMs) => hourly.perpetual(recorded(tMs)),
    perpetualMarkUsdt: (tMs) => hourly.mark(recorded(tMs)),
    ratePercentPerYear: (tMs) =>
      record.ratePercentPerYear(startOfDay(recorded(tMs)), recorded(clock())),
    fundingRate: (tMs) => record.fundingRate(recorded(tMs)),
    openInterestCoins: () => null,
    volumeCoins: () => 0,
    reserve: (dayStartMs) => record.reserve(recorded(dayStartMs)),
  };
  return { market, shiftMs };
}
