import { describe, expect, it } from 'vitest';
import { pastOf } from '../../fixtures/past.ts';
import { number, times, told } from './check.ts';

const past = (
  [vBefore, v]: readonly [number, number],
  [mBefore, m]: readonly [number, number | null],
  daily: (row: number) => number = () => 5,
) =>
  pastOf(0, 60, {
    basis: {
      daily: times(60, 0).map((_, row) => daily(row)),
      average7: [...times(53, vBefore), ...times(7, v)],
      average30: [...times(53, mBefore), ...times(7, m)],
    },
  });

describe('claim 3: both averages trend lower', () => {
  it('holds where both are lower than 7 days before', () => {
    const found = past([5, 3], [7, 6]);
    expect(told(found, '3', 'basis-30d')).toBe('holds, bothLower');
    expect(number(found, '3', 'basis-30d', 'average7Before')).toBe(5);
  });

  it('does not where one is higher', () => {
    expect(told(past([5, 3], [6, 7]), '3', 'basis-30d')).toBe('does-not-hold, notBothLower');
    expect(told(past([3, 5], [7, 6]), '3', 'basis-30d')).toBe('does-not-hold, notBothLower');
  });

  it('is undecided where a change lies within the error bar', () => {
    const noisy = (row: number) => (row % 2 === 0 ? 9 : 1);
    expect(told(past([5, 4.5], [7, 6.9], noisy), '3', 'basis-30d')).toBe(
      'undecided, changeWithinError',
    );
  });

  it('cannot be told without either', () => {
    expect(told(past([5, 3], [7, null]), '3', 'basis-30d')).toBe('cannot-tell, noAverage30');
    expect(told(pastOf(0, 3), '3', 'basis-30d')).toBe('cannot-tell, noAverage');
  });
});
