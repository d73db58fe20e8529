import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectReadings } from '../../../lib/signals/dialects.ts';
import { pastOf } from '../../fixtures/past.ts';

const first = Date.UTC(2024, 0, 1);
const value = fc.option(fc.double({ min: -50, max: 50, noNaN: true }), { nil: null });

const pasts = fc.array(value, { maxLength: 120 }).map((column) => {
  const columns = { daily: column, average7: column, average30: column };
  return pastOf(first, column.length, {
    basis: columns,
    frontMonth: columns,
    perpPremium: columns,
    funding: columns,
  });
});

describe('dialects side by side', () => {
  it('no number that is not finite leaves them', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        for (const reading of dialectReadings(past)) {
          for (const found of Object.values(reading)) {
            expect(typeof found === 'number' ? Number.isFinite(found) : true).toBe(true);
          }
        }
      }),
    );
  });

  it('nothing on record is nothing, five times', () => {
    const readings = dialectReadings(pastOf(first, 0));
    expect(readings).toHaveLength(5);
    for (const { v, error, lowerShare, firstDayMs, timesBelow } of readings)
      expect([v, error, lowerShare, firstDayMs, timesBelow]).toEqual([null, null, null, null, 0]);
  });

  it('counts a spell once, though a day or two between were above', () => {
    const average7 = [5, -1, -1, 2, -1, 5, 5, 5, 5, 5, -2, 5];
    const [basis] = dialectReadings(pastOf(first, 12, { basis: { average7 } }));
    expect(basis?.timesBelow).toBe(2);
    expect(basis?.lastBelowDayMs).toBe(first + 10 * 86_400_000);
  });
});
