import { describe, expect, it } from 'vitest';
import { coinbase } from '../../../lib/exchanges/coinbase.ts';
import { edited, failureOf, nowMs, read, sample, urlOf } from './samples.ts';

const broken = (path: string, value: unknown): string =>
  failureOf(() => read(coinbase, 'spot', edited(sample('coinbase', 'spot'), path, value)));

describe('coinbase', () => {
  it('asks for the ticker', () => {
    expect(urlOf(coinbase, 'spot')).toBe(
      'https://api.exchange.coinbase.com/products/BTC-USD/ticker',
    );
  });

  it('spot in USD at the time of the last trade, microseconds cut', () => {
    expect(read(coinbase, 'spot')).toEqual([
      {
        kind: 'spot',
        exchange: 'coinbase',
        asset: 'BTC',
        symbol: 'BTC-USD',
        exchangeTimeMs: Date.UTC(2026, 1, 10, 11, 59, 58, 270),
        receivedAtMs: nowMs,
        price: 70126.01,
        currency: 'USD',
      },
    ]);
  });

  it('a market that has not traded for ten minutes is stale', () => {
    expect(broken('time', '2026-02-10T11:49:00.000000Z')).toBe(
      'stale: ticker: the answer is 11 min old',
    );
  });

  it('D07 implausible numbers are refused with their field', () => {
    expect(broken('price', '')).toBe('schema: ticker: price is not as documented');
    expect(broken('price', '-1')).toMatch(/price/);
    expect(broken('time', nowMs)).toMatch(/time/);
    expect(broken('time', undefined)).toMatch(/time/);
  });

  it('D27 a message instead of a ticker', () => {
    expect(failureOf(() => read(coinbase, 'spot', { message: 'NotFound' }))).toMatch(/^schema/);
  });
});
