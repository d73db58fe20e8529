import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { dailyCloses } from '../../../lib/series/daily-closes.ts';
import { dailyValues, dayOfClose } from '../../../lib/series/daily-values.ts';
import { mergeSeries } from '../../../lib/series/merge.ts';
import { paged, samplesFrom, series, start } from './samples.ts';

const later = start + 365 * dayMs;

/** Of a day whose first hours are stretched. */
const isStretched = (hours: number) => {
  const hourly = samplesFrom(start, 24, 1, () => 1);
  const marked = hourly.map((sample, i) => ({ ...sample, stretched: i < hours }));
  return dailyValues({ hourly: marked, fourHourly: [] }, later)[0]?.stretched;
};

describe('dailyValues', () => {
  it('takes the mean of the hours that close within the day, midnight included', () => {
    const hourly = samplesFrom(start, 24, 1, (_, i) => i);
    expect(dailyValues({ hourly, fourHourly: [] }, later)).toEqual([
      { dayMs: start, value: 11.5, stretched: false },
    ]);
    expect(dayOfClose(start + dayMs)).toBe(start);
    expect(dayOfClose(start + dayMs + 1)).toBe(start + dayMs);
  });

  it('takes the hourly samples unless they leave out a 4-hourly one', () => {
    const fourHourly = samplesFrom(start, 6, 4, () => 4);
    const hourly = samplesFrom(start, 24, 1, () => 1);
    const valueOf = (hours: number) =>
      dailyValues({ hourly: hourly.slice(-hours), fourHourly }, later)[0]?.value;
    expect([24, 21, 20].map(valueOf)).toEqual([1, 1, 4]);
  });

  it('takes the 4-hourly samples of a day with few hourly ones', () => {
    const fourHourly = samplesFrom(start, 12, 4, () => 4);
    const hourly = samplesFrom(start, 24 + 3, 1, () => 1);
    const values = dailyValues({ hourly, fourHourly }, later).map(({ value }) => value);
    expect(values).toEqual([1, 4]);
  });

  it('D22: a day with fewer than 4 samples is absent', () => {
    const fourHourly = samplesFrom(start, 18, 4, () => 4).filter((_, i) => i < 6 || i >= 9);
    const days = dailyValues({ hourly: [], fourHourly }, later).map(({ dayMs: day }) => day);
    expect(days).toEqual([start, start + 2 * dayMs]);
  });

  it('D20: the running day has no value before it closes', () => {
    const samples = { hourly: samplesFrom(start, 24, 1, () => 1), fourHourly: [] };
    expect(dailyValues(samples, start + dayMs - 1)).toEqual([]);
    expect(dailyValues(samples, start + dayMs)).toHaveLength(1);
  });

  it('is stretched when most of its samples are', () => {
    expect([12, 13].map(isStretched)).toEqual([false, true]);
  });

  it('D21: does not depend on how the pages came', () => {
    const withPages = series.chain((s) => fc.tuple(fc.constant(s), paged(s)));
    fc.assert(
      fc.property(withPages, ([whole, pages]) => {
        const merged = mergeSeries(...pages);
        const days = dailyValues({ hourly: merged, fourHourly: [] }, later);
        expect(days).toEqual(dailyValues({ hourly: whole, fourHourly: [] }, later));
      }),
    );
  });
});

describe('dailyCloses', () => {
  it('takes the candle that ends with the day and leaves a day without it out', () => {
    const candles = samplesFrom(start, 72, 1, (_, i) => i).filter((_, i) => i !== 47);
    expect(dailyCloses(candles)).toEqual([
      { timeMs: start, value: 23 },
      { timeMs: start + 2 * dayMs, value: 71 },
    ]);
    expect(dailyCloses([{ timeMs: start + hourMs, value: 1 }])).toEqual([]);
  });
});
