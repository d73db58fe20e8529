import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readThirtyDays, type CurvePoint } from '../../../lib/series/curve.ts';

const point = (daysToExpiry: number, percentPerYear: number): CurvePoint => ({
  daysToExpiry,
  ratio: 1 + (percentPerYear / 100) * (daysToExpiry / 365),
});
const read = (...points: CurvePoint[]) => {
  const found = readThirtyDays(points);
  if (typeof found === 'string') throw new Error(found);
  return found;
};

describe('readThirtyDays', () => {
  it('reads the line between the contracts on both sides', () => {
    const found = read({ daysToExpiry: 20, ratio: 1.004 }, { daysToExpiry: 40, ratio: 1.01 });
    expect(found.percentPerYear).toBeCloseTo((0.007 * 365 * 100) / 30, 10);
    expect(found.used.map(({ daysToExpiry }) => daysToExpiry)).toEqual([20, 40]);
    expect(found.stretched).toBe(false);
  });

  it('starts at the index where no contract is nearer', () => {
    expect(read(point(44, 6), point(135, 9)).percentPerYear).toBeCloseTo(6, 10);
    expect(read(point(44, 6), point(135, 9)).used).toHaveLength(1);
  });

  it('goes on from the origin beyond the last contract, which needs 7 days', () => {
    expect(read(point(7, 5)).percentPerYear).toBeCloseTo(5, 10);
    expect(read(point(3, 90), point(12, 5)).percentPerYear).toBeCloseTo(5, 10);
    expect(readThirtyDays([point(6.9, 5)])).toBe('tooCloseToExpiry');
  });

  it('does not read contracts under 2 days', () => {
    expect(read(point(1.9, 400), point(93, 6)).percentPerYear).toBeCloseTo(6, 10);
    expect(readThirtyDays([point(1.9, 5)])).toBe('noContract');
    expect(readThirtyDays([])).toBe('noContract');
  });

  it('does not read a price that is no price of the coin', () => {
    const wrong = [0, -1, 0.01, 10, NaN, Infinity].map((ratio) => ({ daysToExpiry: 25, ratio }));
    for (const point of wrong) expect(readThirtyDays([point])).toBe('noContract');
  });

  it('is stretched when the nearest contract has more than 45 days left', () => {
    expect(read(point(45, 6)).stretched).toBe(false);
    expect(read(point(45.1, 6)).stretched).toBe(true);
    expect(read(point(3, 6), point(94, 6)).stretched).toBe(false);
  });

  it('reads a contract of exactly 30 days as it is', () => {
    expect(read(point(10, 2), point(30, 8), point(60, 20)).percentPerYear).toBeCloseTo(8, 10);
  });

  const days = fc.uniqueArray(fc.integer({ min: 2, max: 400 }), { minLength: 1, maxLength: 8 });
  const rate = fc.double({ min: -40, max: 80, noNaN: true });

  it('is the rate itself on a curve of one annualised rate, whatever the contracts', () => {
    fc.assert(
      fc.property(days, rate, (dtes, percent) => {
        const found = readThirtyDays(dtes.map((dte) => point(dte, percent)));
        const unreadable = Math.max(...dtes) < 7;
        expect(found === 'tooCloseToExpiry').toBe(unreadable);
        const value = typeof found === 'string' ? percent : found.percentPerYear;
        expect(value).toBeCloseTo(percent, 6);
      }),
    );
  });

  it('does not depend on the order of the contracts, and returns only numbers', () => {
    const hostile = fc.uniqueArray(
      fc.record({ daysToExpiry: fc.double(), ratio: fc.double({ min: -3, max: 3 }) }),
      { selector: ({ daysToExpiry }) => daysToExpiry, maxLength: 6 },
    );
    fc.assert(
      fc.property(hostile, (points) => {
        const found = readThirtyDays(points);
        expect(readThirtyDays(points.toReversed())).toEqual(found);
        expect(typeof found === 'string' || Number.isFinite(found.percentPerYear)).toBe(true);
      }),
    );
  });
});
