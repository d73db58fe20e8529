import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, startOfDay } from '../../../lib/quotes/point.ts';
import { chartSeries } from '../../../lib/state/chart-series.ts';
import { buildRecord, emptyRecord } from '../../../lib/state/market-record.ts';
import { historyOf } from './histories.ts';

const nowMs = Date.UTC(2025, 10, 19, 12);

describe('market record', () => {
  it('a flat curve of 8 % a year reads 8 on every closed day, over rolls and expiries', () => {
    const record = buildRecord([historyOf({ nowMs, days: 250, rateAt: () => 8 })], nowMs);
    expect(record.days.length).toBeGreaterThan(245);
    for (const { basis, v } of record.days.slice(6)) {
      expect(basis).toBeCloseTo(8, 6);
      expect(v).toBeCloseTo(8, 6);
    }
    expect(record.days.at(-1)).toMatchObject({
      dayMs: startOfDay(nowMs) - dayMs,
      exchanges: ['binance'],
    });
  });

  it('D20: the running day is in no daily value', () => {
    const today = startOfDay(nowMs);
    const record = buildRecord(
      [historyOf({ nowMs, days: 100, rateAt: (timeMs) => (timeMs > today ? -90 : 8) })],
      nowMs,
    );
    expect(record.days.at(-1)?.v).toBeCloseTo(8, 6);
    expect(record.samples[0]?.hourly.at(-1)?.value).toBeCloseTo(-90, 6);
  });

  it('a day that closed a moment ago is waited for before it counts as missing', () => {
    const midnight = startOfDay(nowMs);
    const past = historyOf({ nowMs: midnight - 5 * hourMs, days: 100, rateAt: () => 8 });
    expect(buildRecord([past], midnight + hourMs).days.at(-1)?.dayMs).toBe(midnight - 2 * dayMs);
    expect(buildRecord([past], midnight + 7 * hourMs).days.at(-1)?.dayMs).toBe(midnight - dayMs);
  });

  it('D22: a hole stays a hole', () => {
    const past = historyOf({ nowMs, days: 100, rateAt: () => 8 });
    const hole = (timeMs: number): boolean =>
      timeMs > nowMs - 60 * dayMs && timeMs <= nowMs - 50 * dayMs;
    const index = {
      hourly: past.index.hourly,
      fourHourly: past.index.fourHourly.filter(({ timeMs }) => !hole(timeMs)),
    };
    const { days } = buildRecord([{ ...past, index }], nowMs);
    expect(days.filter(({ basis }) => basis === null).length).toBeGreaterThanOrEqual(9);
    expect(days.filter(({ v }) => v === null).length).toBeGreaterThanOrEqual(5);
  });

  it('nothing stored gives an empty record', () => {
    const empty = { hourly: [], fourHourly: [] };
    const history = {
      exchange: 'kraken',
      index: empty,
      currentQuarter: empty,
      nextQuarter: empty,
      spot: empty,
      funding: [],
      openInterest: [],
    };
    expect(buildRecord([history], nowMs)).toEqual({ ...emptyRecord, builtAtMs: nowMs });
  });
});

describe('chart series', () => {
  it('is parallel columns without holes in the calendar', () => {
    const record = buildRecord([historyOf({ nowMs, days: 60, rateAt: () => 8 })], nowMs);
    const chart = chartSeries(record);
    const { length } = chart.dayMs;
    for (const column of [chart.basis, chart.average7, chart.average30, chart.price]) {
      expect(column).toHaveLength(length);
    }
    for (let at = 1; at < length; at += 1) {
      expect((chart.dayMs[at] ?? 0) - (chart.dayMs[at - 1] ?? 0)).toBe(dayMs);
    }
    expect(chart.price.at(-1)).toBe(100_000);
  });
});
