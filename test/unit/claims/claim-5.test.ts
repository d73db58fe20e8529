import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../lib/quotes/iso-day.ts';
import { pastOf } from '../../fixtures/past.ts';
import { column, number, told } from './check.ts';

const start = isoDay('2021-12-01');
const january = (days: number) =>
  Object.fromEntries(Array.from({ length: days }, (_, i) => [40 + i, -1]));
const past = (days: number, first = start) =>
  pastOf(first, 300, {
    basis: { average7: column(300, 5, january(days)) },
    close: Array.from({ length: 300 }, (_, row) => (row < 60 ? 100 : 75)),
  });

describe('claim 5: like January 2022', () => {
  it('has a precedent where the dialect was below zero then, and no forecast', () => {
    expect(told(past(20), '5', 'basis-30d')).toBe('cannot-tell, bothPaths');
    expect(number(past(20), '5', 'basis-30d', 'precedentWorst')).toBeCloseTo(-25, 10);
    expect(number(past(20), '5', 'basis-30d', 'casesDeep')).toBe(1);
  });

  it('has none where it was not, or for some days only', () => {
    expect(told(past(0), '5', 'basis-30d')).toBe('does-not-hold, noPrecedent');
    expect(told(past(6), '5', 'basis-30d')).toBe('does-not-hold, noPrecedent');
    expect(told(past(7), '5', 'basis-30d')).toBe('cannot-tell, bothPaths');
  });

  it('cannot be told of a record that does not reach back', () => {
    expect(told(past(0, isoDay('2023-01-01')), '5', 'basis-30d')).toBe('cannot-tell, recordShort');
    expect(told(pastOf(0, 0), '5', 'basis-30d')).toBe('cannot-tell, recordShort');
  });
});
