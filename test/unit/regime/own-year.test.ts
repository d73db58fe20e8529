import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { ownYearLines } from '../../../lib/regime/own-year.ts';
import { replay } from '../../../lib/regime/replay.ts';
import { checkSettings } from '../../../lib/settings/schema.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { pastOf } from '../../fixtures/past.ts';
import { times } from './days.ts';

const past = (v: readonly (number | null)[]) => pastOf(0, v.length, { basis: { average7: v } });
const linesOf = (v: readonly (number | null)[], atDay = v.length) =>
  ownYearLines(past(v), atDay * dayMs);

describe('lines of the own year', () => {
  it('leave the same shares of the last 365 closed days below them', () => {
    const lines = linesOf(Array.from({ length: 365 }, (_, row) => row / 3.64));
    expect(lines).toEqual({
      discountEnter: 13.7,
      discountLeave: 16.7,
      thinEnter: 26.9,
      thinLeave: 39.1,
      richEnter: 91.6,
      richLeave: 79.9,
    });
  });

  it('forget what is older than a year', () => {
    const year = Array.from({ length: 365 }, (_, row) => row % 20);
    expect(linesOf([...times(300, 90), ...year])).toEqual(linesOf(year));
  });

  it('D20: see no day that had not closed', () => {
    const year = Array.from({ length: 365 }, (_, row) => row % 20);
    expect(linesOf([...year, ...times(100, 90)], 365)).toEqual(linesOf(year));
  });

  it('are not made of less than half a year', () => {
    expect(linesOf(times(179, 5))).toBeNull();
    expect(linesOf([...times(179, 5), ...times(100, null)])).toBeNull();
    expect(linesOf([])).toBeNull();
  });

  it('are lines that the settings accept, in order, and free of NaN', () => {
    const v = fc.array(fc.option(fc.double({ min: -90, max: 150, noNaN: true }), { freq: 9 }), {
      minLength: 250,
      maxLength: 400,
    });
    fc.assert(
      fc.property(v, (values) => {
        const lines = linesOf(values);
        if (!lines) return;
        const { problems } = checkSettings({ ...defaultSettings, lines });
        expect(problems).toEqual([]);
        expect(Object.values(lines).some((line) => Object.is(line, -0))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('of a constant year never change the regime', () => {
    const lines = linesOf(times(365, 8));
    expect(lines && replay(past(times(365, 8)), lines).changesPerYear).toBe(0);
  });
});
