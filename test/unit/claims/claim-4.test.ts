import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../lib/quotes/iso-day.ts';
import { pastOf } from '../../fixtures/past.ts';
import { column, number, times, told } from './check.ts';

const start = isoDay('2023-07-01');
/** Falls of one day on the rows, with a low of the price on others. */
const past = (falls: readonly number[], lows: readonly number[], first = start) =>
  pastOf(first, 500, {
    basis: { average7: column(500, 5, Object.fromEntries(falls.map((row) => [row, -1]))) },
    close: column(500, 100, Object.fromEntries(lows.map((row) => [row, 90]))),
  });

describe('claim 4: each time a range was being formed', () => {
  it('holds while the low was near each time', () => {
    expect(told(past([100, 200, 300], [105, 195, 300]), '4', 'basis-30d')).toBe('holds, eachTime');
  });

  it('does not hold once it was not, and says how often it was', () => {
    const found = past([100, 200, 300], [105, 225, 300]);
    expect(told(found, '4', 'basis-30d')).toBe('does-not-hold, notEachTime');
    expect(number(found, '4', 'basis-30d', 'cases')).toBe(3);
    expect(number(found, '4', 'basis-30d', 'casesLowNear')).toBe(2);
  });

  it('cannot be told of too few, or of a record that begins too late', () => {
    expect(told(past([100, 200], [105, 195]), '4', 'basis-30d')).toBe('cannot-tell, tooFewCases');
    const late = past([100, 200, 300], [105, 195, 300], isoDay('2024-01-01'));
    expect(told(late, '4', 'basis-30d')).toBe('cannot-tell, recordShort');
    expect(told(pastOf(0, 0), '4', 'basis-30d')).toBe('cannot-tell, recordShort');
  });

  it('D20: counts no time whose two months have not closed', () => {
    const found = past([100, 200, 300, 480], [105, 195, 300]);
    expect(number(found, '4', 'basis-30d', 'cases')).toBe(3);
  });

  it('leaves out what lies before August 2023', () => {
    expect(number(past([20, 100], times(1, 105)), '4', 'basis-30d', 'cases')).toBe(1);
  });
});
