import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { closesOf, closesOfPast } from '../../../lib/series/closes.ts';
import { pastOf } from '../../fixtures/past.ts';
import { start } from './samples.ts';

const day = (row: number): number => start + row * dayMs;
const closes = (...values: (number | null)[]) =>
  closesOfPast(pastOf(start, values.length, { close: values }));

describe('closes', () => {
  it('knows the close of a day, and none in a gap or outside', () => {
    const found = closes(10, null, 12);
    expect([-1, 0, 1, 2, 3].map((row) => found.on(day(row)))).toEqual([null, 10, null, 12, null]);
  });

  it('E07: takes a price of zero or less for a gap', () => {
    const found = closes(10, 0, -3, 12);
    expect(found.on(day(1))).toBeNull();
    expect(found.lowest(day(0), day(3))).toEqual({ timeMs: day(0), value: 10 });
  });

  it('gives the earliest of equal lows, and none of a window that has not closed', () => {
    const found = closes(10, 7, null, 7, 9);
    expect(found.lowest(day(0), day(4))).toEqual({ timeMs: day(1), value: 7 });
    expect(found.lowest(day(-5), day(0))).toEqual({ timeMs: day(0), value: 10 });
    expect(found.lowest(day(0), day(5))).toBeNull();
    expect(found.lowest(day(2), day(2))).toBeNull();
    expect(closesOf([]).lowest(day(0), day(0))).toBeNull();
  });

  it('measures the fall from the high of 30 days, that of 31 before forgotten', () => {
    const found = closes(100, 80, ...Array.from({ length: 28 }, () => 50), 40);
    expect(found.fallPercent(day(1))).toBeCloseTo(-20, 10);
    expect(found.fallPercent(day(29))).toBeCloseTo(-50, 10);
    expect(found.fallPercent(day(30))).toBeCloseTo(-50, 10);
    expect(found.fallPercent(day(31))).toBeNull();
  });

  it('finds the same lows as looking at every day of the window', () => {
    const price = fc.option(fc.integer({ min: 1, max: 9 }), { freq: 4 });
    fc.assert(
      fc.property(
        fc.array(price, { minLength: 1, maxLength: 40 }),
        fc.nat(45),
        fc.nat(45),
        (values, one, other) => {
          const known = values.flatMap((value, row) => (value === null ? [] : [{ value, row }]));
          const last = known.at(-1)?.row ?? -1;
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const window = known.filter(({ row }) => row >= from && row <= to);
          const low = Math.min(...window.map(({ value }) => value));
          const first = window.find(({ value }) => value === low);
          const expected =
            to > last || !first ? null : { timeMs: day(first.row), value: first.value };
          expect(closes(...values).lowest(day(from), day(to))).toEqual(expected);
        },
      ),
    );
  });
});
