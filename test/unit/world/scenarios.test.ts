import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, startOfDay } from '../../world/market/calendar.ts';
import { createGeneratedMarket } from '../../world/market/generated-market.ts';
import type { Market } from '../../world/market/market.ts';
import { scenarios, type ScenarioName } from '../../world/market/scenarios/index.ts';
import { dailyRatePercent, storyTimeMs, weeklyRatePercent } from '../../world/story-day.ts';
import { nowMs } from './ask.ts';

const todayMs = startOfDay(nowMs);
const seeds = [1, 2, 3, 17, 4711];

const marketOf = (name: ScenarioName, seed: number): Market =>
  createGeneratedMarket(scenarios[name], seed, nowMs);

/** Means at the close of a day so many days ago; 1 is the last closed day. */
const weekly = (market: Market, daysAgo: number): number =>
  weeklyRatePercent(market, todayMs - daysAgo * dayMs);
const monthly = (market: Market, daysAgo: number): number => {
  let sum = 0;
  for (let back = 0; back < 30; back += 1) {
    sum += dailyRatePercent(market, todayMs - (daysAgo + back) * dayMs);
  }
  return sum / 30;
};
const fundingOfWeek = (market: Market): number => {
  let sum = 0;
  for (let back = 0; back < 21; back += 1) sum += market.fundingRate(nowMs - back * 8 * hourMs);
  return sum;
};
const openInterest = (market: Market, daysAgo: number): number =>
  market.openInterestCoins(todayMs - daysAgo * dayMs, 'binance-usd-m') ?? Number.NaN;

describe.each(seeds)('story, seed %i', (seed) => {
  const market = marketOf('story', seed);

  it('falls from about 126,000 to about 81,000', () => {
    expect(market.indexUsdt(todayMs - 120 * dayMs)).toBeCloseTo(126_000, -2);
    expect(market.indexUsdt(todayMs)).toBeCloseTo(81_000, -2);
    expect(Math.abs(market.indexUsdt(nowMs) / 81_000 - 1)).toBeLessThan(0.06);
  });

  it('drains its premium from about 10 % a year to about -2, thin on the way', () => {
    expect(weekly(market, 121)).toBeGreaterThan(9);
    expect(weekly(market, 121)).toBeLessThan(11);
    expect(dailyRatePercent(market, todayMs - dayMs)).toBeGreaterThan(-2.8);
    expect(dailyRatePercent(market, todayMs - dayMs)).toBeLessThan(-1.2);
    expect(weekly(market, 20)).toBeGreaterThan(1);
    expect(weekly(market, 20)).toBeLessThan(4);
  });

  it('has closed below zero on its 7-day average for at least 4 days, and not for long', () => {
    for (const daysAgo of [1, 2, 3, 4]) expect(weekly(market, daysAgo)).toBeLessThan(0);
    expect(weekly(market, 12)).toBeGreaterThan(0);
  });

  it('has both averages falling, and the longer one above', () => {
    expect(weekly(market, 1)).toBeLessThan(weekly(market, 8) - 0.6);
    expect(monthly(market, 1)).toBeLessThan(monthly(market, 8) - 0.6);
    expect(monthly(market, 1)).toBeGreaterThan(weekly(market, 1) + 0.6);
  });

  it('raises open interest by about a tenth, then cuts it by a fifth to a quarter', () => {
    const top = Math.max(...Array.from({ length: 30 }, (_, day) => openInterest(market, day)));
    expect(top / openInterest(market, 120)).toBeGreaterThan(1.07);
    expect(openInterest(market, 0) / top).toBeLessThan(0.8);
    expect(openInterest(market, 0) / top).toBeGreaterThan(0.74);
    expect(openInterest(market, 0) / openInterest(market, 7)).toBeLessThan(0.95);
  });

  it('turns funding from longs pay to shorts pay', () => {
    expect(market.fundingRate(nowMs - 120 * dayMs)).toBeGreaterThan(0);
    expect(fundingOfWeek(market)).toBeLessThan(0);
  });

  it('follows a calm year', () => {
    for (let day = 130; day < 480; day += 1) {
      const percent = dailyRatePercent(market, todayMs - day * dayMs);
      expect(percent).toBeGreaterThan(8);
      expect(percent).toBeLessThan(11);
    }
  });

  it('dates the story to the morning after the average turned negative', () => {
    const storyMs = storyTimeMs(market, todayMs);
    expect(storyMs).toBeLessThan(todayMs);
    const closedMs = startOfDay(storyMs) - dayMs;
    expect(weeklyRatePercent(market, closedMs)).toBeLessThan(0);
    expect(weeklyRatePercent(market, closedMs - dayMs)).toBeGreaterThanOrEqual(0);
  });
});

describe.each(seeds)('calm, seed %i', (seed) => {
  const market = marketOf('calm', seed);

  it('stays between 8 and 10 % a year throughout', () => {
    for (let day = 1; day < 2600; day += 7) {
      const percent = dailyRatePercent(market, todayMs - day * dayMs);
      expect(percent).toBeGreaterThan(8);
      expect(percent).toBeLessThan(10);
    }
  });

  it('has longs paying a usual rate', () => {
    const percentPerYear = (fundingOfWeek(market) * 365 * 100) / 7;
    expect(percentPerYear).toBeGreaterThan(6);
    expect(percentPerYear).toBeLessThan(11);
  });
});

describe.each(seeds)('recovery, seed %i', (seed) => {
  const market = marketOf('recovery', seed);

  it('was below zero six to eight weeks ago', () => {
    for (const daysAgo of [44, 48, 52, 56]) expect(weekly(market, daysAgo)).toBeLessThan(0);
    for (let daysAgo = 1; daysAgo < 30; daysAgo += 1) {
      expect(weekly(market, daysAgo)).toBeGreaterThan(0);
    }
  });

  it('rose above 6 on the fifth closed day from the end and stayed there', () => {
    expect(weekly(market, 6)).toBeLessThan(6);
    for (const daysAgo of [5, 4, 3, 2, 1]) expect(weekly(market, daysAgo)).toBeGreaterThan(6);
    expect(weekly(market, 1)).toBeLessThan(9);
  });
});

it('has earlier cases of a discount and of a rich premium since quarterlies exist', () => {
  const market = marketOf('story', 1);
  const weeks = Array.from({ length: 290 }, (_, week) => weekly(market, 130 + week * 7));
  expect(weeks.filter((percent) => percent < 0).length).toBeGreaterThan(10);
  expect(weeks.filter((percent) => percent > 17).length).toBeGreaterThan(5);
});
