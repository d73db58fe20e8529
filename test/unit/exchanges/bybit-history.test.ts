import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bybit } from '../../../lib/exchanges/bybit.ts';
import { settlesAt8Utc } from '../../../lib/exchanges/contract-calendar.ts';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { edited, failureOf, nowMs, readPage, sample, sourceOf } from './samples.ts';

const root = 'https://api.bybit.com/v5/market';
const candleSeries = ['spot', 'index', 'current-quarter', 'next-quarter'];
const page = (series: string): unknown => sample('bybit', `history-${series}`);
const listOf = (series: string): unknown[] =>
  (page(series) as { result: { list: unknown[] } }).result.list;
const broken = (series: string, path: string, value: unknown): string =>
  failureOf(() => readPage(bybit, series, edited(page(series), path, value)));

describe('requests', () => {
  const from = Date.UTC(2026, 0, 1);
  const to = Date.UTC(2026, 1, 1);
  const window = `start=${from}&end=${to - 1}&limit=1000`;
  const times = `startTime=${from}&endTime=${to - 1}&limit=200`;

  it.each([
    ['spot', `${root}/kline?category=spot&symbol=BTCUSDT&interval=240&${window}`],
    ['index', `${root}/index-price-kline?category=inverse&symbol=BTCUSD&interval=240&${window}`],
    ['current-quarter', `${root}/kline?category=inverse&symbol=BTCUSDH26&interval=240&${window}`],
    ['next-quarter', `${root}/kline?category=inverse&symbol=BTCUSDM26&interval=240&${window}`],
    ['funding', `${root}/funding/history?category=linear&symbol=BTCUSDT&${times}`],
    [
      'open-interest',
      `${root}/open-interest?category=linear&symbol=BTCUSDT&intervalTime=1d&${times}`,
    ],
  ])('%s', (series, url) => expect(sourceOf(bybit, series).url('BTC', '4h', from, to)).toBe(url));

  it('intervals are minutes', () => {
    expect(sourceOf(bybit, 'spot').url('BTC', '1h', from, to)).toMatch(/&interval=60&/);
  });

  it('D27 a quarter is the one that runs when the page opens', () => {
    const expiryMs = Date.UTC(2026, 2, 27, 8);
    const symbols = (fromMs: number) =>
      ['current-quarter', 'next-quarter'].map(
        (series) =>
          /symbol=(\w+)/.exec(sourceOf(bybit, series).url('BTC', '1h', fromMs, to) ?? '')?.[1],
      );
    expect(symbols(expiryMs - 4 * hourMs)).toEqual(['BTCUSDH26', 'BTCUSDM26']);
    expect(symbols(expiryMs)).toEqual(['BTCUSDM26', 'BTCUSDU26']);
  });

  it('quarters that have ended are not asked for, and no page crosses an end', () => {
    for (const { series, settles, listedOnly } of bybit.history) {
      const isQuarter = series.endsWith('quarter');
      expect([series, settles, listedOnly]).toEqual([
        series,
        isQuarter ? settlesAt8Utc : undefined,
        isQuarter ? true : undefined,
      ]);
    }
  });

  it('funding: a start always comes with an end', () => {
    expect(sourceOf(bybit, 'funding').url('BTC', '4h', from, to)).toMatch(/startTime=\d+&endTime=/);
  });

  it.each([
    ['spot', 1000, '2021-07-01', undefined],
    ['index', 1000, '2021-01-01', undefined],
    ['current-quarter', 1000, '2021-01-01', undefined],
    ['next-quarter', 1000, '2021-01-01', undefined],
    ['funding', 200, '2020-03-25', 8 * hourMs],
    ['open-interest', 200, '2020-03-30', dayMs],
  ])('%s: %d rows from %s', (series, maxRows, first, stepMs) => {
    const source = sourceOf(bybit, series);
    expect(source.maxRows).toBe(maxRows);
    expect(new Date(source.firstMs).toISOString().slice(0, 10)).toBe(first);
    expect(source.stepMs).toBe(stepMs);
  });

  it('ETH under its own names, SOL without anything dated', () => {
    const asked = (asset: 'ETH' | 'SOL') =>
      bybit.history.flatMap(
        ({ url }) => /symbol=(\w+)/.exec(url(asset, '4h', from, to) ?? '')?.[1] ?? [],
      );
    expect(asked('ETH')).toEqual([
      'ETHUSD',
      'ETHUSDH26',
      'ETHUSDM26',
      'ETHUSDT',
      'ETHUSDT',
      'ETHUSDT',
    ]);
    expect(asked('SOL')).toEqual(['SOLUSDT', 'SOLUSDT', 'SOLUSDT']);
  });
});

