import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { calendar, calendarAverage } from '../../../lib/series/calendar-average.ts';
import type { DailyValue } from '../../../lib/series/daily-values.ts';
import { month, week } from '../../../lib/series/sample.ts';
import { trailingAverage } from '../../../lib/series/trailing-average.ts';
import { finite, samplesFrom, start } from './samples.ts';

const daily = (values: readonly (number | null)[]): DailyValue[] =>
  values.flatMap((value, i) =>
    value === null ? [] : [{ dayMs: start + i * dayMs, value, stretched: false }],
  );
const average = (values: readonly (number | null)[], window = week) =>
  calendarAverage(daily(values), window, start + (values.length - 1) * dayMs).map((d) => d.value);

describe('calendarAverage', () => {
  it('is the mean of the daily values of the last 7 days', () => {
    expect(average([1, 2, 3, 4, 5, 6, 7, 8]).slice(4)).toEqual([3, 3.5, 4, 5]);
  });

  it('D22: needs 5 of 7 days and 21 of 30, and fills nothing', () => {
    expect(average([1, 2, 3, 4])).toEqual([null, null, null, null]);
    expect(average([7, null, null, 7, 7, 7, 7]).at(-1)).toBe(7);
    expect(average([7, null, null, null, 7, 7, 7]).at(-1)).toBeNull();
    expect(
      average(
        Array.from({ length: 20 }, () => 1),
        month,
      ).at(-1),
    ).toBeNull();
    expect(
      average(
        Array.from({ length: 21 }, () => 1),
        month,
      ).at(-1),
    ).toBe(1);
  });

  it('has one entry for each calendar day up to the last, gaps and a silent end included', () => {
    const days = calendarAverage(daily([1, null, 1]), week, start + 9 * dayMs);
    expect(days.map((d) => d.dayMs)).toEqual(calendar(start, start + 9 * dayMs));
    expect(calendarAverage([], week, start)).toEqual([]);
    expect(calendar(start, start - dayMs)).toEqual([]);
  });

  it('stays within its values and does not step over a constant', () => {
    fc.assert(
      fc.property(fc.array(fc.option(finite), { maxLength: 60 }), (values) => {
        const known = values.filter((value) => value !== null);
        for (const value of average(values).filter((v) => v !== null)) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...known) - 1e-6);
          expect(value).toBeLessThanOrEqual(Math.max(...known) + 1e-6);
        }
        const flat = average(values.map((value) => (value === null ? null : 4)));
        expect(flat.every((value) => value === null || value === 4)).toBe(true);
      }),
    );
  });
});

describe('trailingAverage', () => {
  const nowMs = start + 40 * dayMs;
  const from = (hours: number) => nowMs - hours * hourMs;
  const hourly = (count: number, value = 1) => samplesFrom(from(count), count, 1, () => value);
  const fourHourly = (count: number, value = 4) =>
    samplesFrom(from(4 * count), count, 4, () => value);
  const read = (h = hourly(0), f = fourHourly(0), at = nowMs, window = week) =>
    trailingAverage({ hourly: h, fourHourly: f }, window, at);

  it('is the mean of the last 168 hours, older ones left out', () => {
    const samples = samplesFrom(from(400), 400, 1, (timeMs) => (timeMs > from(168) ? 2 : 99));
    expect(read(samples)).toEqual({ value: 2, atMs: nowMs, coveredHours: 168, stretched: false });
  });

  it('weighs a 4-hour sample as four hours, and only where no hour is known', () => {
    expect(read(hourly(84), fourHourly(42))?.value).toBe(2.5);
    expect(read(hourly(168), fourHourly(42))?.value).toBe(1);
    expect(read([], fourHourly(42))?.coveredHours).toBe(168);
  });

  it('D22: needs 5 of 7 parts of the hours, 21 of 30 for the longer one', () => {
    expect(read(hourly(119))).toBeNull();
    expect(read(hourly(120))?.coveredHours).toBe(120);
    expect(read([], fourHourly(125), nowMs, month)).toBeNull();
    expect(read([], fourHourly(126), nowMs, month)?.value).toBe(4);
  });

  it('takes the last sample of the running hour and none from the future', () => {
    const polls = [5, 20, 40, 90].map((minutes) => ({
      timeMs: nowMs + minutes * 60_000,
      value: minutes,
    }));
    const found = read([...hourly(168, 0), ...polls], [], nowMs + 45 * 60_000);
    expect(found).toMatchObject({ atMs: nowMs + 40 * 60_000, coveredHours: 168 });
    expect(found?.value).toBeCloseTo(40 / 168, 12);
  });

  it('meets the closed days: at a close it is the average of the last 7', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 168, maxLength: 168 }), (values) => {
        const samples = samplesFrom(from(168), 168, 1, (_, i) => values[i] ?? 0);
        const sum = values.reduce((a, b) => a + b, 0);
        expect(read(samples)?.value).toBeCloseTo(sum / 168, 4);
      }),
    );
  });
});
