import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import type { Column, Past } from '../../../lib/series/past.ts';
import { leverage, type Leverage, type LeverageInputs } from '../../../lib/signals/leverage.ts';
import { reserveShare } from '../../../lib/signals/leverage-change.ts';
import { missing, type Reading } from '../../../lib/signals/reading.ts';
import { pastOf } from '../../fixtures/past.ts';

const firstDayMs = Date.UTC(2024, 0, 1);
const days = 500;
const nowMs = firstDayMs + days * dayMs + 7 * 3_600_000;

const column = (valueAt: (row: number) => number | null): Column =>
  Array.from({ length: days }, (_, row) => valueAt(row));
const wave = (level: number) => (row: number) => level * (1 + 0.2 * Math.sin(row / 17));

const counted = (value: number): Reading => ({
  value,
  unit: 'coins',
  asOfMs: nowMs,
  reason: null,
  evidence: [],
});

/** Bybit and OKX with their past, a level reserve that was told on its days, no basket. */
const recorded = (over: Partial<Past> = {}): Past =>
  pastOf(firstDayMs, days, {
    openInterest: [
      { exchange: 'binance', coins: column(() => 90_000) },
      { exchange: 'bybit', coins: column(wave(50_000)) },
      { exchange: 'okx', coins: column(wave(30_000)) },
    ],
    reserve: column(() => 2_500_000),
    reserveFirst: column(() => 2_500_000),
    ...over,
  });

const reserve = { coins: 2_500_000, dayMs: firstDayMs + (days - 1) * dayMs, source: 'x' };
const read = (past: Past, over: Partial<LeverageInputs> = {}): Leverage =>
  leverage({ past, counted: counted(200_000), reserve, ...over });

describe('whose ratio is shown', () => {
  it('until 90 days of its own the named basket gives way to Bybit and OKX, under that name', () => {
    const past = recorded({ basket: column((row) => (row < days - 89 ? null : 200_000)) });
    const { scope, ratio, percentile } = read(past);
    expect(scope.basket).toBe('recorded');
    expect(ratio.value).toBeCloseTo((80_000 * (1 + 0.2 * Math.sin(499 / 17))) / 2_500_000, 10);
    expect(ratio.evidence.map(({ name, source }) => [name, source])).toEqual([
      ['openInterest', 'bybit'],
      ['openInterest', 'okx'],
      ['reserve', undefined],
      ['leverageNamed', undefined],
    ]);
    expect(percentile.value).not.toBeNull();
  });

  it('with 90 days it is ranked among its own and nothing else', () => {
    const past = recorded({
      basket: column((row) => (row < days - 90 ? null : row % 2 ? 190_000 : 210_000)),
    });
    const { scope, ratio, percentile } = read(past);
    expect(scope.basket).toBe('named');
    expect(ratio.value).toBeCloseTo(0.08, 10);
    expect(percentile.value).toBe(50);
    expect(percentile.evidence).toEqual([{ name: 'recordDays', value: 90, unit: 'days' }]);
  });

  it('D22: with too little of either it says how much there is', () => {
    const past = recorded({ openInterest: [], basket: column((row) => (row < 460 ? null : 1)) });
    expect(read(past).scope.basket).toBe('named');
    expect(read(past).percentile).toMatchObject({
      value: null,
      reason: { key: 'percentileShort', values: { days: 40, need: 90 } },
    });
  });
});

describe('a venue that is missing', () => {
  it('makes the named ratio incomplete and never lower', () => {
    const silent = missing('coins', 'openInterestIncomplete', { exchange: 'okx', missing: 1 });
    const past = recorded({ basket: column(() => 200_000) });
    const { ratio, percentile } = read(past, { counted: silent });
    expect(ratio).toMatchObject({ value: null, reason: { key: 'openInterestIncomplete' } });
    expect(percentile).toMatchObject({ value: null, reason: { key: 'openInterestIncomplete' } });
  });

  it('that vanishes mid-window ends the recorded ratio and leaves its days out', () => {
    const gone = (from: number, to: number) =>
      recorded({
        openInterest: [
          { exchange: 'bybit', coins: column(() => 50_000) },
          { exchange: 'okx', coins: column((row) => (row >= from && row < to ? null : 30_000)) },
        ],
      });
    expect(read(gone(490, days)).ratio).toMatchObject({
      value: null,
      reason: { key: 'openInterestIncomplete', values: { exchange: 'okx', missing: 1 } },
    });
    const { ratio, percentile } = read(gone(300, 400));
    expect(ratio.value).toBeCloseTo(0.032, 10);
    // No day without OKX counts as a low one.
    expect(percentile.value).toBe(0);
    expect(percentile.evidence[0]?.value).toBe(365 - 100);
  });

  it('zero or negative counts are gaps', () => {
    const past = recorded({
      openInterest: [
        { exchange: 'bybit', coins: column((row) => (row % 3 === 0 ? 0 : 50_000)) },
        { exchange: 'okx', coins: column((row) => (row % 3 === 1 ? -5 : 30_000)) },
      ],
    });
    expect(read(past).percentile.evidence[0]?.value).toBeLessThan(365 / 3 + 1);
    expect(read(past).ratio.value).toBeCloseTo(0.032, 10);
  });
});