describe('candles', () => {
  it.each(candleSeries)('D20 D21 %s: newest first, the newest unfinished', (series) => {
    expect(readPage(bybit, series).map(({ timeMs }) => timeMs)).toEqual([
      nowMs - 2 * hourMs,
      nowMs - hourMs,
      nowMs,
    ]);
  });

  it('the value is the close, not open, high or low', () => {
    expect(readPage(bybit, 'spot').at(-1)).toEqual({ timeMs: nowMs, value: 70078.9 });
    expect(readPage(bybit, 'current-quarter')[0]).toEqual({
      timeMs: nowMs - 2 * hourMs,
      value: 70297.5,
    });
  });

  it('D21 in any order, and repeated', () => {
    const rows = listOf('index');
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows, ...rows], { minLength: 8 }), (list) => {
        const payload = edited(page('index'), 'result.list', list);
        expect(readPage(bybit, 'index', payload)).toEqual(readPage(bybit, 'index'));
      }),
    );
  });

  it('the interval decides when a candle closes', () => {
    expect(readPage(bybit, 'spot', page('spot'), { interval: '4h' })).toEqual([]);
    const late = edited(page('spot'), 'time', nowMs + hourMs);
    const receipt = { interval: '4h', receivedAtMs: nowMs + hourMs } as const;
    expect(readPage(bybit, 'spot', late, receipt)).toMatchObject([{ timeMs: nowMs + hourMs }]);
  });

  it('a page whose own clock stands still is stale', () => {
    for (const { series } of bybit.history) {
      const receipt = { receivedAtMs: nowMs + hourMs };
      expect(failureOf(() => readPage(bybit, series, page(series), receipt))).toMatch(/^stale: /);
    }
  });

  it('a window without rows is no failure', () => {
    for (const series of candleSeries)
      expect(readPage(bybit, series, edited(page(series), 'result.list', []))).toEqual([]);
  });

  it('a page of another contract or category is refused', () => {
    for (const series of candleSeries)
      expect(broken(series, 'result.symbol', 'ETHUSDT')).toMatch(/^schema: symbol/);
    expect(broken('current-quarter', 'result.symbol', 'BTCUSD')).toMatch(/^schema: symbol/);
    expect(broken('spot', 'result.category', 'linear')).toMatch(/^schema: category/);
    expect(broken('index', 'result.category', 'linear')).toMatch(/^schema: category/);
  });

  it('the index is the same whichever inverse contract it is asked for by', () => {
    const dated = edited(page('index'), 'result.symbol', 'BTCUSDZ22');
    expect(readPage(bybit, 'index', dated)).toEqual(readPage(bybit, 'index'));
  });

  it('D07 the field of an implausible row is named', () => {
    expect(broken('spot', 'result.list.1.4', '0')).toBe('schema: kline: 1.4 is not as documented');
    expect(broken('spot', 'result.list.2.0', String(nowMs / 1000))).toMatch(/2\.0/);
    expect(broken('spot', 'result.list.0.0', String(nowMs + 2 * dayMs))).toMatch(/future/);
  });

  it('a refusal is no page, and says which', () => {
    const refusal = { retCode: 10_006, retMsg: '', result: {}, retExtInfo: {}, time: nowMs };
    for (const { series } of bybit.history)
      expect(failureOf(() => readPage(bybit, series, refusal))).toBe('rate: retCode 10006');
  });
});

describe('funding and open interest', () => {
  it('funding ascending, negative payments included', () => {
    expect(readPage(bybit, 'funding')).toEqual([
      { timeMs: nowMs - 20 * hourMs, value: 0.0001 },
      { timeMs: nowMs - 12 * hourMs, value: -0.00001244 },
      { timeMs: nowMs - 4 * hourMs, value: 0.0000381 },
    ]);
  });

  it('open interest counts both sides: the single-sided field is read, else half', () => {
    expect(readPage(bybit, 'open-interest')).toEqual([
      { timeMs: Date.UTC(2026, 1, 8), value: 54_060 },
      { timeMs: Date.UTC(2026, 1, 9), value: 54_938.72 },
      { timeMs: Date.UTC(2026, 1, 10), value: 55_165.951 },
    ]);
    const other = edited(page('open-interest'), 'result.list.0.openInterest', '1');
    expect(readPage(bybit, 'open-interest', other)).toEqual(readPage(bybit, 'open-interest'));
  });

  it('D07 open interest in USD is recognised by its size', () => {
    expect(broken('open-interest', 'result.list.0.singleOpenInterest', '3869971558')).toMatch(
      /^schema: openInterest/,
    );
  });

  it('another symbol than the one asked for is no page', () => {
    expect(broken('open-interest', 'result.symbol', 'BTCUSD')).toMatch(/^schema: symbol/);
    expect(broken('funding', 'result.list.1.symbol', 'ETHUSDT')).toMatch(/^schema: symbol/);
  });
});
