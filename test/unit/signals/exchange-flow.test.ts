import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { type Column, emptyPast, type Past } from '../../../lib/series/past.ts';
import { exchangeFlow } from '../../../lib/signals/exchange-flow.ts';
import { flows } from '../../../lib/signals/flows.ts';
import { importedFlow } from '../../../lib/signals/imported-flow.ts';
import { pastOf } from '../../fixtures/past.ts';

/** A Monday. */
const firstDayMs = Date.UTC(2024, 0, 1);
const days = 560;

const column = (valueAt: (row: number) => number | null): Column =>
  Array.from({ length: days }, (_, row) => valueAt(row));
/** Weekends move half; every day differs a little. */
const usual = (row: number): number =>
  (row % 7 > 4 ? 20_000 : 40_000) * (1 + 0.1 * Math.sin(row * 1.7));
const pastWith = (over: Partial<Past> = {}): Past =>
  pastOf(firstDayMs, days, {
    flowIn: column(usual),
    flowOut: column(usual),
    reserve: column(() => 2_000_000),
    ...over,
  });
const lastAt = (factor: number): Partial<Past> => ({
  flowIn: column((row) => usual(row) * (row === days - 1 ? factor : 1)),
});

describe('in and out flow', () => {
  it('is the share of the reserve that moved, with what moved', () => {
    const { amount, kind } = exchangeFlow(pastWith());
    const moved = usual(days - 1);
    expect(kind).toBe('proxy');
    expect(amount.value).toBeCloseTo((2 * moved * 100) / 2_000_000, 10);
    expect(amount.asOfMs).toBe(firstDayMs + days * dayMs);
    expect(amount.evidence.slice(0, 2).map(({ value }) => value)).toEqual([moved, moved]);
  });

  it.each([
    [4, 100, 'high'],
    [0.1, 0, 'low'],
  ])('a day that moves %f times its usual is at p%i: %s', (factor, percentile, tail) => {
    expect(exchangeFlow(pastWith(lastAt(factor)))).toMatchObject({ percentile, tail });
  });

  it('does not take the rhythm of the week for news', () => {
    const sunday = pastWith();
    const { percentile, tail } = exchangeFlow(sunday);
    expect(new Date(sunday.dayMs.at(-1) ?? 0).getUTCDay()).toBe(0);
    expect(percentile).toBeGreaterThan(5);
    expect(tail).toBeNull();
  });

  it('a reserve revised by 7 % moves the share and not the percentile', () => {
    const before = exchangeFlow(pastWith(lastAt(1.1)));
    const after = exchangeFlow(pastWith({ ...lastAt(1.1), reserve: column(() => 2_140_000) }));
    expect(after.percentile).toBe(before.percentile);
    expect(after.amount.value).toBeCloseTo((before.amount.value ?? 0) / 1.07, 10);
  });

  it('D22: gaps are left out, and too few days have no percentile', () => {
    const gaps = (row: number, value: number): number | null => (row % 5 === 0 ? null : value);
    const holed = exchangeFlow(pastWith({ flowOut: column((row) => gaps(row, usual(row))) }));
    expect(holed.knownDays).toBeLessThan(300);
    expect(holed.percentile).not.toBeNull();
    const short = exchangeFlow(
      pastWith({ reserve: column((row) => (row < days - 150 ? null : 2_000_000)) }),
    );
    expect(short).toMatchObject({ percentile: null, tail: null });
    expect(short.amount.value).not.toBeNull();
  });

  it('the last day that is known counts for a week', () => {
    const silent = (since: number) =>
      exchangeFlow(pastWith({ flowIn: column((row) => (row < since ? usual(row) : null)) }));
    expect(silent(days - 7).amount.asOfMs).toBe(firstDayMs + (days - 7) * dayMs);
    expect(silent(days - 8).amount.reason).toEqual({ key: 'flowOld', values: { days: 8 } });
    expect(exchangeFlow(emptyPast).amount.reason?.key).toBe('flowMissing');
  });

  it('zero and negative flows or reserves are gaps', () => {
    for (const bad of [0, -1]) {
      const last = (row: number, value: number) => (row === days - 1 ? bad : value);
      const reserve = column((row) => last(row, 2_000_000));
      expect(exchangeFlow(pastWith({ reserve })).amount.asOfMs).toBe(
        firstDayMs + (days - 1) * dayMs,
      );
    }
    const flowIn = column((row) => (row === days - 1 ? -1 : usual(row)));
    expect(exchangeFlow(pastWith({ flowIn })).amount.asOfMs).toBe(firstDayMs + (days - 1) * dayMs);
  });
});

