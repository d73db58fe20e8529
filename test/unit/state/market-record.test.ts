import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, startOfDay } from '../../../lib/quotes/point.ts';
import { buildRecord, emptyRecord } from '../../../lib/state/market-record.ts';
import { digest } from '../../../lib/state/exchange-digest.ts';
import { closedDays, columnDays } from '../../../lib/series/past.ts';
import { digestOf, historyOf, type Past } from './histories.ts';

const daysOf = (...given: Parameters<typeof buildRecord>) => {
  const { past } = buildRecord(...given);
  const sets = past.basisSet.map((set) => past.exchangeSets[set ?? -1] ?? []);
  return closedDays(past).map((day, row) => ({
    ...day,
    basis: past.basis.daily[row],
    exchanges: sets[row],
  }));
};

const nowMs = Date.UTC(2025, 10, 19, 12);

describe('market record', () => {
  it('a flat curve of 8 % a year reads 8 on every closed day, over rolls and expiries', () => {
    const days = daysOf([digestOf({ nowMs, days: 250, rateAt: () => 8 })], nowMs);
    expect(days.length).toBeGreaterThan(245);
    for (const { basis, v } of days.slice(6)) {
      expect(basis).toBeCloseTo(8, 6);
      expect(v).toBeCloseTo(8, 6);
    }
    expect(days.at(-1)).toMatchObject({
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
    expect(record.past.basis.average7.at(-1)).toBeCloseTo(8, 6);
    expect(record.samples[0]?.hourly.at(-1)?.value).toBeCloseTo(-90, 6);
  });

  it('a day that closed a moment ago is waited for before it counts as missing', () => {
    const midnight = startOfDay(nowMs);
    const past = digestOf({ nowMs: midnight - 5 * hourMs, days: 100, rateAt: () => 8 });
    expect(daysOf([past], midnight + hourMs).at(-1)?.dayMs).toBe(midnight - 2 * dayMs);
    expect(daysOf([past], midnight + 7 * hourMs).at(-1)?.dayMs).toBe(midnight - dayMs);
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
    const days = daysOf([digest(holed, nowMs)], nowMs);
    expect(days.filter(({ basis }) => basis === null).length).toBeGreaterThanOrEqual(9);
    expect(days.filter(({ v }) => v === null).length).toBeGreaterThanOrEqual(5);
  });

  it('nothing stored gives an empty record', () => {
    const empty = { hourly: [], fourHourly: [] };
    const history = {
      exchange: 'kraken',
      quarters: [{ index: empty, currentQuarter: empty, nextQuarter: empty }],
      spot: empty,
      perpetual: empty,
      funding: [],
      openInterest: [],
    };
    expect(buildRecord([digest(history, nowMs)], nowMs)).toEqual({
      ...emptyRecord,
      builtAtMs: nowMs,
      past: { ...emptyRecord.past, builtAtMs: nowMs },
    });
  });
});

describe('a record of several exchanges', () => {
  const of = (exchange: string, percent: number, over: Partial<Past> = {}) =>
    digestOf({ exchange, nowMs, days: 60, rateAt: () => percent, ...over });

  it('averages each, takes the consensus of every closed day, and says whose', () => {
    const days = daysOf([of('a', 6), of('b', 7), of('c', 9)], nowMs);
    expect(days.at(-1)).toMatchObject({ exchanges: ['a', 'b', 'c'] });
    expect(days.at(-1)?.v).toBeCloseTo(7, 6);
  });

  it('D22: an exchange that fell silent is in no day after it', () => {
    const gone = of('b', 7, { nowMs: nowMs - 20 * dayMs });
    const days = daysOf([of('a', 6), gone], nowMs);
    expect(days.at(-1)?.exchanges).toEqual(['a']);
    expect(days.at(-30)?.exchanges).toEqual(['a', 'b']);
  });

  it('D20: the day that closed waits for every exchange that had the day before it', () => {
    const midnight = startOfDay(nowMs);
    const at = midnight + 2 * hourMs;
    const late = of('b', 7, { nowMs: midnight - 5 * hourMs });
    const gone = of('c', 7, { nowMs: midnight - 40 * hourMs });
    const lastDay = (...digests: Parameters<typeof buildRecord>[0]) =>
      daysOf(digests, at).at(-1)?.dayMs;
    expect(lastDay(of('a', 6))).toBe(midnight - dayMs);
    expect(lastDay(of('a', 6), gone)).toBe(midnight - dayMs);
    expect(lastDay(of('a', 6), late)).toBe(midnight - 2 * dayMs);
  });

  it('takes the spot close of the first that has the day', () => {
    const short = of('a', 6, { days: 10, priceAt: () => 1 });
    const { past } = buildRecord([short, of('b', 6, { priceAt: () => 2 })], nowMs);
    expect(past.close.at(-1)).toBe(1);
    expect(past.close.at(-30)).toBe(2);
    expect(past.close.length).toBeGreaterThan(55);
  });

  it('D23: a digest made earlier makes the same record', () => {
    const past = { exchange: 'a', days: 100, rateAt: () => 8, nowMs };
    const early = digest(historyOf(past), nowMs - 5 * dayMs);
    expect(buildRecord([early], nowMs)).toEqual(buildRecord([digestOf(past)], nowMs));
  });
});

describe('the columns beside the basis', () => {
  const { past } = buildRecord([digestOf({ nowMs, days: 60, rateAt: () => 8 })], nowMs);

  it('every column has one row a calendar day, up to the last that closed', () => {
    const columns = [past.basis, past.frontMonth, past.perpPremium, past.funding].flatMap(
      ({ daily, average7, average30 }) => [daily, average7, average30],
    );
    const counted = past.openInterest.map(({ coins }) => coins);
    const all = [...columns, ...counted, past.close, past.basket, past.reserve, past.flowIn];
    expect(new Set(all.map(({ length }) => length))).toEqual(new Set([past.dayMs.length]));
    expect(past.dayMs.at(-1)).toBe(startOfDay(nowMs) - dayMs);
  });

  it('reads the premium of a perpetual against its own index, and says whose', () => {
    expect(past.perpExchange).toBe('binance');
    expect(past.perpPremium.average7.at(-1)).toBeCloseTo(-0.04, 6);
  });

  it('reads funding of a day and of seven as the same pace, and no pace of half a day', () => {
    expect(past.funding.daily.at(-1)).toBeCloseTo(10.95, 6);
    expect(past.funding.average7.at(-1)).toBeCloseTo(10.95, 6);
    expect(columnDays(past, past.funding.daily).filter(({ value }) => value !== null).length).toBe(
      29,
    );
  });

  it('counts open interest at the end of the day it was counted for', () => {
    expect(past.openInterest).toHaveLength(1);
    expect(past.openInterest[0]?.coins.at(-1)).toBe(80_000);
    expect(past.openInterest[0]?.coins.at(-8)).toBe(100_000);
  });

  it('a reserve that was told when it was long past is no first word', () => {
    const day = startOfDay(nowMs) - 3 * dayMs;
    const old = day - 30 * dayMs;
    const rows = (value: number) => [old, day].map((timeMs) => ({ timeMs, value }));
    const told = {
      ...historyOf({ exchange: 'teller', nowMs, days: 60, rateAt: () => 8 }),
      onExchanges: {
        reserve: rows(2.7e6),
        reserveFirst: rows(2.5e6),
        reserveSeen: rows(day + 2 * dayMs),
        flowIn: [],
        flowOut: [],
      },
    };
    const { past: found } = buildRecord([digest(told, nowMs)], nowMs);
    const known = (column: readonly (number | null)[]) => column.filter((value) => value !== null);
    expect(known(found.reserve)).toEqual([2.7e6, 2.7e6]);
    expect(known(found.reserveFirst)).toEqual([2.5e6]);
  });

  it('what our own polls said joins as any other day', () => {
    const own = startOfDay(nowMs) - dayMs;
    const { past: found } = buildRecord([digestOf({ nowMs, days: 9, rateAt: () => 8 })], nowMs, {
      basket: [{ dayMs: own, value: 190_000 }],
      frontMonth: [{ dayMs: own, value: -0.02, stretched: false }],
    });
    expect([found.basket.at(-1), found.frontMonth.daily.at(-1)]).toEqual([190_000, -0.02]);
  });
});
