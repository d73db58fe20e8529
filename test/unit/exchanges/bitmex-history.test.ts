import { describe, expect, it } from 'vitest';
import { bitmex } from '../../../lib/exchanges/bitmex.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import { edited, failureOf, nowMs, readPage, sample, sourceOf } from './samples.ts';

const root = 'https://www.bitmex.com/api/v1';
const hourMs = 3_600_000;
const fromMs = Date.UTC(2019, 0, 1);
const toMs = fromMs + 1000 * hourMs;
const pageOf = (series: string, asset: AssetId = 'BTC', startMs = fromMs) =>
  sourceOf(bitmex, series).url(asset, '1h', startMs, toMs);
const candles = ['index', 'current-quarter', 'next-quarter', 'perpetual'];

describe('pages', () => {
  it.each([
    ['index', '.BXBT'],
    ['current-quarter', 'XBTH19'],
    ['next-quarter', 'XBTM19'],
    ['perpetual', 'XBTUSD'],
  ])('%s of %s: a bin is asked for by its end', (series, symbol) =>
    expect(pageOf(series)).toBe(
      `${root}/trade/bucketed?binSize=1h&partial=false&symbol=${symbol}&count=1000` +
        '&startTime=2019-01-01T01:00:00.000Z&endTime=2019-02-11T16:00:00.000Z',
    ),
  );

  it('funding by its own time', () =>
    expect(pageOf('funding')).toBe(
      `${root}/funding?symbol=XBTUSD&count=500` +
        '&startTime=2019-01-01T00:00:00.000Z&endTime=2019-02-11T15:59:59.999Z',
    ));

  it('contracts that have ended stay there by symbol; they roll at 12:00 UTC', () => {
    const endMs = Date.UTC(2019, 2, 29, 12);
    for (const series of ['current-quarter', 'next-quarter']) {
      const { settles, ...source } = sourceOf(bitmex, series);
      expect(settles?.(Date.UTC(2019, 2, 29))).toBe(endMs);
      expect(source.listedOnly).toBeUndefined();
    }
    expect(pageOf('current-quarter', 'BTC', endMs - 1)).toMatch(/symbol=XBTH19&/);
    expect(pageOf('current-quarter', 'BTC', endMs)).toMatch(/symbol=XBTM19&/);
    expect(pageOf('next-quarter', 'BTC', endMs)).toMatch(/symbol=XBTU19&/);
  });

  it('ether has the perpetual and its funding alone, Solana nothing', () => {
    const asked = (asset: AssetId) =>
      bitmex.history.filter(({ series }) => pageOf(series, asset)).map(({ series }) => series);
    expect(asked('BTC')).toEqual([...candles, 'funding']);
    expect(asked('ETH')).toEqual(['perpetual', 'funding']);
    expect(asked('SOL')).toEqual([]);
  });

  it('a page of four hours spans no more than 1000 hours either', () => {
    for (const series of candles) expect(sourceOf(bitmex, series).maxSpanMs).toBe(1000 * hourMs);
    expect(sourceOf(bitmex, 'perpetual').url('BTC', '4h', fromMs, toMs)).toBe(pageOf('perpetual'));
  });
});

describe('quirks', () => {
  it('timestamp is the END of a bin: it stamps the close as it is', () => {
    expect(readPage(bitmex, 'current-quarter')).toEqual([
      { timeMs: nowMs - 3 * hourMs, value: 70251 },
      { timeMs: nowMs - 2 * hourMs, value: 70290 },
      { timeMs: nowMs - hourMs, value: 70355.5 },
      { timeMs: nowMs, value: 70404.5 },
    ]);
  });

  it('open is the close of the bin before, and is not read', () => {
    const other = edited(sample('bitmex', 'history-perpetual'), '1.open', 1);
    expect(readPage(bitmex, 'perpetual', other)).toEqual(readPage(bitmex, 'perpetual'));
  });

  it('there is no bin of four hours: hours that end on a multiple of four are kept', () => {
    expect(readPage(bitmex, 'index', undefined, { interval: '4h' })).toEqual([
      { timeMs: nowMs, value: 70084.13 },
    ]);
  });

  it('an hour without a trade is no print of a contract, and one of an index', () => {
    const still = (series: string) =>
      readPage(bitmex, series, edited(sample('bitmex', `history-${series}`), '2.trades', 0));
    for (const series of ['current-quarter', 'next-quarter', 'perpetual'])
      expect(still(series)).toEqual(
        readPage(bitmex, series).filter(({ timeMs }) => timeMs !== nowMs - hourMs),
      );
    expect(still('index')).toHaveLength(4);
  });

  it('a bin without a close is left out', () => {
    const open = edited(sample('bitmex', 'history-index'), '0.close', null);
    expect(readPage(bitmex, 'index', open)).toHaveLength(3);
  });

  it('D20 a bin that has not ended is left out', () => {
    const page = { toMs: nowMs, receivedAtMs: nowMs - 1 };
    for (const series of candles)
      expect(readPage(bitmex, series, undefined, page).at(-1)?.timeMs).toBe(nowMs - hourMs);
  });

  it('rows outside the page are dropped: the first ends an hour in, the last at its end', () => {
    const page = { fromMs: nowMs - 2 * hourMs, toMs: nowMs - hourMs };
    for (const series of candles)
      expect(readPage(bitmex, series, undefined, page).map(({ timeMs }) => timeMs)).toEqual([
        nowMs - hourMs,
      ]);
    const payments = { fromMs: nowMs - 8 * hourMs, toMs: nowMs };
    expect(readPage(bitmex, 'funding', undefined, payments)).toEqual([
      { timeMs: nowMs - 8 * hourMs, value: -0.000023 },
    ]);
  });

  it('D21 the same points from rows in any order and repeated', () => {
    for (const { series } of bitmex.history) {
      const rows = sample('bitmex', `history-${series}`) as unknown[];
      expect(readPage(bitmex, series, [...rows.toReversed(), ...rows])).toEqual(
        readPage(bitmex, series),
      );
    }
  });

  it('an empty list is a page without rows, an error in its place is none', () => {
    for (const { series } of bitmex.history) {
      expect(readPage(bitmex, series, [])).toEqual([]);
      const error = { error: { message: 'x', name: 'HTTPError' } };
      expect(failureOf(() => readPage(bitmex, series, error))).toMatch(/^schema/);
    }
  });
});
