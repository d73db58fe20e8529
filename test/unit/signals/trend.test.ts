import { describe, expect, it } from 'vitest';
import { trend } from '../../../lib/signals/trend.ts';

const days = (...gaps: (number | null)[]) =>
  gaps.map((gap) => ({ v: gap === null ? null : 5 + gap, m: 5 }));

describe('trend', () => {
  it.each([
    [[-0.7, -0.7], 'falling'],
    [[0.7, 0.7], 'rising'],
    [[-0.7, -0.5], 'flat'],
    [[0.5, 0.7], 'flat'],
    [[-0.7, 0.7], 'flat'],
    [[0.7, -3, -3], 'falling'],
    [[-3], null],
    [[-3, null], null],
    [[null, -3], null],
    [[], null],
  ])('of v - m %j is %s', (gaps, expected) => {
    expect(trend(days(...gaps))).toBe(expected);
  });

  it('needs both averages', () => {
    expect(
      trend([
        { v: 1, m: 5 },
        { v: 1, m: null },
      ]),
    ).toBeNull();
  });
});
