import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, startOfDay } from '../../../lib/quotes/point.ts';
import { chartSeries } from '../../../lib/state/chart-series.ts';
import { buildRecord, emptyRecord } from '../../../lib/state/market-record.ts';
import { digest } from '../../../lib/state/exchange-digest.ts';
import { digestOf, historyOf, type Past } from './histories.ts';

const nowMs = Date.UTC(2025, 10, 19, 12);

describe('market record', () => {
  it('a flat curve of 8 % a year reads 8 on every closed day, over rolls and expiries', () => {
    const record = buildRecord([digestOf({ nowMs, days: 250, rateAt: () => 8 })], nowMs);
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
      [digestOf({ nowMs, days: 100, rateAt: (timeMs) => (timeMs > today ? -90 : 8) })],
      nowMs,
    );
    expect(record.days.at(-1)?.v).toBeCloseTo(8, 6);
    expect(record.samples[0]?.hourly.at(-1)?.value).toBeCloseTo(-90, 6);
  });

  it('a day that closed a moment ago is waited for before it counts as missing', () => {
    const midnight = startOfDay(nowMs);
    const past = digestOf({ nowMs: midnight - 5 * hourMs, days: 100, rateAt: () => 8 });
    expect(buildRecord([past], midnight + hourMs).days.at(-1)?.dayMs).toBe(midnight - 2 * dayMs);
    expect(buildRecord([past], midnight + 7 * hourMs).days.at(-1)?.dayMs).toBe(midnight - dayMs);
  });

  it('D22: a hole stays a hole', () => {
    const past = historyOf({ nowMs, days: 100, rateAt: () => 8 });
    const hole = (timeMs: number): boolean =>
      timeMs > nowMs - 60 * dayMs && timeMs <= nowMs - 50 * dayMs;
    const [quarters] = past.quarters;
    if (!quarters) throw new Error('no quarters');
    const index = {
      hourly: quarters.index.hourly,
      fourHourly: quarters.index.fourHourly.filter(({ timeMs }) => !hole(timeMs)),
    };
    const holed = { ...past, quarters: [{ ...quarters, index }] };
    const { days } = buildRecord([digest(holed, nowMs)], nowMs);
    expect(days.filter(({ basis }) => basis === null).length).toBeGreaterThanOrEqual(9);
    expect(days.filter(({ v }) => v === null).length).toBeGreaterThanOrEqual(5);
  });

  it('nothing stored gives an empty record', () => {
    const empty = { hourly: [], fourHourly: [] };
    const history = {
      exchange: 'kraken',
      quarters: [{ index: empty, currentQuarter: empty, nextQuarter: empty }],
      spot: empty,
      funding: [],
      openInterest: [],
    };
    expect(buildRecord([digest(history, nowMs)], nowMs)).toEqual({
      ...emptyRecord,
      builtAtMs: nowMs,
    });
  });
});

describe('a record of several exchanges', () => {
  const of = (exchange: string, percent: number, over: Partial<Past> = {}) =>
    digestOf({ exchange, nowMs, days: 60, rateAt: () => percent, ...over });

  it('averages each, takes the consensus of every closed day, and says whose', () => {
    const { days } = buildRecord([of('a', 6), of('b', 7), of('c', 9)], nowMs);
    expect(days.at(-1)).toMatchObject({ exchanges: ['a', 'b', 'c'], degraded: false });
    expect(days.at(-1)?.v).toBeCloseTo(7, 6);
  });

  it('D22: an exchange that fell silent is in no day after it', () => {
    const gone = of('b', 7, { nowMs: nowMs - 20 * dayMs });
    const { days } = buildRecord([of('a', 6), gone], nowMs);
    expect(days.at(-1)?.exchanges).toEqual(['a']);
    expect(days.at(-30)?.exchanges).toEqual(['a', 'b']);
  });

  it('D20: the day that closed waits for every exchange that had the day before it', () => {
    const midnight = startOfDay(nowMs);
    const at = midnight + 2 * hourMs;
    const late = of('b', 7, { nowMs: midnight - 5 * hourMs });
    const gone = of('c', 7, { nowMs: midnight - 40 * hourMs });
    const lastDay = (...digests: Parameters<typeof buildRecord>[0]) =>
      buildRecord(digests, at).days.at(-1)?.dayMs;
    expect(lastDay(of('a', 6))).toBe(midnight - dayMs);
    expect(lastDay(of('a', 6), gone)).toBe(midnight - dayMs);
    expect(lastDay(of('a', 6), late)).toBe(midnight - 2 * dayMs);
  });

  it('takes the spot close of the first that has the day', () => {
    const short = of('a', 6, { days: 10, priceAt: () => 1 });
    const { closes } = buildRecord([short, of('b', 6, { priceAt: () => 2 })], nowMs);
    expect(closes.at(-1)?.value).toBe(1);
    expect(closes.at(-30)?.value).toBe(2);
    expect(closes.length).toBeGreaterThan(55);
  });

  it('D23: a digest made earlier makes the same record', () => {
    const past = { exchange: 'a', days: 100, rateAt: () => 8, nowMs };
    const early = digest(historyOf(past), nowMs - 5 * dayMs);
    expect(buildRecord([early], nowMs)).toEqual(buildRecord([digestOf(past)], nowMs));
  });
});

describe('chart series', () => {
  it('is parallel columns without holes in the calendar', () => {
    const record = buildRecord([digestOf({ nowMs, days: 60, rateAt: () => 8 })], nowMs);
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
