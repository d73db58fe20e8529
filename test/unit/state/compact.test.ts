import { describe, expect, it } from 'vitest';
import { compact } from '../../../lib/state/compact.ts';

describe('compact', () => {
  it('cuts fractions to eight digits and nothing else, however deep', () => {
    const value = {
      at: 1_770_724_800_123,
      of: [{ v: 2 / 3, w: -12_345.678_901_2 }],
      no: null,
      s: 'x',
    };
    expect(compact(value)).toEqual({
      at: 1_770_724_800_123,
      of: [{ v: 0.666_666_67, w: -12_345.679 }],
      no: null,
      s: 'x',
    });
  });

  it('changes nothing the second time', () => {
    for (const value of [Math.PI, 1e-12 / 3, -95_000.123_456_7]) {
      expect(compact(compact(value))).toBe(compact(value));
    }
  });
});
