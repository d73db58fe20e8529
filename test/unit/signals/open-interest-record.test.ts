import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import type { Column, Past } from '../../../lib/series/past.ts';
import { coinChange, firstChange } from '../../../lib/signals/open-interest-change.ts';
import { openInterestRecords } from '../../../lib/signals/open-interest-record.ts';
import { isReset, openInterestFromHigh } from '../../../lib/signals/open-interest-reset.ts';
import { missing, type Reading } from '../../../lib/signals/reading.ts';
import { pastOf } from '../../fixtures/past.ts';

const firstDayMs = Date.UTC(2025, 8, 1);
const days = 60;
const midnight = firstDayMs + days * dayMs;
const nowMs = midnight + 7 * hourMs;

const column = (valueAt: (row: number) => number | null): Column =>
  Array.from({ length: days }, (_, row) => valueAt(row));
const live = (value: number): Reading => ({
  value,
  unit: 'coins',
  asOfMs: nowMs,
  reason: null,
  evidence: [],
});
const silent = missing('coins', 'openInterestIncomplete', { exchange: 'okx', missing: 1 });

const pastWith = (over: Partial<Past>): Past => pastOf(firstDayMs, days, over);
const changes = (past: Past, now: Reading = silent) =>
  [1, 7, 30].map((back) => firstChange(openInterestRecords(past, now), back, nowMs));

describe('changes of open interest', () => {
  const binance = { exchange: 'binance', coins: column((row) => 1000 + row) };

  it('over 1, 7 and 30 days, of one contract where our own days are none', () => {
    const found = changes(pastWith({ openInterest: [binance] }));
    expect(found.map(({ value }) => value?.toFixed(4))).toEqual(
      [1, 7, 30].map((back) => ((1059 / (1059 - back) - 1) * 100).toFixed(4)),
    );
    expect(new Set(found.map(({ evidence }) => evidence[0]?.source))).toEqual(new Set(['binance']));
    expect(found[0]?.asOfMs).toBe(midnight);
  });

  it('of all that is counted as far as our own days reach, and never across the two', () => {
    const basket = column((row) => (row < days - 10 ? null : 200_000));
    const [day, week, month] = changes(
      pastWith({ openInterest: [binance], basket }),
      live(210_000),
    );
    for (const change of [day, week]) {
      expect(change?.value).toBeCloseTo(5, 10);
      expect(change?.evidence[0]?.source).toBe('basket');
    }
    expect(month?.evidence[0]).toMatchObject({ source: 'binance', value: 1029 });
  });

  it('an incomplete sum of now is no end of a change', () => {
    const kept = { ...live(1), reason: silent.reason };
    const [day] = changes(pastWith({ basket: column(() => 200_000) }), kept);
    expect(day).toMatchObject({ value: 0, asOfMs: midnight });
  });

  it('D22: a hole says so, a short record how short it is', () => {
    const hole = column((row) => (row === days - 8 ? null : 1000));
    const [, week] = changes(pastWith({ openInterest: [{ exchange: 'okx', coins: hole }] }));
    expect(week?.reason).toEqual({ key: 'openInterestHole', values: { days: 7 } });
    const short = column((row) => (row < days - 5 ? null : 1000));
    const past = pastWith({ openInterest: [{ exchange: 'okx', coins: short }] });
    expect(changes(past)[1]?.reason).toEqual({
      key: 'openInterestRecordShort',
      values: { days: 4, need: 7 },
    });
    expect(coinChange(openInterestRecords(past, silent), 30, nowMs)).toEqual([]);
    expect(changes(pastWith({}))[0]?.reason?.key).toBe('openInterestNoRecord');
  });

  it('a record that ended days ago has no change of now', () => {
    const ended = column((row) => (row > days - 4 ? null : 1000));
    const past = pastWith({ openInterest: [{ exchange: 'okx', coins: ended }] });
    expect(changes(past)[0]?.reason?.key).toBe('openInterestNoRecord');
  });
});

describe('the reset', () => {
  const fromHigh = (coins: Column, now: Reading = silent): Reading =>
    openInterestFromHigh(
      openInterestRecords(pastWith({ openInterest: [{ exchange: 'okx', coins }] }), now),
      nowMs,
    );
  const fallen = (percent: number): Column =>
    column((row) => (row < days - 5 ? 100_000 : 100_000 * (1 - percent / 100)));

  it.each([
    [14.9, false],
    [15, true],
    [40, true],
  ])('%f % below the highest day of the last 30: %s', (percent, reset) => {
    const found = fromHigh(fallen(percent));
    expect(found.value).toBeCloseTo(-percent, 8);
    expect(isReset({ ...found, value: -percent })).toBe(reset);
  });

  it('forgets a high of 30 days ago', () => {
    const high = (row: number) => fromHigh(column((at) => (at === row ? 200_000 : 100_000))).value;
    expect(high(days - 30)).toBeCloseTo(-50, 8);
    expect(high(days - 31)).toBe(0);
  });

  it('names the high and its day, and needs 21 of the 30', () => {
    expect(fromHigh(fallen(20)).evidence[0]).toMatchObject({ value: 100_000, source: 'okx' });
    const sparse = (known: number) => column((row) => (row < days - known ? null : 100_000));
    expect(fromHigh(sparse(21)).value).toBe(0);
    expect(fromHigh(sparse(20))).toMatchObject({
      value: null,
      reason: { key: 'openInterestRecordShort', values: { days: 20, need: 21 } },
    });
    expect(isReset(fromHigh(sparse(20)))).toBeNull();
  });
});

const anything = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 1, max: 1e8, noNaN: true }) },
  fc.constantFrom(null, 0, -3, Number.NaN, Number.POSITIVE_INFINITY),
);

describe('D08: whatever comes in', () => {
  it('no NaN and no infinity leaves, and nothing is above its high', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: days, maxLength: days }), (coins) => {
        const past = pastWith({ openInterest: [{ exchange: 'okx', coins }], basket: coins });
        const records = openInterestRecords(past, live(5));
        const high = openInterestFromHigh(records, nowMs).value;
        const all = [...changes(past, live(5)).map(({ value }) => value), high];
        for (const value of all) expect(value === null || Number.isFinite(value)).toBe(true);
        expect(high ?? 0).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('scaling the coins changes no percentage, and a constant series has no change', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: days, maxLength: days }),
        fc.integer({ min: -8, max: 8 }),
        (coins, power) => {
          const of = (by: number) =>
            changes(
              pastWith({ openInterest: [{ exchange: 'okx', coins: coins.map((c) => c * by) }] }),
            ).map(({ value }) => value);
          expect(of(2 ** power)).toEqual(of(1));
        },
      ),
    );
    const level = pastWith({ openInterest: [{ exchange: 'okx', coins: column(() => 7) }] });
    expect(changes(level).map(({ value }) => value)).toEqual([0, 0, 0]);
  });
});
