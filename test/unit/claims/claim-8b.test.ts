import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../lib/quotes/iso-day.ts';
import { pastOf } from '../../fixtures/past.ts';
import { told } from './check.ts';

const past = (price: (row: number) => number | null, days = 61) =>
  pastOf(isoDay('2025-05-01'), days, {
    close: Array.from({ length: days }, (_, row) => price(row)),
  });

describe('claim 8b: from 60,000 to 90,000 in May and June 2025', () => {
  it('holds of a climb, in that order', () => {
    expect(
      told(
        past((row) => 60_000 + row * 500),
        '8b',
      ),
    ).toBe('holds, climbed');
    expect(
      told(
        past((row) => 90_000 - row * 500),
        '8b',
      ),
    ).toBe('does-not-hold, didNotClimb');
  });

  it('does not hold of prices that were above all the time', () => {
    expect(
      told(
        past((row) => 94_000 + row * 250),
        '8b',
      ),
    ).toBe('does-not-hold, didNotClimb');
  });

  it('cannot be told of months that are not on record, or not yet over', () => {
    expect(
      told(
        past(() => 60_000, 30),
        '8b',
      ),
    ).toBe('cannot-tell, recordShort');
    expect(
      told(
        past((row) => (row % 2 === 0 ? 60_000 : null)),
        '8b',
      ),
    ).toBe('cannot-tell, recordShort');
  });
});
