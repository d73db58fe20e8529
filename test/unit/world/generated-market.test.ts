import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import { createGeneratedMarket } from '../../world/market/generated-market.ts';
import type { Market, MarketVenue } from '../../world/market/market.ts';
import { scenarios } from '../../world/market/scenarios/index.ts';
import { nowMs, storyMarket } from './ask.ts';

const venues: readonly MarketVenue[] = [
  'binance-usd-m',
  'binance-coin-m',
  'bybit',
  'okx',
  'deribit',
  'kraken',
];
const anyInstant = fc.integer({ min: storyMarket.firstMs, max: nowMs });

const allOf = (market: Market, tMs: number): number[] => [
  market.spotUsdt(tMs),
  market.spotUsd(tMs),
  market.indexUsdt(tMs),
  market.indexUsd(tMs),
  market.perpetualUsdt(tMs),
  market.perpetualMarkUsdt(tMs),
  market.fundingRate(tMs),
  ...venues.map((venue) => market.ratePercentPerYear(tMs, 30, venue)),
  ...venues.map((venue) => market.openInterestCoins(tMs, venue) ?? Number.NaN),
];

describe('a generated market', () => {
  it('is the same for the same seed and day, whenever on that day it was made', () => {
    const later = createGeneratedMarket(scenarios.story, 1, nowMs + 5 * hourMs);
    fc.assert(
      fc.property(anyInstant, (tMs) => {
        expect(allOf(later, tMs)).toEqual(allOf(storyMarket, tMs));
      }),
    );
  });

  it('tells the same story on another day', () => {
    const nextWeek = createGeneratedMarket(scenarios.story, 1, nowMs + 7 * dayMs);
    fc.assert(
      fc.property(anyInstant, (tMs) => {
        expect(nextWeek.indexUsdt(tMs + 7 * dayMs)).toBeCloseTo(storyMarket.indexUsdt(tMs), 6);
      }),
    );
  });

  it('differs between seeds', () => {
    const other = createGeneratedMarket(scenarios.story, 2, nowMs);
    expect(other.indexUsdt(nowMs - 40 * dayMs)).not.toBe(storyMarket.indexUsdt(nowMs - 40 * dayMs));
  });

  it('is finite and positive everywhere', () => {
    fc.assert(
      fc.property(anyInstant, (tMs) => {
        for (const value of allOf(storyMarket, tMs)) expect(Number.isFinite(value)).toBe(true);
        for (const price of allOf(storyMarket, tMs).slice(0, 6))
          expect(price).toBeGreaterThan(1000);
        expect(storyMarket.volumeCoins(tMs, tMs + hourMs)).toBeGreaterThan(0);
      }),
    );
  });

  it('moves like bitcoin: a few tenths of a percent an hour, one to three percent a day', () => {
    const deviation = (stepMs: number): number => {
      let sum = 0;
      for (let step = 0; step < 1000; step += 1) {
        const tMs = nowMs - step * stepMs;
        sum += Math.log(storyMarket.indexUsdt(tMs) / storyMarket.indexUsdt(tMs - stepMs)) ** 2;
      }
      return Math.sqrt(sum / 1000);
    };
    expect(deviation(hourMs)).toBeGreaterThan(0.002);
    expect(deviation(hourMs)).toBeLessThan(0.008);
    expect(deviation(dayMs)).toBeGreaterThan(0.01);
    expect(deviation(dayMs)).toBeLessThan(0.035);
  });

  it('rests its perpetual below the index, as a USDT perpetual does', () => {
    const premiums = Array.from({ length: 200 }, (_, day) => {
      const tMs = nowMs - (130 + day) * dayMs;
      return storyMarket.perpetualMarkUsdt(tMs) / storyMarket.indexUsdt(tMs) - 1;
    });
    const mean = premiums.reduce((sum, premium) => sum + premium, 0) / premiums.length;
    expect(mean).toBeGreaterThan(-0.0006);
    expect(mean).toBeLessThan(-0.0003);
  });

  it('keeps its venues well within 0.3 % a year of each other', () => {
    fc.assert(
      fc.property(anyInstant, (tMs) => {
        const rates = venues.map((venue) => storyMarket.ratePercentPerYear(tMs, 30, venue));
        expect(Math.max(...rates) - Math.min(...rates)).toBeLessThan(0.3);
        expect(new Set(rates).size).toBe(venues.length);
      }),
    );
  });

  it('changes funding at settlements only', () => {
    const settlementMs = Math.floor(nowMs / (8 * hourMs)) * 8 * hourMs;
    const rate = storyMarket.fundingRate(settlementMs);
    expect(storyMarket.fundingRate(settlementMs + 8 * hourMs - 1)).toBe(rate);
    expect(storyMarket.fundingRate(settlementMs - 1)).not.toBe(rate);
  });
});
