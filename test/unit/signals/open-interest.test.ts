import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import type { ReserveQuote } from '../../../lib/quotes/quote.ts';
import { emptyPast } from '../../../lib/series/past.ts';
import { fourFields } from '../../../lib/signals/four-fields.ts';
import { latestReserve, leverage } from '../../../lib/signals/leverage.ts';
import { coinsByExchange, openInterest } from '../../../lib/signals/open-interest.ts';
import { openInterestChange } from '../../../lib/signals/open-interest-change.ts';
import type { Reading } from '../../../lib/signals/reading.ts';
import { minuteMs, nowMs, positions, reserve } from './quotes.ts';

const basket = ['binance', 'okx'];
const fresh = { nowMs, staleAfterMs: 30 * minuteMs };
const quotes = [
  positions('binance', 'BTCUSDT', 80_000),
  positions('binance', 'BTCUSD_PERP', 9_000),
  positions('okx', 'BTC-USDT-SWAP', 30_000),
];

describe('openInterest', () => {
  it('sums the instruments of the exchanges it is asked for', () => {
    const found = openInterest([...quotes, positions('other', 'X', 5)], basket, fresh);
    expect(found).toMatchObject({ value: 119_000, unit: 'coins', reason: null });
    expect(found.evidence.map(({ source, value }) => [source, value])).toEqual([
      ['binance', 89_000],
      ['okx', 30_000],
    ]);
  });

  it('counts an instrument once, as it was quoted last', () => {
    const newer = positions('okx', 'BTC-USDT-SWAP', 31_000, { receivedAtMs: nowMs });
    expect(openInterest([newer, ...quotes], basket, fresh).value).toBe(120_000);
  });

  it('is incomplete, never lower, while an exchange is missing', () => {
    expect(openInterest(quotes.slice(0, 2), basket, fresh)).toMatchObject({
      value: null,
      reason: { key: 'openInterestIncomplete', values: { exchange: 'okx', missing: 1 } },
    });
    expect(openInterest([], basket, fresh).value).toBeNull();
    expect(openInterest([], [], fresh).reason?.key).toBe('noVenueAnswered');
  });

  it('is incomplete while one instrument of an exchange is stale', () => {
    const old = positions('binance', 'BTCUSD_PERP', 9_000, { receivedAtMs: nowMs - hourMs });
    const found = openInterest(
      [...quotes.filter(({ coins }) => coins !== 9_000), old],
      basket,
      fresh,
    );
    expect(found.reason?.values).toEqual({ exchange: 'binance', missing: 1 });
    expect(found.evidence.filter(({ value }) => value === null)).toHaveLength(1);
  });
});

it('is incomplete while a part of an exchange was never answered', () => {
  expect(openInterest(quotes, basket, fresh, ['other']).value).toBe(119_000);
  expect(openInterest(quotes, basket, fresh, ['okx'])).toMatchObject({
    value: null,
    reason: { key: 'openInterestIncomplete', values: { exchange: 'okx', missing: 1 } },
  });
});

it('by exchange: the fresh ones, complete or not', () => {
  const old = positions('kraken', 'PF', 9_000, { receivedAtMs: nowMs - hourMs });
  expect([...coinsByExchange([...quotes, old], fresh)]).toEqual([
    ['binance', 89_000],
    ['okx', 30_000],
  ]);
});

const daily = (...coins: number[]) =>
  coins.map((value, i) => ({ timeMs: nowMs - (coins.length - 1 - i) * dayMs, value }));

describe('openInterestChange', () => {
  it('compares with the record 7 days before', () => {
    const found = openInterestChange(daily(1, 100, 1, 1, 1, 1, 1, 1, 110), 7, nowMs, 'binance');
    expect(found.value).toBeCloseTo(10, 10);
    expect(found).toMatchObject({ unit: 'percent', asOfMs: nowMs });
  });

  it('D22: a short record, a hole or a silent end gives a reason', () => {
    expect(openInterestChange(daily(1, 2, 3), 7, nowMs, 'binance')).toMatchObject({
      value: null,
      reason: { key: 'openInterestRecordShort', values: { days: 2, need: 7 } },
    });
    const hole = daily(5, 5, 1, 1, 1, 1, 1, 1, 1).filter((_, i) => i !== 1);
    expect(openInterestChange(hole, 7, nowMs, 'binance').value).toBeNull();
    expect(openInterestChange([], 7, nowMs, 'binance').reason?.key).toBe('openInterestNoRecord');
    const silent = openInterestChange(
      daily(1, 1, 1, 1, 1, 1, 1, 1),
      7,
      nowMs + 3 * dayMs,
      'binance',
    );
    expect(silent.reason?.key).toBe('openInterestNoRecord');
    expect(openInterestChange(daily(0, 1, 1, 1, 1, 1, 1, 1), 7, nowMs, 'binance').value).toBeNull();
  });
});

describe('fourFields', () => {
  it.each([
    [-2, -10, 'positions-closed'],
    [-2, 10, 'shorts-or-hedges-added'],
    [2, 10, 'leveraged-buying'],
    [2, -10, 'shorts-closed'],
    [2, -5, 'shorts-closed'],
    [2, 4.9, null],
    [0.6, 10, null],
    [null, 10, null],
    [2, null, null],
  ])('premium %s, open interest %s: %s', (premium, coins, words) => {
    expect(fourFields(premium, coins)).toBe(words);
  });
});

describe('leverage of the named set', () => {
  const lastDay = Date.UTC(2025, 10, 13);
  const ratioOf = (counted: Reading, reserves: readonly ReserveQuote[]): Reading =>
    leverage({ past: emptyPast, counted, reserve: latestReserve(reserves) }).ratio;
  const counted = openInterest(quotes, basket, fresh);

  it('divides by the reserve of the latest day, as received last', () => {
    const reserves = [reserve(lastDay, 2_000_000), reserve(lastDay, 2_380_000), reserve(0, 1)];
    const found = ratioOf(counted, reserves);
    expect(found.value).toBeCloseTo(0.05, 10);
    expect(found.evidence.at(-1)).toEqual({ name: 'reserveDay', value: lastDay, unit: 'time' });
  });

  it('has a reason without the basket or the reserve', () => {
    const reserves = [reserve(lastDay, 2_380_000)];
    const incomplete = ratioOf(openInterest([], basket, fresh), reserves);
    expect(incomplete).toMatchObject({ value: null, reason: { key: 'openInterestIncomplete' } });
    expect(ratioOf(counted, []).reason?.key).toBe('reserveMissing');
    expect(ratioOf(counted, [reserve(lastDay, 0)]).reason?.key).toBe('reserveMissing');
  });
});
