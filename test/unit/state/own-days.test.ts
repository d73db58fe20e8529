import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { missing, type Reading } from '../../../lib/signals/reading.ts';
import {
  addPoll,
  duePoints,
  emptyOwnRecord,
  type OwnRecord,
  withStored,
} from '../../../lib/state/own-days.ts';

const midnight = Date.UTC(2025, 10, 19);
const today = midnight;
const yesterday = midnight - dayMs;

const count = (value: number, asOfMs: number): Reading => ({
  value,
  unit: 'coins',
  asOfMs,
  reason: null,
  evidence: [],
});
const incomplete = missing('coins', 'openInterestIncomplete', { exchange: 'okx', missing: 1 });
const months =
  (...values: number[]) =>
  (atMs: number) =>
    values.map((value, i) => ({ exchange: `e${i}`, value, atMs, contracts: [] }));

const poll = (
  kept: OwnRecord,
  nowMs: number,
  basket: Reading = count(200_000, nowMs - 60_000),
  frontMonths = months(0.1, 0.3)(nowMs - 1000),
): OwnRecord => addPoll(kept, { basket, frontMonths, nowMs });

const basketKey = 'BTC.own.basket.own';
const frontKey = 'BTC.own.front-month.own';
const pointsOf = (kept: OwnRecord, nowMs: number, key: string) =>
  duePoints('BTC', { ...kept, storedHourMs: 0 }, nowMs).get(key);

describe('the day of the basket', () => {
  it('is its last whole count, under the start of its UTC day', () => {
    const noon = midnight + 12 * hourMs;
    let kept = poll(emptyOwnRecord, noon, count(200_000, noon - 1));
    kept = poll(kept, noon + hourMs, count(210_000, noon + hourMs - 1));
    kept = poll(kept, noon + 2 * hourMs, incomplete);
    expect(pointsOf(kept, noon + 2 * hourMs, basketKey)).toEqual([
      { timeMs: today, value: 210_000 },
    ]);
  });

  it('a count of before midnight belongs to the day before', () => {
    const kept = poll(emptyOwnRecord, midnight + 60_000, count(190_000, midnight - 60_000));
    expect(pointsOf(kept, midnight + 60_000, basketKey)).toEqual([
      { timeMs: yesterday, value: 190_000 },
    ]);
  });

  it('a kept or an old count is none', () => {
    const noon = midnight + 12 * hourMs;
    const kept = { ...count(200_000, noon), reason: incomplete.reason };
    expect(poll(emptyOwnRecord, noon, kept).days[0]?.basket ?? null).toBeNull();
    const old = poll(emptyOwnRecord, noon, count(200_000, noon - 5 * hourMs));
    expect(old.days[0]?.basket ?? null).toBeNull();
  });
});

describe('the day of the front month', () => {
  const through = (hours: number, valueAt: (hour: number) => number[]): OwnRecord =>
    Array.from({ length: hours * 30 }, (_, i) => midnight + i * 2 * 60_000).reduce(
      (kept, nowMs) =>
        poll(
          kept,
          nowMs,
          incomplete,
          months(...valueAt(Math.floor((nowMs - midnight) / hourMs)))(nowMs),
        ),
      emptyOwnRecord,
    );

  it('is the mean of one median an hour, of 4 hours or more', () => {
    const kept = through(4, (hour) => [hour, hour + 0.2]);
    expect(pointsOf(kept, midnight + 4 * hourMs, frontKey)?.[0]?.value).toBeCloseTo(1.6, 10);
    expect(
      pointsOf(
        through(3, () => [1, 1]),
        midnight + 3 * hourMs,
        frontKey,
      ),
    ).toBeUndefined();
  });

  it('needs two exchanges, and values of this poll', () => {
    expect(through(6, () => [1]).days.every(({ premiumHours }) => premiumHours === 0)).toBe(true);
    const stale = poll(emptyOwnRecord, midnight + hourMs, incomplete, months(1, 1)(midnight));
    expect(stale.days[0]?.premiumHours ?? 0).toBe(0);
  });
});

describe('what is put into the stored past', () => {
  it('goes once an hour and at the first poll of a day, and yesterday goes with it', () => {
    let kept = emptyOwnRecord;
    const puts: number[] = [];
    for (let nowMs = yesterday + 22 * hourMs; nowMs < midnight + 2 * hourMs; nowMs += 120_000) {
      kept = poll(kept, nowMs, count(nowMs / 1e7, nowMs - 30_000));
      if (duePoints('BTC', kept, nowMs).size === 0) continue;
      puts.push(nowMs);
      if (nowMs >= midnight)
        expect(duePoints('BTC', kept, nowMs).get(basketKey)?.[0]?.timeMs).toBe(yesterday);
      kept = withStored(kept, nowMs);
    }
    expect(puts).toEqual([22, 23, 24, 25].map((hour) => yesterday + hour * hourMs));
  });

  it('holds two days and no more, and nothing of a day to come', () => {
    let kept: OwnRecord = emptyOwnRecord;
    for (let day = 5; day >= 0; day -= 1) kept = poll(kept, midnight - day * dayMs + hourMs);
    expect(kept.days.map((one) => one.dayMs)).toEqual([yesterday, today]);
    // The clock was ahead, and is right again.
    expect(poll(kept, yesterday + hourMs).days.map((one) => one.dayMs)).toEqual([yesterday]);
  });

  it('nothing at all is no point', () => {
    const kept = poll(emptyOwnRecord, midnight, incomplete, []);
    expect(duePoints('BTC', kept, midnight).size).toBe(0);
    expect(duePoints('ETH', emptyOwnRecord, midnight).size).toBe(0);
  });
});
