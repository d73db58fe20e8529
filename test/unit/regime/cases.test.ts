import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { casesOf, defaultDefinition, type CasesDefinition } from '../../../lib/regime/cases.ts';
import { pastAt } from '../../../lib/series/past.ts';
import { defaultLines } from '../../../lib/settings/settings.ts';
import { pastOf } from '../../fixtures/past.ts';
import { times } from './days.ts';

const below: CasesDefinition = {
  dialect: 'basis-30d',
  line: 0,
  minimumDays: 2,
  mergeGapDays: 1,
};

const past = (v: readonly (number | null)[], close: readonly (number | null)[]) =>
  pastOf(0, v.length, { basis: { average7: v }, close });

/** Three falls, of which the last has not ended: 4 days to -2, 2 days to -5, 3 days to -3. */
const v = [
  ...times(40, 5),
  ...times(1, -1),
  ...times(1, -2),
  ...times(2, -1),
  ...times(120, 5),
  ...times(1, -5),
  ...times(1, -4),
  ...times(120, 5),
  ...times(1, -1),
  ...times(1, -2),
  ...times(1, -3),
];
const falling = past(
  v,
  v.map((_, row) => 1000 - row),
);
const find = (definition: CasesDefinition = below) => casesOf(falling, definition, defaultLines);

const starts = (days: readonly { startDayMs: number }[]) =>
  days.map(({ startDayMs }) => startDayMs / dayMs);

describe('earlier cases', () => {
  it('are those of the own definition, the open one apart', () => {
    expect(starts(find().ended)).toEqual([40, 164]);
    expect(find().open?.startDayMs).toBe(286 * dayMs);
    expect(starts(find({ ...below, minimumDays: 3 }).ended)).toEqual([40]);
    expect(find({ ...below, line: -4.5, minimumDays: 1 }).ended).toHaveLength(1);
  });

  it('places the open one among them by depth and by length', () => {
    expect(find().open).toMatchObject({ depthRank: 2, lengthRank: 2, among: 3 });
  });

  it('an episode is open while the next day could still belong to it', () => {
    const ends = (after: number, mergeGapDays: number) =>
      casesOf(
        past([...times(9, 5), -1, -1, ...times(after, 5)], times(11 + after, 1)),
        { ...below, mergeGapDays },
        defaultLines,
      ).open !== null;
    expect([ends(0, 0), ends(1, 0), ends(3, 3), ends(4, 3)]).toEqual([true, false, true, false]);
  });

  it('counts what came later, and what is not known yet', () => {
    expect(find().counts).toEqual({ cases: 2, higher: 0, lower: 2, waiting: 0, deep: 0 });
    const early = casesOf(pastAt(falling, 200 * dayMs), below, defaultLines);
    expect(early.counts).toEqual({ cases: 2, higher: 0, lower: 1, waiting: 1, deep: 0 });
  });

  it('gives the two paths with their members, never a share', () => {
    expect(find().paths).toEqual({
      higher: [],
      lower: [40 * dayMs, 164 * dayMs],
      waiting: [],
      deep: [],
    });
  });

  it('D20: days that have not closed change nothing that was said before', () => {
    const instant = 250 * dayMs;
    const found = casesOf(pastAt(falling, instant), below, defaultLines);
    const other = past(v.with(260, -9), [...falling.close.slice(0, 250), ...times(39, 1)]);
    expect(casesOf(pastAt(other, instant), below, defaultLines)).toEqual(found);
  });

  it('counts what other definitions would give', () => {
    const { conventions } = find();
    const rule = (minimumDays: number, mergeGapDays: number) =>
      conventions.find(
        (found) =>
          found.kind === 'rule' &&
          found.minimumDays === minimumDays &&
          found.mergeGapDays === mergeGapDays,
      )?.count;
    expect([rule(1, 0), rule(3, 0), rule(5, 7)]).toEqual([3, 2, 0]);
    // Between the falls v stays under the line by which the ladder leaves.
    expect(conventions.find(({ kind }) => kind === 'ladder')?.count).toBe(1);
    const dialects = conventions.flatMap((found) =>
      found.kind === 'dialect' ? found.dialect : [],
    );
    expect(dialects).toEqual(['story-scale']);
  });

  it('takes its first definition from the lines', () => {
    expect(defaultDefinition({ ...defaultLines, thinEnter: 3 }).line).toBe(3);
  });

  it('E07: is empty, not wrong, without a record or without prices', () => {
    const none = casesOf(pastOf(0, 0), below, defaultLines);
    expect(none).toMatchObject({ ended: [], open: null, sinceDayMs: null });
    const unpriced = casesOf(past(v, times(v.length, null)), below, defaultLines);
    expect(unpriced.counts).toEqual({ cases: 2, higher: 0, lower: 0, waiting: 2, deep: 0 });
    expect(unpriced.control.cases).toBe(0);
  });

  it('no NaN or infinity leaves it, and the scale of prices does not matter', () => {
    const any = fc.array(
      fc.tuple(
        fc.option(fc.integer({ min: -90, max: 90 }).map((x) => x / 10)),
        fc.option(fc.integer({ min: -1, max: 9 })),
      ),
      { maxLength: 160 },
    );
    fc.assert(
      fc.property(any, (rows) => {
        const read = (scale: number) =>
          casesOf(
            past(
              rows.map(([value]) => value),
              rows.map(([, close]) => close && close * scale),
            ),
            below,
            defaultLines,
          );
        const found = read(1);
        expect(JSON.stringify(found)).toBe(
          JSON.stringify(found, (_, value: unknown) =>
            typeof value === 'number' && !Number.isFinite(value) ? 'not a number' : value,
          ),
        );
        const unpriced = (cases: typeof found) => ({
          ...cases,
          ended: cases.ended.map((one) => ({ ...one, price: null })),
          open: cases.open && { ...cases.open, price: null },
        });
        expect(unpriced(read(4))).toEqual(unpriced(found));
      }),
    );
  });
});
