import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../lib/quotes/median.ts';

const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });

describe('median', () => {
  it.each([
    [[], null],
    [[3], 3],
    [[3, 1], 2],
    [[9, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %s', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('lies within its values and leaves them as they are', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const before = [...values];
        const found = median(values) ?? NaN;
        expect(found).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found).toBeLessThanOrEqual(Math.max(...values));
        expect(values).toEqual(before);
      }),
    );
  });
});
