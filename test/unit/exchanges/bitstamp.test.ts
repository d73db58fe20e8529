import { describe, expect, it } from 'vitest';
import { bitstamp } from '../../../lib/exchanges/bitstamp.ts';
import { hourMs } from '../../../lib/quotes/point.ts';
import {
  edited,
  failureOf,
  nowMs,
  pageReceipt,
  read,
  readPage,
  sample,
  sourceOf,
  urlOf,
} from './samples.ts';

const root = 'https://www.bitstamp.net/api/v2';
const spot = bitstamp.endpoints[0];
const history = sourceOf(bitstamp, 'spot');
const candles = sample('bitstamp', 'history-spot');

describe('the last trade', () => {
  it('is asked for by pair, in small letters and with the slash at the end', () => {
    expect(urlOf(bitstamp, 'spot')).toBe(`${root}/ticker/btcusd/`);
    expect(spot.url('ETH', nowMs)).toBe(`${root}/ticker/ethusd/`);
    expect(spot.url('SOL', nowMs)).toBe(`${root}/ticker/solusd/`);
  });

  it('is in US dollars, at a time given in seconds', () => {
    expect(read(bitstamp, 'spot')).toEqual([
      {
        kind: 'spot',
        exchange: 'bitstamp',
        asset: 'BTC',
        symbol: 'btcusd',
        exchangeTimeMs: nowMs - 4000,
        receivedAtMs: nowMs,
        price: 70081,
        currency: 'USD',
      },
    ]);
  });

  it.each([
    ['timestamp', String(nowMs), 'schema: ticker: timestamp is not as documented'],
    ['timestamp', String(nowMs / 1000 - 3600), 'stale: timestamp: the answer is 60 min old'],
    ['last', '0', 'schema: ticker: last is not as documented'],
    ['last', undefined, 'schema: ticker: last is not as documented'],
  ])('D07: %s %s is refused', (path, value, failure) => {
    const answer = edited(sample('bitstamp', 'spot'), path, value);
    expect(failureOf(() => read(bitstamp, 'spot', answer))).toBe(failure);
  });
});

describe('the past', () => {
  it('is asked for in seconds, the step too, and up to the second before the end', () => {
    const [fromMs, toMs] = [nowMs - 10 * hourMs, nowMs];
    const window = `&start=${fromMs / 1000}&end=${nowMs / 1000 - 1}`;
    expect(history.url('BTC', '1h', fromMs, toMs)).toBe(
      `${root}/ohlc/btcusd/?step=3600&limit=1000${window}`,
    );
    expect(history.url('ETH', '4h', fromMs, toMs)).toBe(
      `${root}/ohlc/ethusd/?step=14400&limit=1000${window}`,
    );
    expect(history.maxRows).toBe(1000);
  });

  it('D20: closes are stamped with the end of their hour; the unfinished last candle is left out', () => {
    expect(readPage(bitstamp, 'spot')).toEqual([
      { timeMs: nowMs - 2 * hourMs, value: 69975 },
      { timeMs: nowMs - hourMs, value: 70012 },
      { timeMs: nowMs, value: 70066 },
    ]);
  });

  it('D21: rows outside the page are dropped', () => {
    const page = { fromMs: nowMs - 2 * hourMs, toMs: nowMs - hourMs };
    expect(readPage(bitstamp, 'spot', candles, page)).toEqual([
      { timeMs: nowMs - hourMs, value: 70012 },
    ]);
  });

  it('an empty page is an empty past', () => {
    expect(readPage(bitstamp, 'spot', edited(candles, 'data.ohlc', []))).toEqual([]);
  });

  it('another pair is refused', () => {
    const tether = edited(candles, 'data.pair', 'BTC/USDT');
    const failure = 'schema: pair: not the one asked for';
    expect(failureOf(() => readPage(bitstamp, 'spot', tether))).toBe(failure);
    const ether = { ...pageReceipt, asset: 'ETH' } as const;
    expect(failureOf(() => history.read(candles, ether))).toBe(failure);
  });
});

describe('refusals', () => {
  it('HTTP 400 with the code of too many requests is no mistake of ours', () => {
    const body = JSON.stringify({ status: 'error', reason: 'slow down', code: '400.002' });
    expect(bitstamp.classifyStatus(400, body)).toBe('rate');
    expect(bitstamp.classifyStatus(400, '{"code":"400.001"}')).toBeUndefined();
    expect(bitstamp.classifyStatus(403, '')).toBeUndefined();
  });

  it('is asked only after the user allowed it', () => expect(bitstamp.optional).toBe(true));
});
