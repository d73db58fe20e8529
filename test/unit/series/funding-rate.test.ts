import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { fundingDays, fundingPace } from '../../../lib/series/funding-rate.ts';
import { samplesFrom, start } from './samples.ts';

const nowMs = start + 7 * dayMs;
const payments = (everyHours: number, rate: number, days = 7) =>
  samplesFrom(start + (7 - days) * dayMs, (days * 24) / everyHours, everyHours, () => rate);

describe('fundingPace', () => {
  it('is the sum of the week x 365 / 7', () => {
    const pace = fundingPace(payments(8, 0.0001), nowMs);
    expect(pace.percentPerYear).toBeCloseTo(((21 * 0.0001 * 365) / 7) * 100, 10);
    expect(pace).toMatchObject({ coveredDays: 7, payments: 21, lastPaidMs: nowMs });
  });

  it('does not depend on how often is paid', () => {
    const everyHours = fc.constantFrom(1, 2, 4, 8);
    fc.assert(
      fc.property(
        everyHours,
        fc.double({ min: -0.01, max: 0.01, noNaN: true }),
        (hours, perDay) => {
          const pace = fundingPace(payments(hours, (perDay * hours) / 24), nowMs);
          expect(pace.percentPerYear).toBeCloseTo(perDay * 365 * 100, 6);
        },
      ),
    );
  });

  it('goes on where the interval changes', () => {
    const changed = [...payments(8, 0.0008, 7).slice(0, 9), ...payments(1, 0.0001, 4)];
    const pace = fundingPace(changed, nowMs);
    expect(pace.percentPerYear).toBeCloseTo(0.0024 * 365 * 100, 6);
    expect(pace.coveredDays).toBeCloseTo(7, 10);
  });

  it('D22: a missing payment is time not covered, never a rate of 0', () => {
    const gap = payments(8, 0.0001).filter((_, i) => i !== 10 && i !== 11);
    const pace = fundingPace(gap, nowMs);
    expect(pace.coveredDays).toBeCloseTo(19 / 3, 10);
    expect(pace.percentPerYear).toBeCloseTo(0.0003 * 365 * 100, 8);
  });

  it('D22: needs 6 of 7 days', () => {
    expect(fundingPace(payments(8, 0.0001, 6), nowMs).percentPerYear).not.toBeNull();
    expect(fundingPace(payments(8, 0.0001, 5), nowMs).percentPerYear).toBeNull();
    expect(fundingPace([], nowMs)).toMatchObject({ percentPerYear: null, lastPaidMs: null });
  });

  it('counts what was paid in the window only', () => {
    const long = payments(8, 0.0001, 7).concat(samplesFrom(nowMs, 3, 8, () => 1));
    expect(fundingPace(long, nowMs).payments).toBe(21);
  });
});

describe('fundingDays', () => {
  it('D20: reads each closed day at its close', () => {
    const days = fundingDays(payments(8, 0.0001), start + 8 * dayMs);
    expect(days.map(({ dayMs: day }) => (day - start) / dayMs)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    expect(days.map(({ value }) => value !== null)).toEqual([
      ...Array(5).fill(false),
      true,
      true,
      true,
      false,
    ]);
    expect(fundingDays([], start)).toEqual([]);
  });
});
