import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, type Point } from '../../../lib/quotes/point.ts';
import { basisSamples } from '../../../lib/series/basis-samples.ts';

/** 08:00 UTC on the last Friday of a quarter's last month. */
const expiries = [
  Date.UTC(2025, 5, 27, 8),
  Date.UTC(2025, 8, 26, 8),
  Date.UTC(2025, 11, 26, 8),
  Date.UTC(2026, 2, 27, 8),
];

/** The contracts that were current and next when a candle opened. */
const contractsAt = (openMs: number): readonly number[] =>
  expiries.filter((expiryMs) => expiryMs > openMs).slice(0, 2);

/** Candles of `count` intervals from `fromMs` on, each contract at one annualised rate. */
function candles(
  fromMs: number,
  count: number,
  intervalMs: number,
  percentPerYear: number,
  scale = 1,
) {
  const at = (place: 0 | 1) =>
    closes(fromMs, count, intervalMs, (timeMs) => {
      const expiryMs = contractsAt(timeMs - intervalMs)[place] ?? 0;
      return scale * 100_000 * (1 + ((percentPerYear / 100) * (expiryMs - timeMs)) / dayMs / 365);
    });
  return {
    index: closes(fromMs, count, intervalMs, () => scale * 100_000),
    currentQuarter: at(0),
    nextQuarter: at(1),
    intervalMs,
  };
}

function closes(fromMs: number, count: number, step: number, price: (timeMs: number) => number) {
  return Array.from({ length: count }, (_, i): Point => {
    const timeMs = fromMs + (i + 1) * step;
    return { timeMs, value: price(timeMs) };
  });
}

const interval = fc.constantFrom(hourMs, 4 * hourMs);

const without = (points: Point[], i: number) => points.toSpliced(i, 1);

describe('basisSamples', () => {
  it('makes no jump at a roll or an expiry while the annualised curve is flat', () => {
    const rate = fc.double({ min: -30, max: 60, noNaN: true });
    const from = fc
      .integer({ min: 0, max: 120 })
      .map((days) => Date.UTC(2025, 5, 10) + days * dayMs);
    fc.assert(
      fc.property(from, rate, interval, (fromMs, percent, step) => {
        const samples = basisSamples([candles(fromMs, 300, step, percent)]);
        expect(samples).toHaveLength(300);
        for (const { value } of samples) expect(value).toBeCloseTo(percent, 6);
      }),
      { numRuns: 30 },
    );
  });

  it('reads the candle that opens at the expiry on the next contract', () => {
    const expiryMs = expiries[1] ?? 0;
    const samples = basisSamples([candles(expiryMs - 2 * hourMs, 4, hourMs, 8)]);
    expect(samples.map(({ timeMs }) => (timeMs - expiryMs) / hourMs)).toEqual([-1, 0, 1, 2]);
    for (const { value } of samples) expect(value).toBeCloseTo(8, 8);
  });

  it('is stretched while the current quarter has more than 45 days left', () => {
    const afterRoll = basisSamples([candles(expiries[1] ?? 0, 1, hourMs, 8)]);
    expect(afterRoll[0]?.stretched).toBe(true);
    const later = basisSamples([candles((expiries[2] ?? 0) - 45 * dayMs, 1, hourMs, 8)]);
    expect(later[0]?.stretched).toBe(false);
  });

  it('D22: a missing candle is a gap, not another way of reading', () => {
    const fromMs = (expiries[1] ?? 0) - 20 * dayMs;
    const { index, currentQuarter, nextQuarter, intervalMs } = candles(fromMs, 24, hourMs, 8);
    const samples = basisSamples([
      {
        index: without(index, 3),
        currentQuarter: without(currentQuarter, 5),
        nextQuarter: without(nextQuarter, 7),
        intervalMs,
      },
    ]);
    expect(samples).toHaveLength(21);
  });

  it('does not need the next quarter before it would read it', () => {
    const made = candles((expiries[1] ?? 0) - 60 * dayMs, 24, hourMs, 8);
    expect(basisSamples([{ ...made, nextQuarter: [] }])).toEqual(basisSamples([made]));
  });

  it('does not know the price level', () => {
    const fromMs = Date.UTC(2025, 8, 20);
    const small = basisSamples([candles(fromMs, 200, hourMs, 7, 0.01)]);
    const large = basisSamples([candles(fromMs, 200, hourMs, 7, 100)]);
    small.forEach(({ value }, i) => expect(value).toBeCloseTo(large[i]?.value ?? NaN, 8));
  });

  it('returns numbers only, whatever the prices', () => {
    const price = fc.constantFrom(0, -1, 1e-300, 1, 1e5);
    fc.assert(
      fc.property(fc.array(price, { minLength: 12, maxLength: 12 }), (prices) => {
        const at = (offset: number) =>
          closes(Date.UTC(2025, 8, 20), 4, hourMs, () => 1).map((point, i) => ({
            ...point,
            value: prices[offset + i] ?? 1,
          }));
        const samples = basisSamples([
          {
            index: at(0),
            currentQuarter: at(4),
            nextQuarter: at(8),
            intervalMs: hourMs,
          },
        ]);
        for (const { value } of samples) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });

  describe('an exchange with contracts in two margins', () => {
    const fromMs = (expiries[1] ?? 0) - 20 * dayMs;
    const dollars = candles(fromMs, 24, hourMs, 6);
    const coins = candles(fromMs, 24, hourMs, 10, 1.0005);

    it('averages the ratios of one expiry, each to its own index', () => {
      const samples = basisSamples([dollars, coins]);
      expect(samples).toHaveLength(24);
      for (const { value } of samples) expect(value).toBeCloseTo(8, 8);
    });

    it('reads the one that is there where the other has a gap', () => {
      const gapped = { ...coins, nextQuarter: without(coins.nextQuarter, 7) };
      const values = basisSamples([dollars, gapped]).map(({ value }) => Math.round(value));
      expect(values).toEqual(values.map((_, i) => (i === 7 ? 6 : 8)));
    });

    it('stays in order where one begins later', () => {
      const later = { ...dollars, index: dollars.index.slice(12) };
      const times = basisSamples([later, coins]).map(({ timeMs }) => timeMs);
      expect(times).toEqual(coins.index.map(({ timeMs }) => timeMs));
    });
  });

  it('D27: reads a quarter that ends at another hour by that hour', () => {
    const settles = (day: number): number => day + 12 * hourMs;
    const expiryMs = settles(Math.floor((expiries[1] ?? 0) / dayMs) * dayMs);
    const price = (timeMs: number): number =>
      100_000 * (1 + (0.08 * (expiryMs + 91 * dayMs - timeMs)) / dayMs / 365);
    const fromMs = expiryMs - hourMs;
    const made = {
      index: closes(fromMs, 2, hourMs, () => 100_000),
      currentQuarter: closes(fromMs, 2, hourMs, (timeMs) =>
        timeMs > expiryMs ? price(timeMs) : 100_000,
      ),
      nextQuarter: closes(fromMs, 2, hourMs, price),
      intervalMs: hourMs,
      settles,
    };
    const samples = basisSamples([made]);
    expect(samples.map(({ value }) => value)).toEqual([expect.closeTo(8, 6), expect.closeTo(8, 6)]);
  });
});
