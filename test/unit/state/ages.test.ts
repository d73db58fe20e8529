import { describe, expect, it } from 'vitest';
import { basisLimits, fundingLimits } from '../../../lib/quotes/consensus.ts';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { ages } from '../../../lib/state/ages.ts';

const minuteMs = 60_000;

describe('how old an input may be', () => {
  it('what every poll asks for: three polls', () => {
    for (const minutes of [1, 2, 10, 30]) {
      const { basis, spot } = ages(minutes);
      expect(basis.staleAfterMs).toBe(3 * minutes * minuteMs);
      expect(spot.staleAfterMs).toBe(3 * minutes * minuteMs);
    }
  });

  it('a period below a minute, which no alarm keeps, counts as a minute', () => {
    expect(ages(0).spot.staleAfterMs).toBe(3 * minuteMs);
    expect(ages(0.5).basis.staleAfterMs).toBe(3 * minuteMs);
  });

  it('open interest: three times the ten minutes of its own pace, or the poll if slower', () => {
    expect(ages(2).openInterest.staleAfterMs).toBe(30 * minuteMs);
    expect(ages(30).openInterest.staleAfterMs).toBe(90 * minuteMs);
  });

  it('funding outlives its longest pause of 8 hours, averages the days their coverage allows', () => {
    for (const minutes of [1, 30]) {
      expect(ages(minutes).funding.staleAfterMs).toBeGreaterThan(8 * hourMs);
      expect(ages(minutes).funding.staleAfterMs).toBeLessThan(dayMs);
      expect(ages(minutes).average.staleAfterMs).toBe(3 * dayMs);
    }
  });

  it('each comes with the limits of its quantity', () => {
    expect(ages(2).basis).toMatchObject(basisLimits);
    expect(ages(2).average).toMatchObject(basisLimits);
    expect(ages(2).funding).toMatchObject(fundingLimits);
  });
});
