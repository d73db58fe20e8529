import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { regimeReading } from '../../../lib/regime/regime-reading.ts';
import { days, lines, times } from './days.ts';

const read = (values: (number | null)[], errorPercent: number | null = null) =>
  regimeReading(days(...values), lines, errorPercent);

const undecided = (errorPercent: number | null) =>
  read(times(60, 2.8), errorPercent)
    .evidence.filter(({ name }) => name === 'undecidedLine')
    .map(({ value }) => value);

describe('regimeReading', () => {
  it('says since when, for how long, and what was before', () => {
    const found = read([...times(70, 9), 3.7, 2.8, 3]);
    expect(found).toMatchObject({
      regime: 'thin',
      sinceDayMs: 71 * dayMs,
      days: 2,
      previous: { regime: 'usual', days: 71 },
      held: false,
      reasons: [{ key: 'thinEntered', values: [3.7, 2.8], line: 4, verdict: 'below' }],
    });
  });

  it.each([
    [-1, { discountLeave: ['thin', 2.2], thinLeave: ['returning', 7] }],
    [2, { discountEnter: ['discount', -2], thinLeave: ['returning', 4] }],
    [9, { discountEnter: ['discount', -9], thinEnter: ['thin', -5], richEnter: ['rich', 8] }],
    [20, { discountEnter: ['discount', -20], thinEnter: ['thin', -16], richLeave: ['usual', -7] }],
  ])('at %f tells the distance to every line that could change it', (v, expected) => {
    const found = read(times(60, v)).distances.map(({ line, target, distance }) => [
      line,
      [target, Math.round(distance * 1e9) / 1e9],
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('names the lines that lie within one error bar as undecided', () => {
    expect(undecided(1.3)).toEqual([]);
    expect(undecided(3)).toEqual([0]);
    expect(undecided(null)).toEqual([]);
  });

  it('is shown as unknown until the ladder has run 60 closed days', () => {
    expect(read(times(59, 9))).toMatchObject({
      regime: 'unknown',
      sinceDayMs: null,
      days: 59,
      previous: null,
      reasons: [{ key: 'historyShort', verdict: 'missing' }],
      distances: [],
    });
    expect(read(times(60, 9))).toMatchObject({ regime: 'usual', sinceDayMs: 0, days: 60 });
    expect(read([])).toMatchObject({ regime: 'unknown', days: 0 });
  });

  it('D16: holds without data, and says so', () => {
    const found = read([...times(60, 9), null, null]);
    expect(found).toMatchObject({ regime: 'usual', held: true, days: 62, distances: [] });
  });

  it('D22: is unknown after 5 days without data, with that as the reason', () => {
    const found = read([...times(60, 9), ...times(6, null)]);
    expect(found).toMatchObject({
      regime: 'unknown',
      held: false,
      days: 2,
      reasons: [{ key: 'daysMissing', verdict: 'missing' }],
    });
    expect(read([...times(60, 9), ...times(6, null), 9]).regime).toBe('usual');
  });
});
