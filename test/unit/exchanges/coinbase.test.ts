import { describe, expect, it } from 'vitest';
import { coinbase } from '../../../lib/exchanges/coinbase.ts';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { edited, failureOf, nowMs, read, readPage, sample, sourceOf, urlOf } from './samples.ts';

const broken = (path: string, value: unknown): string =>
  failureOf(() => read(coinbase, 'spot', edited(sample('coinbase', 'spot'), path, value)));

describe('coinbase', () => {
  it('asks for the ticker', () => {
    expect(urlOf(coinbase, 'spot')).toBe(
      'https://api.exchange.coinbase.com/products/BTC-USD/ticker',
    );
  });

  it('asks for every coin under its own name', () => {
    const urls = (['ETH', 'SOL'] as const).map((asset) => coinbase.endpoints[0].url(asset, nowMs));
    expect(urls).toEqual([
      'https://api.exchange.coinbase.com/products/ETH-USD/ticker',
      'https://api.exchange.coinbase.com/products/SOL-USD/ticker',
    ]);
  });

  it('at most nine requests a second, of ten allowed', () => {
    expect(coinbase.pace).toEqual({ gapMs: 110, perMinute: 150, perDay: 4000 });
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

describe('the past of coinbase', () => {
  const page = sample('coinbase', 'history-spot');
  const brokenPage = (path: string, value: unknown): string =>
    failureOf(() => readPage(coinbase, 'spot', edited(page, path, value)));
  const from = Date.UTC(2026, 0, 1);
  const url = (asset: 'BTC' | 'SOL', interval: '1h' | '4h') =>
    sourceOf(coinbase, 'spot').url(asset, interval, from, from + 300 * hourMs);

  it('both ends of a window are counted in, so it ends before the next page opens', () => {
    expect(url('BTC', '1h')).toBe(
      'https://api.exchange.coinbase.com/products/BTC-USD/candles?granularity=3600' +
        '&start=2026-01-01T00:00:00.000Z&end=2026-01-13T11:59:59.999Z',
    );
    expect(url('SOL', '1h')).toMatch(/SOL-USD/);
    expect(sourceOf(coinbase, 'spot').maxRows).toBe(300);
    expect(sourceOf(coinbase, 'spot').firstMs).toBe(Date.UTC(2015, 0, 1));
  });

  it('there is no candle of four hours: hours are asked for, and those that end four are kept', () => {
    expect(url('BTC', '4h')).toBe(url('BTC', '1h'));
    const hours = readPage(coinbase, 'spot');
    const blocks = readPage(coinbase, 'spot', undefined, { interval: '4h' });
    expect(blocks).toEqual(hours.filter(({ timeMs }) => timeMs % (4 * hourMs) === 0));
  });

  it('the order is time, LOW, HIGH, OPEN, CLOSE, volume: the close is the fifth', () => {
    expect(readPage(coinbase, 'spot')[0]).toEqual({
      timeMs: nowMs - 2 * hourMs,
      value: 69_988.41,
    });
  });

  it('D20 D21 newest first, times in seconds, the newest unfinished', () => {
    expect(readPage(coinbase, 'spot').map(({ timeMs }) => timeMs)).toEqual([
      nowMs - 2 * hourMs,
      nowMs - hourMs,
      nowMs,
    ]);
  });

  it('rows beside the window are dropped', () => {
    const window = { fromMs: nowMs - 2 * hourMs, toMs: nowMs - hourMs };
    expect(readPage(coinbase, 'spot', page, window)).toEqual([
      { timeMs: nowMs - hourMs, value: 70_033.17 },
    ]);
  });

  it('D22 an hour without a trade has no candle and stays a gap', () => {
    const rows = (page as unknown[]).toSpliced(2, 1);
    expect(readPage(coinbase, 'spot', rows).map(({ timeMs }) => timeMs)).toEqual([
      nowMs - 2 * hourMs,
      nowMs,
    ]);
    expect(readPage(coinbase, 'spot', [])).toEqual([]);
  });

  it('D07 implausible rows are refused with their field', () => {
    expect(brokenPage('1.4', 0)).toBe('schema: candles: 1.4 is not as documented');
    expect(brokenPage('2.0', nowMs)).toMatch(/2\.0/);
    expect(brokenPage('0.0', (nowMs + 2 * dayMs) / 1000)).toMatch(/future/);
    expect(failureOf(() => readPage(coinbase, 'spot', { message: 'NotFound' }))).toMatch(/^schema/);
  });
});
