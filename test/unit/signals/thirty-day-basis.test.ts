import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { storyScale } from '../../../lib/signals/story-scale.ts';
import { nextExpiry, thirtyDayBasis } from '../../../lib/signals/thirty-day-basis.ts';
import { future, minuteMs, nowMs } from './quotes.ts';

const quotes = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: -200, max: 400 }),
      fc.constantFrom('x', 'y'),
    )
    .map(([exchange, days, tenths, margin]) =>
      future(exchange, days, tenths / 10, { symbol: `${margin}${days}` }),
    ),
  { selector: ({ exchange, symbol }) => `${exchange}/${symbol}`, maxLength: 20 },
);

const premium = (dte: number, rate: number) => (rate * dte) / 365;

describe('thirtyDayBasis', () => {
  it('reads each exchange at 30 days and names the contracts', () => {
    const found = thirtyDayBasis(
      [future('b', 13, 2), future('a', 41, 8), future('a', 13, 4)],
      nowMs,
    );
    expect(found.values.map(({ exchange, contracts }) => [exchange, contracts])).toEqual([
      ['a', ['a-13d', 'a-41d']],
      ['b', ['b-13d']],
    ]);
    const between = premium(13, 4) + (17 / 28) * (premium(41, 8) - premium(13, 4));
    expect(found.values[0]?.value).toBeCloseTo((between * 365) / 30, 8);
    expect(found.values[1]?.value).toBeCloseTo(2, 8);
  });

  it('averages the contracts of one expiry in several currencies', () => {
    const usdt = future('a', 30, 4, { symbol: 'T', currency: 'USDT', indexPrice: 95_095 });
    const found = thirtyDayBasis([usdt, future('a', 30, 6, { symbol: 'C' })], nowMs).values[0];
    expect(found?.value).toBeCloseTo(5, 8);
    expect(found?.contracts).toEqual(['C', 'T']);
  });

  it('is as old as the oldest quote it was read from', () => {
    const old = future('a', 41, 8, { exchangeTimeMs: nowMs - 9 * minuteMs });
    const unused = future('a', 130, 8, { exchangeTimeMs: nowMs - 30 * minuteMs });
    const found = thirtyDayBasis([future('a', 13, 4), old, unused], nowMs).values[0];
    expect(found?.atMs).toBe(nowMs - 9 * minuteMs);
  });

  it('marks an exchange without a contract within 45 days as stretched', () => {
    const found = thirtyDayBasis([future('a', 90, 8), future('b', 40, 8)], nowMs).values;
    expect(found.map(({ stretched }) => stretched)).toEqual([true, false]);
  });

  it('says why an exchange has no value', () => {
    const found = thirtyDayBasis([future('a', 5, 8), future('b', 1, 8)], nowMs);
    expect(found).toEqual({
      values: [],
      absent: [
        { exchange: 'a', reason: { key: 'tooCloseToExpiry', values: { exchange: 'a' } } },
        { exchange: 'b', reason: { key: 'noContract', values: { exchange: 'b' } } },
      ],
    });
  });

  it('D21: does not depend on order or on repetition', () => {
    fc.assert(
      fc.property(quotes, (list) => {
        const again = [...list, ...list].toReversed();
        expect(thirtyDayBasis(again, nowMs)).toEqual(thirtyDayBasis(list, nowMs));
      }),
    );
  });

  it('does not know the price level', () => {
    fc.assert(
      fc.property(quotes, (list) => {
        const scaled = list.map((quote) => ({
          ...quote,
          price: quote.price * 8,
          indexPrice: quote.indexPrice * 8,
        }));
        expect(thirtyDayBasis(scaled, nowMs)).toEqual(thirtyDayBasis(list, nowMs));
      }),
    );
  });

  it('makes no jump at an expiry while the annualised curve is flat', () => {
    const calendars = fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(calendars, fc.integer({ min: -300, max: 600 }), (hours, tenths) => {
        for (let passed = 0; passed < 3000; passed += 7) {
          const left = hours.filter((expiry) => expiry > passed);
          const list = left.map((expiry) => future('a', (expiry - passed) / 24, tenths / 10));
          for (const { value } of thirtyDayBasis(list, nowMs).values) {
            expect(value).toBeCloseTo(tenths / 10, 6);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it('lets no number out that is not one', () => {
    const price = fc.oneof(fc.double(), fc.constantFrom(0, -1, 95_000));
    fc.assert(
      fc.property(price, price, fc.integer({ min: 0, max: 60 }), (bad, index, days) => {
        const found = thirtyDayBasis(
          [future('a', days, 5, { price: bad, indexPrice: index })],
          nowMs,
        );
        for (const { value } of found.values) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

describe('nextExpiry', () => {
  it('is the nearest of the contracts the readings name', () => {
    const { values } = thirtyDayBasis(
      [future('a', 13, 4), future('a', 41, 8), future('b', 12, 8)],
      nowMs,
    );
    expect(nextExpiry(values, nowMs)).toBe(nowMs + 12 * dayMs);
    expect(nextExpiry([], nowMs)).toBeNull();
  });
});

describe('storyScale', () => {
  it('is the 30-day basis over its 30 days', () => {
    expect(storyScale(2.82)).toBeCloseTo(0.23, 2);
    expect(storyScale(9.81)).toBeCloseTo(0.81, 2);
  });
});
