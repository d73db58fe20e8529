import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binanceHistory } from '../../../lib/exchanges/binance-history.ts';
import type { HistorySource } from '../../../lib/exchanges/exchange.ts';
import { hourMs } from '../../../lib/quotes/point.ts';
import { edited, failureOf, nowMs, sample } from './samples.ts';

function source(series: string): HistorySource {
  const found = binanceHistory.find((candidate) => candidate.series === series);
  if (!found) throw new Error(`no series ${series}`);
  return found;
}

const page = (series: string): unknown => sample('binance', `history-${series}`);
const candleSeries = ['spot', 'perpetual', 'index', 'current-quarter', 'next-quarter'];

const broken = (path: string, value: unknown): string =>
  failureOf(() => source('spot').read(edited(page('spot'), path, value), '1h', nowMs));

describe('requests', () => {
  const from = Date.UTC(2026, 0, 1);
  const to = Date.UTC(2026, 1, 1);
  const window = `&startTime=${from}&endTime=${to - 1}`;
  const fapi = 'https://fapi.binance.com/fapi/v1';

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
    ['funding', 1000, '2019-09-10', 8 * hourMs],
    ['open-interest', 30, '2019-09-08', 24 * hourMs],
  ])('%s: %d rows from %s', (series, maxRows, first, stepMs) => {
    expect(source(series).maxRows).toBe(maxRows);
    expect(new Date(source(series).firstMs).toISOString().slice(0, 10)).toBe(first);
    expect(source(series).stepMs).toBe(stepMs);
  });
});

describe('candles', () => {
  it.each(candleSeries)(
    'D20 %s: closed candles at their close, the open one left out',
    (series) => {
      const points = source(series).read(page(series), '1h', nowMs);
      expect(points.map((point) => point.timeMs)).toEqual([
        nowMs - 2 * hourMs,
        nowMs - hourMs,
        nowMs,
      ]);
      expect(points[0]?.value).toBeGreaterThan(69_000);
    },
  );

  it('the value is the close, not open, high or low', () => {
    expect(source('spot').read(page('spot'), '1h', nowMs)[0]).toEqual({
      timeMs: nowMs - 2 * hourMs,
      value: 70010.5,
    });
  });

  it('D20 a candle counts from the millisecond of its close', () => {
    expect(source('spot').read(page('spot'), '1h', nowMs - 1)).toHaveLength(2);
    expect(source('spot').read(page('spot'), '1h', nowMs + hourMs)).toHaveLength(4);
  });

  it('the interval decides when a candle closes', () => {
    const [first] = source('spot').read(page('spot'), '4h', nowMs + hourMs);
    expect(first?.timeMs).toBe(nowMs - 3 * hourMs + 4 * hourMs);
  });

  it('an index candle has no volume ("0  "), which nobody reads', () => {
    expect(source('index').read(page('index'), '1h', nowMs)).toHaveLength(3);
  });

  it('D21 reversed, repeated and overlapping rows give the same series', () => {
    const rows = page('spot') as unknown[];
    const expected = source('spot').read(rows, '1h', nowMs);
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows, ...rows], { minLength: 8 }), (shuffled) => {
        expect(source('spot').read(shuffled, '1h', nowMs)).toEqual(expected);
      }),
    );
  });

  it('D21 of two rows of one time the last wins', () => {
    const rows = page('spot') as unknown[][];
    const corrected = [...rows, rows[0]?.with(4, '70011.00')];
    expect(source('spot').read(corrected, '1h', nowMs)[0]?.value).toBe(70011);
  });

  it('a window before the start has no rows and is no failure', () => {
    for (const series of candleSeries) expect(source(series).read([], '1h', nowMs)).toEqual([]);
  });

  it('D07 the field of an implausible row is named', () => {
    expect(broken('1.4', '0.00')).toBe('schema: klines: 1.4 is not as documented');
    expect(broken('2.0', (nowMs - hourMs) / 1000)).toMatch(/2\.0/);
    expect(broken('2.0', (nowMs - hourMs) * 1000)).toMatch(/2\.0/);
    expect(broken('3.0', nowMs + 48 * hourMs)).toMatch(/future/);
    expect(broken('0', [nowMs])).toMatch(/^schema/);
  });

  it('a refusal is no page', () => {
    expect(
      failureOf(() => source('spot').read({ code: -1121, msg: 'Invalid symbol.' }, '1h', nowMs)),
    ).toBe('schema: klines: the answer is not as documented');
  });
});

describe('funding and open interest', () => {
  it('funding: the fraction at the instant it was paid; the first rows have no mark price', () => {
    expect(source('funding').read(page('funding'), '4h', nowMs)).toEqual([
      { timeMs: Date.UTC(2019, 8, 10, 8), value: 0.0001 },
      { timeMs: Date.UTC(2019, 8, 10, 16), value: 0.0001 },
    ]);
  });

  it('open interest: coins, with times that are numbers or strings', () => {
    const points = source('open-interest').read(page('open-interest'), '4h', nowMs);
    expect(points.map((point) => point.value)).toEqual([82110.441, 83040.9, 83977.125]);
    expect(points.at(-1)?.timeMs).toBe(Date.UTC(2026, 1, 10));
  });
});
