import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { episodesBelow } from '../../../lib/series/episodes.ts';
import { start } from './samples.ts';

const found = (values: readonly (number | null)[], mergeGapDays: number, minimumDays = 1) =>
  episodesBelow(
    values.map((value, i) => ({ dayMs: start + i * dayMs, value })),
    { line: 0, mergeGapDays, minimumDays },
  ).map(({ startDayMs, endDayMs, daysBelow, depth }) => [
    (startDayMs - start) / dayMs,
    (endDayMs - start) / dayMs,
    daysBelow,
    depth,
  ]);

describe('episodesBelow', () => {
  it('finds runs below the line, the line itself not', () => {
    expect(found([1, -1, -3, 0, 1, -2], 0)).toEqual([
      [1, 2, 2, -3],
      [5, 5, 1, -2],
    ]);
  });

  it('joins runs with at most so many days between them', () => {
    const values = [-1, 2, 2, 2, -4, 2, 2, 2, 2, -1];
    expect(found(values, 3)).toEqual([
      [0, 4, 2, -4],
      [9, 9, 1, -1],
    ]);
  });

  it('counts an episode from so many days below the line, those of a gap not', () => {
    expect(found([-1, 1, -1, -2, 1, 1, 1, -1], 1, 3)).toEqual([[0, 3, 3, -2]]);
    expect(found([-1, 1, -1, -2, 1, 1, 1, -1], 0, 3)).toEqual([]);
  });

  it('does not take a day without a value for one below', () => {
    expect(found([null, -1, null, null], 3)).toEqual([[1, 1, 1, -1]]);
    expect(found([], 3)).toEqual([]);
  });
});
