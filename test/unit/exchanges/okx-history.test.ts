import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { okx } from '../../../lib/exchanges/okx.ts';
import type { Interval } from '../../../lib/exchanges/exchange.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { edited, failureOf, nowMs, readPage, sample, sourceOf } from './samples.ts';

const root = 'https://www.okx.com/api/v5';
const fromMs = Date.UTC(2026, 0, 20);
const toMs = Date.UTC(2026, 0, 25);
const window = `after=${toMs}&before=${fromMs - 1}`;
const settlesMs = Date.UTC(2026, 2, 27, 8);

const urlOf = (series: string, interval: Interval = '1h', asset: AssetId = 'BTC', from = fromMs) =>
  sourceOf(okx, series).url(asset, interval, from, toMs);
const page = (series: string): unknown => sample('okx', `history-${series}`);
const readWith = (series: string, path: string, value: unknown) =>
  readPage(okx, series, edited(page(series), path, value));
const broken = (series: string, path: string, value: unknown): string =>
  failureOf(() => readWith(series, path, value));

const candleSeries = ['spot', 'index', 'current-quarter', 'next-quarter'];

describe('requests', () => {
  it.each([
    ['spot', `${root}/market/history-candles?instId=BTC-USDT&bar=1H&${window}&limit=300`],
    ['index', `${root}/market/history-index-candles?instId=BTC-USD&bar=1H&${window}&limit=100`],
    [
      'current-quarter',
      `${root}/market/history-candles?instId=BTC-USD-260327&bar=1H&${window}&limit=300`,
    ],
    [
      'next-quarter',
      `${root}/market/history-candles?instId=BTC-USD-260626&bar=1H&${window}&limit=300`,
    ],
    ['funding', `${root}/public/funding-rate-history?instId=BTC-USDT-SWAP&${window}&limit=100`],
    [
      'open-interest',
      `${root}/rubik/stat/contracts/open-interest-history?instId=BTC-USDT-SWAP&period=1Dutc` +
        `&begin=${fromMs - dayMs - 1}&end=${toMs - dayMs - 1}&limit=100`,
    ],
  ])('%s', (series, url) => expect(urlOf(series)).toBe(url));

  it('bars of four hours are 4H', () => {
    for (const series of candleSeries) expect(urlOf(series, '4h')).toContain('&bar=4H&');
  });

  it('a page is of the quarter that runs when it begins, to the millisecond', () => {
    expect(urlOf('current-quarter', '1h', 'BTC', settlesMs - 1)).toContain('BTC-USD-260327&');
    expect(urlOf('current-quarter', '1h', 'BTC', settlesMs)).toContain('BTC-USD-260626&');
    expect(urlOf('next-quarter', '1h', 'BTC', settlesMs)).toContain('BTC-USD-260925&');
  });

  it('Ether by its own name; Solana has spot and its perpetual only', () => {
    for (const { series } of okx.history)
      expect(urlOf(series, '1h', 'ETH')).toBe(urlOf(series)?.replace('=BTC-', '=ETH-'));
    const solana = okx.history.filter(({ url }) => url('SOL', '1h', fromMs, toMs) !== null);
    expect(solana.map(({ series }) => series)).toEqual(['spot', 'funding', 'open-interest']);
  });

  it.each([
    ['spot', 300, undefined, undefined],
    ['index', 100, undefined, undefined],
    ['current-quarter', 300, undefined, undefined],
    ['next-quarter', 300, undefined, undefined],
    ['funding', 100, 8 * hourMs, 270],
    ['open-interest', 100, dayMs, 1440],
  ])('%s: %d rows a page', (series, maxRows, stepMs, keptRows) => {
    const source = sourceOf(okx, series);
    expect([source.maxRows, source.stepMs, source.keptRows]).toEqual([maxRows, stepMs, keptRows]);
    expect(source.firstMs).toBe(Date.UTC(2019, 9, 1));
  });

  it('no page of a quarter crosses 08:00 UTC of its end, and none is asked for after it', () => {
    for (const series of ['current-quarter', 'next-quarter']) {
      const source = sourceOf(okx, series);
      expect(source.listedOnly).toBe(true);
      expect(source.settles?.(Date.UTC(2026, 2, 27))).toBe(settlesMs);
    }
    expect(sourceOf(okx, 'index').listedOnly).toBeUndefined();
  });
});

