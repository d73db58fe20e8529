import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { price, priceChange24h } from '../../../lib/signals/price.ts';
import { priceHigh } from '../../../lib/signals/price-high.ts';
import { future, minuteMs, nowMs, spot } from './quotes.ts';

const fresh = { nowMs, staleAfterMs: 10 * minuteMs };

describe('price', () => {
  it('is the median over exchanges, one vote each', () => {
    const twice = [spot('a', 94_000, { symbol: 'X' }), spot('a', 95_000, { symbol: 'Y' })];
    const found = price([...twice, spot('b', 94_800), spot('c', 1)], fresh);
    expect(found).toMatchObject({ value: 94_500, unit: 'usd', asOfMs: nowMs - minuteMs });
    expect(found.evidence.map(({ name, source, value }) => [name, source, value])).toEqual([
      ['spotPrice', 'a X Y', 94_500],
      ['spotPrice', 'b BTCUSD', 94_800],
      ['spotPrice', 'c BTCUSD', 1],
    ]);
  });

  it('an exchange without a fresh spot price counts with the index of its contracts', () => {
    const old = spot('a', 1, { receivedAtMs: nowMs - hourMs });
    const dated = [30, 60].map((days) => future('a', days, 8, { indexPrice: 94_000 + days }));
    const found = price([old, ...dated, spot('b', 95_000), future('b', 30, 8)], fresh);
    expect(found.value).toBe((94_045 + 95_000) / 2);
    expect(found.evidence.map(({ name, source, value }) => [name, source, value])).toEqual([
      ['indexPrice', 'a', 94_045],
      ['spotPrice', 'b BTCUSD', 95_000],
    ]);
  });

  it('a perpetual of the same symbol does not take the place of the spot price', () => {
    const contract = { kind: 'perpetual' as const, indexPrice: 94_000, receivedAtMs: nowMs };
    const found = price([spot('a', 95_000), { ...spot('a', 94_100), ...contract }], fresh);
    expect(found.value).toBe(95_000);
  });

  it('an index that is stale is none', () => {
    const dated = future('a', 30, 8, { receivedAtMs: nowMs - hourMs });
    expect(price([dated], fresh).reason?.key).toBe('allStale');
  });

  it('does not use the stale, and says so when nothing else is there', () => {
    const old = spot('a', 94_000, { receivedAtMs: nowMs - hourMs });
    expect(price([old, spot('b', 95_000)], fresh).value).toBe(95_000);
    expect(price([old], fresh).reason?.key).toBe('allStale');
    expect(price([], fresh).reason?.key).toBe('noVenueAnswered');
  });
});

describe('priceChange24h', () => {
  const closes = [
    { timeMs: nowMs - 25 * hourMs, value: 100 },
    { timeMs: nowMs - 23 * hourMs, value: 1 },
  ];

  it('compares with the last close a day before', () => {
    expect(priceChange24h(closes, 95, nowMs)).toBeCloseTo(-5, 10);
  });

  it('is null without a close near that instant', () => {
    expect(priceChange24h(closes, 95, nowMs + 4 * hourMs)).not.toBeNull();
    expect(priceChange24h(closes, 95, nowMs + 12 * hourMs)).toBeNull();
    expect(priceChange24h(closes, 95, nowMs + 48 * hourMs)).toBeNull();
    expect(priceChange24h(closes, 95, nowMs - 48 * hourMs)).toBeNull();
    expect(priceChange24h([], 95, nowMs)).toBeNull();
  });
});

describe('priceHigh', () => {
  const today = Date.UTC(2025, 10, 15);
  const closes = [366, 365, 40, 1, 0].map((back, i) => ({
    timeMs: today - back * dayMs,
    value: [999, 150, 200, 100, 888][i] ?? 0,
  }));

  it('is the highest close of the last 365 closed days', () => {
    expect(priceHigh(closes, 150, nowMs)).toEqual({
      price: 200,
      dayMs: today - 40 * dayMs,
      drawdownPercent: -25,
    });
  });

  it('D20: is null without a closed day', () => {
    expect(priceHigh(closes.slice(-1), 150, nowMs)).toBeNull();
    expect(priceHigh([], 150, nowMs)).toBeNull();
  });
});
