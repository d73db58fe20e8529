import { describe, expect, it } from 'vitest';
import { pastOf } from '../../fixtures/past.ts';
import { times, told } from './check.ts';

const at = (v: number, daily: (row: number) => number = () => v) =>
  pastOf(0, 100, {
    basis: { average7: times(100, v), daily: times(100, 0).map((_, i) => daily(i)) },
  });

describe('claim 2: the base zone', () => {
  it('is the low regimes on the 30-day basis', () => {
    expect(told(at(2), '2', 'basis-30d')).toBe('holds, regimeLow');
    expect(told(at(-2), '2', 'basis-30d')).toBe('holds, regimeLow');
    expect(told(at(9), '2', 'basis-30d')).toBe('does-not-hold, regimeHigh');
  });

  it('is undecided within the error bar of the line that would change it', () => {
    const noisy = (row: number) => (row % 2 === 0 ? 8 : 1);
    expect(told(at(4.5, noisy), '2', 'basis-30d')).toBe('undecided, withinError');
  });

  it('is the range up to 0.5 % in the unit of the story', () => {
    expect(told(at(2), '2', 'story-scale')).toBe('holds, belowRangeTop');
    expect(told(at(9), '2', 'story-scale')).toBe('does-not-hold, aboveRange');
    const front = pastOf(0, 100, { frontMonth: { average7: times(100, 0.6) } });
    expect(told(front, '2', 'front-month')).toBe('does-not-hold, aboveRange');
  });

  it('cannot be told before the ladder has run', () => {
    const young = pastOf(0, 59, { basis: { average7: times(59, 2) } });
    expect(told(young, '2', 'basis-30d')).toBe('cannot-tell, noRegime');
    const lost = pastOf(0, 100, { frontMonth: { average7: [...times(99, 0.1), null] } });
    expect(told(lost, '2', 'front-month')).toBe('cannot-tell, noAverage');
  });
});
