import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { errorBar } from '../../../lib/signals/error-bar.ts';
import { lastBelowZero } from '../../../lib/signals/last-below-zero.ts';
import { lowerShare } from '../../../lib/signals/lower-share.ts';

const days = (values: readonly (number | null)[]) =>
  values.map((v, i) => ({ dayMs: i * dayMs, v }));

describe('errorBar', () => {
  it('is the standard error of the mean with equal weights', () => {
    expect(errorBar([1, 2, 3].map((value) => ({ value })))).toBeCloseTo(Math.sqrt(2) / 3, 12);
  });

  it('weighs each day by its share', () => {
    const blocks = [
      { value: 0, weight: 3 },
      { value: 4, weight: 1 },
      { value: 1, weight: 0 },
    ];
    expect(errorBar(blocks)).toBeCloseTo(Math.hypot(0.75 * 1, 0.25 * 3), 12);
  });

  it('D22: is null with fewer than 3 days or without weight', () => {
    expect(errorBar([{ value: 1 }, { value: 2 }])).toBeNull();
    expect(errorBar([1, 2, 3].map((value) => ({ value, weight: 0 })))).toBeNull();
  });

  it('is zero on a constant, follows the scale and ignores the level and the order', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 10 });
    fc.assert(
      fc.property(values, fc.integer({ min: -1000, max: 1000 }), (list, level) => {
        const bar = (by: (x: number) => number) =>
          errorBar(list.map((x) => ({ value: by(x) }))) ?? NaN;
        const own = bar((x) => x);
        expect(bar(() => level)).toBeCloseTo(0, 9);
        expect(bar((x) => x + level)).toBeCloseTo(own, 9);
        expect(bar((x) => 3 * x)).toBeCloseTo(3 * own, 9);
        expect(errorBar(list.toReversed().map((value) => ({ value })))).toBeCloseTo(own, 9);
      }),
    );
  });
});

describe('lowerShare', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i);

  it('is the share of the known days that were lower', () => {
    expect(lowerShare(days(hundred), 25)).toBe(0.25);
    expect(lowerShare(days([...hundred, null]), 25)).toBe(0.25);
    expect(lowerShare(days(hundred), -1)).toBe(0);
  });

  it('looks back 365 days', () => {
    const old = Array.from({ length: 400 }, () => -5);
    const year = Array.from({ length: 365 }, () => 5);
    expect(lowerShare(days([...old, ...year]), 1)).toBe(0);
  });

  it('D22: is null with fewer than 60 days', () => {
    expect(lowerShare(days(hundred.slice(0, 59)), 1)).toBeNull();
    expect(lowerShare([], 1)).toBeNull();
  });
});

describe('lastBelowZero', () => {
  it.each([
    [[1, -1, 1, 2], 1],
    [[-1, 1, -1, -2], 0],
    [[-1, 1, -1, null, -2, null], 0],
    [[1, -1, -2], null],
    [[1, 0, 2], null],
    [[], null],
  ])('of %j is day %s', (values, expected) => {
    expect(lastBelowZero(days(values))).toBe(expected === null ? null : expected * dayMs);
  });
});