describe('one vintage of the reserve', () => {
  const basket = column(wave(200_000));
  const level = recorded({ basket });

  it('a past revised by 7 % as a whole moves the level and not the percentile', () => {
    const revised = recorded({ basket, reserve: column(() => 2_675_000) });
    // The reserve of the last answer is of another day and vintage than the column.
    const before = read(level);
    const after = read(revised, { reserve: { ...reserve, coins: 2_675_000 } });
    expect(after.ratio.value).toBeCloseTo((before.ratio.value ?? 0) / 1.07, 10);
    expect(after.percentile.value).toBe(before.percentile.value);
    expect(after.change30?.reservePart).toBeCloseTo(0, 10);
    const halfWay = read(level, { reserve: { ...reserve, coins: 2_675_000 } });
    expect(halfWay.percentile.value).toBe(before.percentile.value);
  });

  it('a correction that has reached the newest days alone is named and ranks nothing', () => {
    const seam = recorded({
      basket,
      reserve: column((row) => (row < days - 14 ? 2_500_000 : 2_675_000)),
    });
    expect(read(seam).percentile).toMatchObject({
      value: null,
      reason: { key: 'reserveRevised' },
    });
    expect(read(seam).change30).toBeNull();
  });

  it('a reserve that did jump, and was told so on its day, is no correction', () => {
    const jump = column((row) => (row < days - 14 ? 2_500_000 : 2_675_000));
    const { percentile, change30 } = read(recorded({ basket, reserve: jump, reserveFirst: jump }));
    expect(percentile.value).not.toBeNull();
    expect(change30?.reservePart).toBeCloseTo(-100 * Math.log(1.07), 6);
  });

  it('rests on revised data while days of its year were told when they were long past', () => {
    expect(read(level).scope.restsOnRevised).toBe(false);
    const told = (from: number) => column((row) => (row < from ? null : 2_500_000));
    const since = (from: number) => read(recorded({ basket, reserveFirst: told(from) })).scope;
    expect(since(days - 100).restsOnRevised).toBe(true);
    expect(since(days - 365).restsOnRevised).toBe(false);
    expect(since(days - 364).restsOnRevised).toBe(true);
  });

  it('carries the reserve over a week and no further', () => {
    const silent = (from: number) =>
      read(recorded({ basket, reserve: column((row) => (row < from ? 2_500_000 : null)) }));
    expect(silent(days - 7).percentile.value).not.toBeNull();
    expect(silent(days - 8).percentile.reason?.key).toBe('reserveMissing');
  });
});

describe('where a change comes from', () => {
  it('open interest and reserve add up to the log of the change', () => {
    const past = recorded({
      basket: column((row) => (row < days - 10 ? 200_000 : 220_000)),
      reserve: column((row) => (row < days - 10 ? 2_500_000 : 2_400_000)),
      reserveFirst: column((row) => (row < days - 10 ? 2_500_000 : 2_400_000)),
    });
    const { change30 } = read(past);
    expect(change30?.percent).toBeCloseTo((1.1 / 0.96 - 1) * 100, 8);
    expect((change30?.openInterestPart ?? 0) + (change30?.reservePart ?? 0)).toBeCloseTo(
      100 * Math.log(1.1 / 0.96),
      8,
    );
    const share = Math.log(1 / 0.96) / (Math.log(1.1) + Math.log(1 / 0.96));
    expect(change30 && reserveShare(change30)).toBeCloseTo(share, 8);
  });

  it('a constant series has no change, and no part of it is anybody’s', () => {
    const { change30 } = read(recorded({ basket: column(() => 200_000) }));
    expect(change30).toMatchObject({ percent: 0 });
    expect(change30 && reserveShare(change30)).toBeNull();
  });

  it('is unknown where the day 30 days before is a gap', () => {
    const basket = column((row) => (row === days - 31 ? null : 200_000));
    expect(read(recorded({ basket })).change30).toBeNull();
  });
});

const anything = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 1, max: 1e7, noNaN: true }) },
  fc.constantFrom(null, 0, -1, Number.NaN, Number.POSITIVE_INFINITY),
);
const columns = fc.array(anything, { minLength: 100, maxLength: 200 });

const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
};

describe('D08: whatever comes in', () => {
  it('no NaN and no infinity leaves', () => {
    fc.assert(
      fc.property(columns, columns, columns, (coins, held, first) => {
        const past = pastOf(firstDayMs, coins.length, {
          openInterest: [
            { exchange: 'bybit', coins },
            { exchange: 'okx', coins: held },
          ],
          basket: first,
          reserve: held,
          reserveFirst: first,
        });
        expect(numbersIn(read(past)).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('scaling all coins changes no percentile and no percentage', () => {
    fc.assert(
      fc.property(fc.integer({ min: -6, max: 6 }), (power) => {
        // Powers of two, which a double scales without rounding.
        const by = 2 ** power;
        const scaled = (column: Column): Column =>
          column.map((value) => (value === null ? null : value * by));
        const basket = column(wave(200_000));
        const before = read(recorded({ basket }));
        const after = read(
          recorded({ basket: scaled(basket), reserve: scaled(recorded().reserve) }),
          { counted: counted(200_000 * by), reserve: { ...reserve, coins: 2_500_000 * by } },
        );
        expect(after.ratio.value).toBe(before.ratio.value);
        expect(after.percentile.value).toBe(before.percentile.value);
      }),
    );
  });
});
