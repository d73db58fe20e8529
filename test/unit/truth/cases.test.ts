import { expect, it } from 'vitest';
import { analogues } from '../../../lib/regime/analogues.ts';
import { caseCounts, casesOf } from '../../../lib/regime/cases.ts';
import { ladderFalls } from '../../../lib/regime/ladder-falls.ts';
import { closesOf } from '../../../lib/series/closes.ts';
import { pastAt } from '../../../lib/series/past.ts';
import { defaultLines } from '../../../lib/settings/settings.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { cmeDays, day, isoDate, recordedPast, spotCloses } from './history.ts';

const belowZero = {
  dialect: 'front-month',
  line: 0,
  minimumDays: 1,
  mergeGapDays: 3,
} as const;

describeHistory('earlier cases on the recorded years', () => {
  it('12 falls below 4 before 14 Nov 2025: 90 days later higher in 9, down 20 % on the way in 3', () => {
    const days = cmeDays().filter(({ dayMs: start }) => start >= day('2019-10-02'));
    const falls = ladderFalls(days, defaultLines).filter(
      ({ startDayMs }) => startDayMs < day('2025-11-14'),
    );
    expect(caseCounts(analogues(falls, closesOf(spotCloses())))).toEqual({
      cases: 12,
      higher: 9,
      lower: 3,
      waiting: 0,
      deep: 3,
    });
  });

  it('has the 4 of 6 episodes of the front month since August 2023 whose low was near', () => {
    const { ended } = casesOf(pastAt(recordedPast(), day('2025-11-14')), belowZero, defaultLines);
    const since = ended.filter(({ startDayMs }) => startDayMs >= day('2023-08-01'));
    expect(since).toHaveLength(6);
    expect(since.filter(({ lowNear }) => lowNear)).toHaveLength(4);
    expect(since.filter(({ undercut }) => undercut === false)).toHaveLength(2);
  });

  it('lets no day after an instant into what was known then', () => {
    const past = recordedPast();
    const instant = day('2025-11-18');
    const then = casesOf(pastAt(past, instant), belowZero, defaultLines);
    const cut = past.dayMs.filter((start) => start < instant).length;
    const nothing = <T>(column: readonly T[]) => column.slice(0, cut);
    expect(then).toEqual(
      casesOf(
        {
          ...past,
          dayMs: nothing(past.dayMs),
          close: nothing(past.close),
          frontMonth: { ...past.frontMonth, average7: nothing(past.frontMonth.average7) },
          basis: { ...past.basis, average7: nothing(past.basis.average7) },
          perpPremium: { ...past.perpPremium, average7: nothing(past.perpPremium.average7) },
          funding: { ...past.funding, average7: nothing(past.funding.average7) },
        },
        belowZero,
        defaultLines,
      ),
    );
  });

  it('the episodes ended no differently from other days with the same fall', () => {
    const found = casesOf(recordedPast(), belowZero, defaultLines);
    expect(found.ended).toHaveLength(28);
    expect(found.control.endedNoDifferently).toBe(true);
    expect(found.control.days).toBeGreaterThan(1000);
    expect(found.control.shares.lowNear?.control).toBeGreaterThan(0.3);
  });

  it('places the fall of Nov 2025 among the earlier ones', () => {
    const rule = { dialect: 'basis-30d', line: 4, minimumDays: 3, mergeGapDays: 7 } as const;
    const { open, ended } = casesOf(pastAt(recordedPast(), day('2025-11-18')), rule, defaultLines);
    expect(open && isoDate(open.startDayMs)).toBe('2025-11-13');
    expect(open).toMatchObject({ daysBelow: 5, depthRank: 12, among: 17, after90Percent: null });
    expect(ended).toHaveLength(16);
  });

  /** Chance of a near low by length: 1 day 22 %, 7 days 27 %, 30 days 38 %, 90 days 55 %. */
  it.each([
    [1, 0.22],
    [7, 0.27],
    [30, 0.38],
    [90, 0.55],
  ])('a window of %d days has its low near in a share of %f', (length, share) => {
    const closes = closesOf(spotCloses());
    const from = day('2021-01-01');
    const windows = Array.from({ length: 1900 }, (_, i) => {
      const start = from + i * 86_400_000;
      return {
        startDayMs: start,
        endDayMs: start + (length - 1) * 86_400_000,
        daysBelow: length,
        depth: 0,
      };
    });
    const known = analogues(windows, closes).flatMap(({ lowNear }) => lowNear ?? []);
    expect(Math.abs(known.filter(Boolean).length / known.length - share)).toBeLessThan(0.03);
  });

  it('after a fall of 8 % or more since August 2023 a near low is the rule, with or without an episode', () => {
    const closes = closesOf(spotCloses());
    const week = (start: number) => ({
      startDayMs: start,
      endDayMs: start + 6 * 86_400_000,
      daysBelow: 7,
      depth: 0,
    });
    const days = Array.from({ length: 1000 }, (_, i) => day('2023-08-01') + i * 86_400_000);
    const fallen = days.filter((start) => (closes.fallPercent(start) ?? 0) <= -8);
    const near = analogues(fallen.map(week), closes).flatMap(({ lowNear }) => lowNear ?? []);
    expect(Math.abs(near.filter(Boolean).length / near.length - 0.55)).toBeLessThan(0.03);
  });
});