describe('candles', () => {
  it.each(candleSeries)('D20 %s: finished candles at their close, oldest first', (series) => {
    const points = readPage(okx, series);
    expect(points.map((point) => point.timeMs)).toEqual([
      nowMs - 2 * hourMs,
      nowMs - hourMs,
      nowMs,
    ]);
  });

  it('the value is the close, in a row of nine cells or of six', () => {
    expect(readPage(okx, 'spot')[0]?.value).toBe(70010.5);
    expect(readPage(okx, 'index')[0]?.value).toBe(69990.1);
  });

  it.each(['spot', 'index'])(
    'confirm "0" is an unfinished candle, whatever the time: %s',
    (series) => {
      const later = readPage(okx, series, page(series), { receivedAtMs: nowMs + 9 * hourMs });
      expect(later.at(-1)?.timeMs).toBe(nowMs);
      const confirmAt = series === 'spot' ? 8 : 5;
      expect(readWith(series, `data.1.${confirmAt}`, '0')).toHaveLength(2);
      expect(broken(series, `data.1.${confirmAt}`, 'true')).toMatch(/^schema: .*candles: 1\.[58]/);
    },
  );

  it('D20 a candle counts from the millisecond of its close', () => {
    expect(readPage(okx, 'spot', page('spot'), { receivedAtMs: nowMs - 1 })).toHaveLength(2);
  });

  it('rows outside the page are dropped, those that open at its end among them', () => {
    const bounds = { fromMs: nowMs - 2 * hourMs, toMs: nowMs - hourMs };
    expect(readPage(okx, 'spot', page('spot'), bounds).map(({ timeMs }) => timeMs)).toEqual([
      nowMs - hourMs,
    ]);
  });

  it('D21 rows in any order, and repeated, give the same series', () => {
    const { data } = page('spot') as { data: unknown[] };
    const expected = readPage(okx, 'spot');
    fc.assert(
      fc.property(fc.shuffledSubarray([...data, ...data], { minLength: 8 }), (rows) => {
        expect(readPage(okx, 'spot', { code: '0', data: rows })).toEqual(expected);
      }),
    );
  });

  it('a window before the start has no rows and is no failure', () => {
    for (const { series } of okx.history)
      expect(readPage(okx, series, { code: '0', msg: '', data: [] })).toEqual([]);
  });

  it('code 51001: a contract that is not listed is a failure, never an empty page', () => {
    const refusal = { code: '51001', msg: '', data: [] };
    expect(failureOf(() => readPage(okx, 'next-quarter', refusal))).toBe(
      'schema: candles: code 51001',
    );
    expect(failureOf(() => readPage(okx, 'spot', { ...refusal, code: '50011' }))).toMatch(/^rate/);
  });

  it('D07 the field of an implausible row is named', () => {
    expect(broken('spot', 'data.1.4', '0')).toBe('schema: candles: 1.4 is not as documented');
    expect(broken('spot', 'data.2.0', String(nowMs / 1000))).toMatch(/2\.0/);
    expect(broken('index', 'data.2.4', 'NaN')).toMatch(/2\.4/);
    expect(broken('spot', 'data.0', [String(nowMs)])).toMatch(/^schema/);
  });
});

describe('funding', () => {
  it('what was paid, oldest first, within the page', () => {
    expect(readPage(okx, 'funding')).toEqual([
      { timeMs: nowMs - 20 * hourMs, value: 0.0000611224 },
      { timeMs: nowMs - 12 * hourMs, value: -0.0000023358 },
      { timeMs: nowMs - 4 * hourMs, value: 0.0000409127 },
    ]);
    const bounds = { fromMs: nowMs - 12 * hourMs, toMs: nowMs - 4 * hourMs };
    expect(readPage(okx, 'funding', page('funding'), bounds)).toHaveLength(1);
  });

  it('payments of another contract are no page', () => {
    expect(broken('funding', 'data.1.instId', 'BTC-USD-SWAP')).toMatch(/^schema: instId/);
  });
});

describe('open interest', () => {
  it('oiCcy, the third cell, in coins: not contracts, not USD', () => {
    expect(readPage(okx, 'open-interest').map(({ value }) => value)).toEqual([
      29884.1002, 29310.774,
    ]);
    expect(broken('open-interest', 'data.1.2', '2051220118.5')).toBe(
      'schema: open-interest-history: oiCcy: not a number of coins',
    );
  });

  it('1D would be a day of UTC+8: 1Dutc is asked for, and days end at 00:00 UTC', () => {
    expect(urlOf('open-interest')).toContain('&period=1Dutc&');
    for (const { timeMs } of readPage(okx, 'open-interest')) expect(timeMs % dayMs).toBe(0);
  });

  it('a row follows its day until it ends: stamped with the end, the running day left out', () => {
    expect(readPage(okx, 'open-interest').map(({ timeMs }) => timeMs)).toEqual([
      Date.UTC(2026, 1, 9),
      Date.UTC(2026, 1, 10),
    ]);
    const later = { receivedAtMs: Date.UTC(2026, 1, 11), toMs: Date.UTC(2026, 1, 12) };
    expect(readPage(okx, 'open-interest', page('open-interest'), later)).toHaveLength(3);
  });

  it('the rows asked for are those whose days end within the page', () => {
    const bounds = { fromMs: Date.UTC(2026, 1, 9), toMs: Date.UTC(2026, 1, 10) };
    expect(readPage(okx, 'open-interest', page('open-interest'), bounds)).toEqual([
      { timeMs: Date.UTC(2026, 1, 9), value: 29884.1002 },
    ]);
  });
});
