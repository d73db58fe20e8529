import { describe, expect, it } from 'vitest';
import { pastOf } from '../../fixtures/past.ts';
import { number, times, told } from './check.ts';

const past = (...v: number[]) => pastOf(0, v.length, { basis: { average7: v } });

describe('claim 6: the return above the range', () => {
  it('has not happened while the regime is low, and says how far it is', () => {
    const low = past(...times(100, 2));
    expect(told(low, '6', 'basis-30d')).toBe('does-not-hold, notYet');
    expect(number(low, '6', 'basis-30d', 'away')).toBe(4);
    expect(told(low, '6', 'story-scale')).toBe('does-not-hold, notYet');
  });

  it('has happened once the premium is back', () => {
    const back = past(...times(100, 2), 8, 8);
    expect(told(back, '6', 'basis-30d')).toBe('holds, premiumBack');
    expect(told(back, '6', 'story-scale')).toBe('holds, aboveRange');
    expect(told(past(...times(100, 9)), '6', 'basis-30d')).toBe('holds, aboveThin');
  });

  it('is undecided within the error bar of the line', () => {
    const noisy = times(100, 0).map((_, row) => (row % 2 === 0 ? 9 : 1));
    const near = pastOf(0, 100, { basis: { average7: times(100, 5.4), daily: noisy } });
    expect(told(near, '6', 'basis-30d')).toBe('undecided, withinError');
    expect(told(near, '6', 'story-scale')).toBe('undecided, withinError');
  });

  it('cannot be told without a regime', () => {
    expect(told(past(...times(20, 2)), '6', 'basis-30d')).toBe('cannot-tell, noRegime');
  });
});
