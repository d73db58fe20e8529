import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../../lib/quotes/point.ts';
import { funding, paymentsOf } from '../../../lib/signals/funding.ts';
import { nowMs, paid } from './quotes.ts';

const week = (exchange: string, everyHours: number, rate: number, symbol = 'PERP') =>
  Array.from({ length: (7 * 24) / everyHours }, (_, i) =>
    paid(exchange, nowMs - i * everyHours * hourMs, rate, { symbol }),
  );
const read = (...quotes: ReturnType<typeof week>[]) => funding(paymentsOf(quotes.flat()), nowMs);

describe('funding', () => {
  it('is the sum of the week x 365 / 7 of each exchange, whatever the interval', () => {
    const { values } = read(week('b', 8, 0.0001), week('a', 1, 0.0001 / 8));
    expect(values.map(({ exchange }) => exchange)).toEqual(['a', 'b']);
    for (const { value, atMs } of values) {
      expect(value).toBeCloseTo(10.95, 8);
      expect(atMs).toBe(nowMs);
    }
  });

  it('averages the perpetuals of an exchange', () => {
    const { values } = read(week('a', 8, 0.0001, 'USDT'), week('a', 8, 0.0003, 'COIN'));
    expect(values[0]?.value).toBeCloseTo(21.9, 8);
    expect(values[0]?.contracts).toEqual(['COIN', 'USDT']);
  });

  it('D22: an exchange with less than 6 days has a reason instead of a value', () => {
    const { values, absent } = read(week('a', 8, 0.0001).slice(0, 15));
    expect(values).toEqual([]);
    expect(absent).toEqual([
      { exchange: 'a', reason: { key: 'fundingRecordShort', values: { exchange: 'a', days: 5 } } },
    ]);
  });

  it('D21: does not depend on order or on repetition', () => {
    const quotes = fc.array(
      fc
        .tuple(
          fc.constantFrom('a', 'b'),
          fc.integer({ min: 0, max: 30 }),
          fc.integer({ min: -9, max: 9 }),
        )
        .map(([exchange, i, rate]) => paid(exchange, nowMs - i * 8 * hourMs, rate / 1e4)),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(quotes, (list) => {
        const one = [...new Map(list.map((q) => [`${q.exchange}${q.settledAtMs}`, q])).values()];
        const again = funding(paymentsOf([...one, ...one].toReversed()), nowMs);
        expect(again).toEqual(funding(paymentsOf(one), nowMs));
        for (const { value } of again.values) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });

  it('counts a corrected payment once, as it was quoted last', () => {
    const corrected = paid('a', nowMs, 0.0005, { receivedAtMs: nowMs });
    const { values } = read(week('a', 8, 0.0001), [corrected]);
    expect(values[0]?.value).toBeCloseTo((((20 + 5) * 0.0001) / 7) * 365 * 100, 8);
  });
});