describe('an imported flow', () => {
  const points = Array.from({ length: 400 }, (_, i) => ({
    timeMs: firstDayMs + i * dayMs,
    value: 5 + Math.sin(i),
  }));
  const nowMs = firstDayMs + 400 * dayMs;
  const given = { name: 'in-house.csv', points };

  it('stands under the name of its file, ranked among its own days', () => {
    const high = importedFlow(
      { ...given, points: [...points.slice(0, -1), { timeMs: nowMs - dayMs, value: 9 }] },
      nowMs,
    );
    expect(high).toMatchObject({
      kind: 'imported',
      name: 'in-house.csv',
      percentile: 100,
      knownDays: 365,
      tail: 'high',
    });
    expect(high.amount).toMatchObject({ value: 9, unit: 'as-given', asOfMs: nowMs });
  });

  it('without a file, or with too few days, it says so', () => {
    expect(importedFlow(null, nowMs).amount.reason?.key).toBe('flowNotImported');
    const short = importedFlow({ ...given, points: points.slice(-90) }, nowMs);
    expect(short).toMatchObject({ percentile: null, knownDays: 89 });
    expect(importedFlow({ ...given, points: points.slice(-91) }, nowMs).percentile).not.toBeNull();
  });

  it('does not know days after the instant it is asked about', () => {
    const found = importedFlow(given, firstDayMs + 200 * dayMs);
    expect(found.amount.value).toBeCloseTo(5 + Math.sin(200), 10);
  });
});

it('the registry has three kinds, and says of published wallets why there is nothing', () => {
  const all = flows({ past: emptyPast, imported: null, nowMs: 0 });
  expect(all.map(({ kind, amount }) => [kind, amount.value, amount.reason?.key])).toEqual([
    ['proxy', null, 'flowMissing'],
    ['imported', null, 'flowNotImported'],
    ['published-wallets', null, 'flowNoSource'],
  ]);
});

const anything = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 0, max: 1e9, noNaN: true }) },
  fc.constantFrom(null, 0, -5, Number.NaN, Number.POSITIVE_INFINITY),
);
const columns = fc.array(anything, { minLength: 190, maxLength: 300 });

describe('D08: whatever comes in', () => {
  const numbersIn = (value: unknown): number[] => {
    if (typeof value === 'number') return [value];
    if (typeof value !== 'object' || value === null) return [];
    return Object.values(value).flatMap(numbersIn);
  };

  it('no NaN and no infinity leaves', () => {
    fc.assert(
      fc.property(columns, columns, columns, (flowIn, flowOut, reserve) => {
        const past = pastOf(firstDayMs, flowIn.length, { flowIn, flowOut, reserve });
        const imported = {
          name: 'x',
          points: flowIn.map((value, i) => ({ timeMs: firstDayMs + i * dayMs, value: value ?? 0 })),
        };
        const all = flows({ past, imported, nowMs: firstDayMs + 900 * dayMs });
        expect(numbersIn(all).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('scaling all coins changes nothing but the coins, and a constant flow is in no tail above', () => {
    fc.assert(
      fc.property(fc.integer({ min: -6, max: 6 }), (power) => {
        const by = 2 ** power;
        const scaled = (values: Column): Column => values.map((v) => (v === null ? null : v * by));
        const { flowIn, flowOut, reserve } = pastWith(lastAt(1.3));
        const after = exchangeFlow(
          pastWith({ flowIn: scaled(flowIn), flowOut: scaled(flowOut), reserve: scaled(reserve) }),
        );
        const before = exchangeFlow(pastWith(lastAt(1.3)));
        expect(after.amount.value).toBe(before.amount.value);
        expect(after.percentile).toBe(before.percentile);
      }),
    );
    const level = column(() => 30_000);
    expect(exchangeFlow(pastWith({ flowIn: level, flowOut: level })).tail).not.toBe('high');
  });
});
