import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binance } from '../../../lib/exchanges/binance.ts';
import type { HistorySource, PageReceipt } from '../../../lib/exchanges/exchange.ts';
import { dayMs, hourMs, type Point } from '../../../lib/quotes/point.ts';
import { edited, failureOf, nowMs, readPage, sample, sourceOf } from './samples.ts';

const source = (series: string): HistorySource => sourceOf(binance, series);
const page = (series: string): unknown => sample('binance', `history-${series}`);
const readSpot = (payload: unknown = page('spot'), receipt: Partial<PageReceipt> = {}): Point[] =>
  readPage(binance, 'spot', payload, receipt);
const coinSeries = ['coin-index', 'coin-current-quarter', 'coin-next-quarter'];
const candleSeries = [
  'spot',
  'perpetual',
  'index',
  'current-quarter',
  'next-quarter',
  ...coinSeries,
];

const broken = (path: string, value: unknown): string =>
  failureOf(() => readSpot(edited(page('spot'), path, value)));

describe('requests', () => {
  const from = Date.UTC(2026, 0, 1);
  const to = Date.UTC(2026, 1, 1);
  const window = `&startTime=${from}&endTime=${to - 1}`;
  const fapi = 'https://fapi.binance.com/fapi/v1';
  const dapi = 'https://dapi.binance.com/dapi/v1';

  it.each([
    [
      'spot',
      `https://data-api.binance.vision/api/v3/klines?symbol=BTCUSDT&interval=4h${window}&limit=1000`,
    ],
    ['perpetual', `${fapi}/klines?symbol=BTCUSDT&interval=4h${window}&limit=1500`],
    ['index', `${fapi}/indexPriceKlines?pair=BTCUSDT&interval=4h${window}&limit=1500`],
    [
      'current-quarter',
      `${fapi}/continuousKlines?pair=BTCUSDT&contractType=CURRENT_QUARTER&interval=4h${window}&limit=1500`,
    ],
    [
      'next-quarter',
      `${fapi}/continuousKlines?pair=BTCUSDT&contractType=NEXT_QUARTER&interval=4h${window}&limit=1500`,
    ],
    ['coin-index', `${dapi}/indexPriceKlines?pair=BTCUSD&interval=4h${window}&limit=1500`],
    [
      'coin-current-quarter',
      `${dapi}/continuousKlines?pair=BTCUSD&contractType=CURRENT_QUARTER&interval=4h${window}&limit=1500`,
    ],
    [
      'coin-next-quarter',
      `${dapi}/continuousKlines?pair=BTCUSD&contractType=NEXT_QUARTER&interval=4h${window}&limit=1500`,
    ],
    ['funding', `${fapi}/fundingRate?symbol=BTCUSDT${window}&limit=1000`],
    [
      'open-interest',
      'https://fapi.binance.com/futures/data/openInterestHist?symbol=BTCUSDT&period=1d&limit=30',
    ],
  ])('%s', (series, url) => expect(source(series).url('BTC', '4h', from, to)).toBe(url));

  it.each([
    ['spot', 1000, '2017-08-17', undefined],
    ['perpetual', 1500, '2019-09-08', undefined],
    ['index', 1500, '2019-09-08', undefined],
    ['current-quarter', 1500, '2021-02-01', undefined],
    ['next-quarter', 1500, '2021-02-01', undefined],
    ['coin-index', 1500, '2020-08-11', undefined],
    ['coin-current-quarter', 1500, '2020-08-11', undefined],
    ['coin-next-quarter', 1500, '2020-08-11', undefined],
    ['funding', 1000, '2019-09-10', 8 * hourMs],
    ['open-interest', 30, '2019-09-08', 24 * hourMs],
  ])('%s: %d rows from %s', (series, maxRows, first, stepMs) => {
    expect(source(series).maxRows).toBe(maxRows);
    expect(new Date(source(series).firstMs).toISOString().slice(0, 10)).toBe(first);
    expect(source(series).stepMs).toBe(stepMs);
  });

  it('COIN-M pages span 200 days at most, the others as much as they have rows', () => {
    const spans = binance.history.map(({ series, maxSpanMs }) => [series, maxSpanMs]);
    expect(Object.fromEntries(spans)).toMatchObject({
      'coin-index': 200 * dayMs,
      'coin-current-quarter': 200 * dayMs,
      'coin-next-quarter': 200 * dayMs,
      index: undefined,
      spot: undefined,
    });
  });

  it('only the latest 30 days of open interest are kept', () => {
    expect(source('open-interest').keptRows).toBe(30);
    expect(binance.history.filter(({ keptRows }) => keptRows !== undefined)).toHaveLength(1);
  });

  it('ETH under its own names, SOL without anything dated', () => {
    const asked = (asset: 'ETH' | 'SOL') =>
      binance.history.flatMap(({ series, url }) => {
        const address = url(asset, '4h', from, to);
        return address === null ? [] : `${series} ${/(?:symbol|pair)=(\w+)/.exec(address)?.[1]}`;
      });
    expect(asked('ETH')).toEqual([
      'index ETHUSDT',
      'current-quarter ETHUSDT',
      'next-quarter ETHUSDT',
      'coin-index ETHUSD',
      'coin-current-quarter ETHUSD',
      'coin-next-quarter ETHUSD',
      'spot ETHUSDT',
      'perpetual ETHUSDT',
      'funding ETHUSDT',
      'open-interest ETHUSDT',
    ]);
    expect(asked('SOL')).toEqual([
      'index SOLUSDT',
      'spot SOLUSDT',
      'perpetual SOLUSDT',
      'funding SOLUSDT',
      'open-interest SOLUSDT',
    ]);
  });
});

