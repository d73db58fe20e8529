import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { singleContractDays, type Print } from '../../../lib/series/single-contract.ts';
import { start } from './samples.ts';

const print = (day: number, daysToExpiry: number, percentPerYear: number): Print => ({
  dayMs: start + day * dayMs,
  daysToExpiry,
  premiumPercent: (percentPerYear * daysToExpiry) / 365,
});
const until = (day: number) => start + day * dayMs;

describe('singleContractDays', () => {
  it('pools the premiums over the days to expiry', () => {
    const prints = [print(0, 30, 10), print(1, 10, 2)];
    const pooled = (30 * 10 + 10 * 2) / 40;
    expect(singleContractDays(prints, until(1)).at(-1)?.m).toBeCloseTo(pooled, 10);
  });

  it('leaves prints under 4 days to expiry out', () => {
    const days = singleContractDays([print(0, 50, 5), print(1, 3, 900)], until(1));
    expect(days.at(-1)?.v).toBeCloseTo(5, 10);
  });

  it('holds v, and marks it, while the days to expiry of the week are under 45', () => {
    const prints = [print(0, 46, 5), print(9, 20, 8), print(10, 19, 8), print(11, 18, 8)];
    const days = singleContractDays(prints, until(11));
    expect(days.map(({ held }) => held).slice(6)).toEqual([false, true, true, true, true, false]);
    expect(days[10]?.v).toBeCloseTo(5, 10);
    expect(days[11]?.v).toBeCloseTo(8, 10);
  });

  it('never holds m', () => {
    const days = singleContractDays([print(0, 46, 5)], until(30));
    expect(days.map(({ m }) => m === null)).toEqual([...Array(30).fill(false), true]);
  });

  it('D22: a source that has fallen silent loses its value after 14 days', () => {
    const days = singleContractDays([print(0, 46, 5)], until(30));
    expect(days.findLast(({ v }) => v !== null)?.dayMs).toBe(until(20));
  });

  it('is the rate itself on a flat annualised curve, through every expiry', () => {
    const rate = fc.double({ min: -50, max: 100, noNaN: true });
    fc.assert(
      fc.property(rate, fc.integer({ min: 20, max: 40 }), (percent, months) => {
        const prints = Array.from({ length: 200 }, (_, i) =>
          print(i, months - (i % months), percent),
        );
        for (const { v, m } of singleContractDays(prints, until(199)).slice(10)) {
          expect(v).toBeCloseTo(percent, 6);
          expect(m).toBeCloseTo(percent, 6);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has nothing to say without prints', () => {
    expect(singleContractDays([], until(3))).toEqual([]);
  });
});
