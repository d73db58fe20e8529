import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { ladder } from '../../../lib/regime/ladder.ts';
import { replay } from '../../../lib/regime/replay.ts';
import { spells } from '../../../lib/regime/spells.ts';
import { pastOf } from '../../fixtures/past.ts';
import { days, lines, times } from './days.ts';

const play = (...v: (number | null)[]) =>
  replay(pastOf(0, v.length, { basis: { average7: v } }), lines);

const percent = fc.integer({ min: -100, max: 300 }).map((x) => x / 10);

describe('replay of a set of lines', () => {
  it('says the spells of the ladder', () => {
    fc.assert(
      fc.property(fc.array(fc.option(percent), { maxLength: 120 }), (v) => {
        expect(play(...v).spells).toEqual(spells(ladder(days(...v), lines)));
      }),
    );
  });

  it('counts changes a year, of the whole record and of the last two years', () => {
    // Three changes in the first year of four, one in the last two.
    const v = [
      ...times(100, 9),
      ...times(100, 20),
      ...times(100, 9),
      ...times(700, 20),
      ...times(461, 9),
    ];
    const found = play(...v);
    expect(found.changesPerYear).toBeCloseTo((4 / 1461) * 365.25, 10);
    expect(found.recentChangesPerYear).toBeCloseTo((1 / 730) * 365.25, 10);
    expect(found.today).toMatchObject({ regime: 'usual', firstDayMs: 1001 * dayMs });
  });

  it('takes lost data and data found again for no change', () => {
    const found = play(...times(200, 9), ...times(10, null), ...times(200, 20));
    expect(found.changesPerYear).toBe(0);
    // The four days of the hole on which the state was held count as its own.
    expect(found.days).toBe(404);
    expect(found.shares.unknown).toBeCloseTo(6 / 410, 10);
  });

  it('shares the days out', () => {
    const { shares } = play(...times(101, 9), ...times(100, 20));
    expect(shares).toMatchObject({ usual: 102 / 201, rich: 99 / 201, unknown: 0 });
  });

  it('a constant series has no changes', () => {
    fc.assert(
      fc.property(percent, fc.integer({ min: 1, max: 900 }), (v, count) => {
        expect(play(...times(count, v)).changesPerYear).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('E07: gives null with a reason to it, never NaN, where there are no days', () => {
    const nothing = {
      spells: [],
      days: 0,
      changesPerYear: null,
      recentChangesPerYear: null,
      today: null,
    };
    expect(play()).toMatchObject(nothing);
    expect(play(null, null)).toMatchObject({ days: 0, changesPerYear: null });
    expect(JSON.stringify([play(), play(null)])).not.toMatch(/NaN|Infinity/);
    expect(Object.values(play(null).shares).every(Number.isFinite)).toBe(true);
  });
});
