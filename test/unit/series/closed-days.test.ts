import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { closedDays, type VenueDays } from '../../../lib/series/closed-days.ts';
import { start } from './samples.ts';

const venue = (exchange: string, values: readonly (number | null)[]): VenueDays => ({
  exchange,
  daily: values.flatMap((value, i) =>
    value === null ? [] : [{ dayMs: start + i * dayMs, value, stretched: false }],
  ),
});
const flat = (value: number, days = 10) => Array.from({ length: days }, () => value);
const last = start + 9 * dayMs;

const degraded = (...venues: VenueDays[]) => closedDays(venues, last).at(-1)?.degraded;

describe('closedDays', () => {
  it('takes the averages per exchange, then the consensus', () => {
    const days = closedDays([venue('a', flat(3)), venue('b', flat(4)), venue('c', flat(8))], last);
    expect(days.at(-1)).toEqual({
      dayMs: last,
      basis: 4,
      v: 4,
      m: null,
      exchanges: ['a', 'b', 'c'],
      degraded: false,
    });
  });

  it('has one entry for each calendar day from the first of any exchange', () => {
    const days = closedDays([venue('late', [null, null, 1]), venue('early', [5])], last);
    expect(days.map(({ dayMs: day }) => (day - start) / dayMs)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(days[3]?.basis).toBeNull();
    expect(closedDays([], last)).toEqual([]);
  });

  it('makes no step when an exchange joins: it has no average before its fifth day', () => {
    const joining = venue('c', [...Array(5).fill(null), ...flat(5, 5)]);
    const days = closedDays([venue('a', flat(3)), venue('b', flat(3)), joining], last);
    expect(days.map(({ v }) => v).slice(4)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(days.at(-1)?.exchanges).toHaveLength(3);
  });

  it('D16, D17: marks the days that rest on one exchange, or on two that disagree', () => {
    expect(degraded(venue('a', flat(3)))).toBe(true);
    expect(degraded(venue('a', flat(3)), venue('b', flat(6)))).toBe(true);
    expect(degraded(venue('a', flat(3)), venue('b', flat(4)))).toBe(false);
  });
});