describe('candles', () => {
  it.each(candleSeries)(
    'D20 %s: closed candles at their close, the open one left out',
    (series) => {
      const points = readPage(binance, series);
      expect(points.map((point) => point.timeMs)).toEqual([
        nowMs - 2 * hourMs,
        nowMs - hourMs,
        nowMs,
      ]);
      expect(points[0]?.value).toBeGreaterThan(69_000);
    },
  );

  it('the value is the close, not open, high or low', () => {
    expect(readSpot()[0]).toEqual({
      timeMs: nowMs - 2 * hourMs,
      value: 70010.5,
    });
  });

  it('D20 a candle counts from the millisecond of its close', () => {
    const at = (receivedAtMs: number) =>
      readSpot(page('spot'), { receivedAtMs, toMs: nowMs + hourMs });
    expect(at(nowMs - 1)).toHaveLength(2);
    expect(at(nowMs)).toHaveLength(3);
    expect(at(nowMs + hourMs)).toHaveLength(4);
  });

  it('the interval decides when a candle closes', () => {
    const [first] = readSpot(page('spot'), { interval: '4h', receivedAtMs: nowMs + hourMs });
    expect(first?.timeMs).toBe(nowMs - 3 * hourMs + 4 * hourMs);
  });

  it('an index candle has no volume ("0  "), which nobody reads', () => {
    expect(readPage(binance, 'index')).toHaveLength(3);
    expect(readPage(binance, 'coin-index')).toHaveLength(3);
  });

  it('COIN-M counts its rows back from the end: those before the page are dropped', () => {
    for (const series of coinSeries) {
      const fromMs = nowMs - 2 * hourMs;
      const points = readPage(binance, series, page(series), { fromMs, toMs: nowMs - hourMs });
      expect(points.map(({ timeMs }) => timeMs)).toEqual([nowMs - hourMs]);
    }
  });

  it('D21 reversed, repeated and overlapping rows give the same series', () => {
    const rows = page('spot') as unknown[];
    const expected = readSpot(rows);
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows, ...rows], { minLength: 8 }), (shuffled) => {
        expect(readSpot(shuffled)).toEqual(expected);
      }),
    );
  });

  it('D21 of two rows of one time the last wins', () => {
    const rows = page('spot') as unknown[][];
    const corrected = [...rows, rows[0]?.with(4, '70011.00')];
    expect(readSpot(corrected)[0]?.value).toBe(70011);
  });

  it('a window before the start has no rows and is no failure', () => {
    for (const series of candleSeries) expect(readPage(binance, series, [])).toEqual([]);
  });

  it('D07 the field of an implausible row is named', () => {
    expect(broken('1.4', '0.00')).toBe('schema: klines: 1.4 is not as documented');
    expect(broken('2.0', (nowMs - hourMs) / 1000)).toMatch(/2\.0/);
    expect(broken('2.0', (nowMs - hourMs) * 1000)).toMatch(/2\.0/);
    expect(broken('3.0', nowMs + 48 * hourMs)).toMatch(/future/);
    expect(broken('0', [nowMs])).toMatch(/^schema/);
  });

  it('a refusal is no page', () => {
    expect(failureOf(() => readSpot({ code: -1121, msg: 'Invalid symbol.' }))).toBe(
      'schema: klines: the answer is not as documented',
    );
  });
});

describe('funding and open interest', () => {
  it('funding: the fraction at the instant it was paid; the first rows have no mark price', () => {
    expect(readPage(binance, 'funding')).toEqual([
      { timeMs: Date.UTC(2019, 8, 10, 8), value: 0.0001 },
      { timeMs: Date.UTC(2019, 8, 10, 16), value: 0.0001 },
    ]);
  });

  it('open interest: coins, with times that are numbers or strings', () => {
    const points = readPage(binance, 'open-interest');
    expect(points.map((point) => point.value)).toEqual([82110.441, 83040.9, 83977.125]);
    expect(points.at(-1)?.timeMs).toBe(Date.UTC(2026, 1, 10));
  });

  it('funding of some days is stamped milliseconds after its hour, and kept so', () => {
    const rows = edited(page('funding'), '1.fundingTime', Date.UTC(2019, 8, 10, 16) + 8);
    const { timeMs } = readPage(binance, 'funding', rows)[1] ?? { timeMs: 0 };
    expect(timeMs).toBe(Date.UTC(2019, 8, 10, 16) + 8);
  });

  it('open interest is asked for without times: one before the 30 days is an error', () => {
    const url = source('open-interest').url('BTC', '4h', 0, nowMs);
    expect(url).not.toMatch(/Time/);
  });

  it('D07 open interest in USD is recognised by its size', () => {
    const usd = edited(page('open-interest'), '1.sumOpenInterest', '5781112223.4');
    expect(failureOf(() => readPage(binance, 'open-interest', usd))).toMatch(
      /^schema: sumOpenInterest/,
    );
  });
});
