import { describe, expect, it } from 'vitest';
import { kucoin } from '../../../lib/exchanges/kucoin.ts';
import { edited, failureOf, nowMs, readPage, sample, sourceOf } from './samples.ts';

const hourMs = 3_600_000;
const fromMs = Date.UTC(2025, 0, 1);
const toMs = fromMs + 100 * hourMs;
const pageOf = (series: string, interval: '1h' | '4h' = '1h', asset: 'BTC' | 'ETH' = 'BTC') =>
  sourceOf(kucoin, series).url(asset, interval, fromMs, toMs);

describe('pages', () => {
  it.each([
    [
      'spot',
      `https://api.kucoin.com/api/v1/market/candles?type=1hour&symbol=BTC-USDT` +
        `&startAt=${fromMs / 1000}&endAt=${toMs / 1000 - 1}`,
    ],
    [
      'perpetual',
      `https://api-futures.kucoin.com/api/v1/kline/query?symbol=XBTUSDTM&granularity=60` +
        `&from=${fromMs}&to=${toMs - 1}`,
    ],
    [
      'funding',
      `https://api-futures.kucoin.com/api/v1/contract/funding-rates?symbol=XBTUSDTM` +
        `&from=${fromMs}&to=${toMs - 1}`,
    ],
  ])('%s', (series, url) => expect(pageOf(series)).toBe(url));

  it('four hours, and ether', () => {
    expect(pageOf('spot', '4h', 'ETH')).toMatch(/type=4hour&symbol=ETH-USDT&/);
    expect(pageOf('perpetual', '4h', 'ETH')).toMatch(/symbol=ETHUSDTM&granularity=240&/);
  });
});

describe('quirks', () => {
  it('spot rows are newest first, in SECONDS, with the CLOSE right after the open', () => {
    expect(readPage(kucoin, 'spot')).toEqual([
      { timeMs: nowMs - 2 * hourMs, value: 69981.4 },
      { timeMs: nowMs - hourMs, value: 70044.1 },
      { timeMs: nowMs, value: 70101.9 },
    ]);
  });

  it('perpetual rows ascend, in milliseconds, with the close after the low', () => {
    expect(readPage(kucoin, 'perpetual')).toEqual([
      { timeMs: nowMs - 2 * hourMs, value: 69961.3 },
      { timeMs: nowMs - hourMs, value: 70021.7 },
      { timeMs: nowMs, value: 70079.6 },
    ]);
  });

  it('D20 the running candle is left out until its last instant has passed', () => {
    for (const series of ['spot', 'perpetual']) {
      const page = { toMs: nowMs + hourMs, receivedAtMs: nowMs + hourMs - 1 };
      const rows = (receivedAtMs: number) =>
        readPage(kucoin, series, undefined, { ...page, receivedAtMs });
      expect(rows(nowMs + hourMs - 1)).toHaveLength(3);
      expect(rows(nowMs + hourMs)).toHaveLength(4);
    }
  });

  it('rows outside the page are dropped: its first opens at the start, none at the end', () => {
    for (const series of ['spot', 'perpetual']) {
      const page = { fromMs: nowMs - 2 * hourMs, toMs: nowMs - hourMs };
      const points = readPage(kucoin, series, undefined, page);
      expect(points.map(({ timeMs }) => timeMs)).toEqual([nowMs - hourMs]);
    }
    const page = { fromMs: nowMs - 8 * hourMs, toMs: nowMs };
    expect(readPage(kucoin, 'funding', undefined, page)).toEqual([
      { timeMs: nowMs - 8 * hourMs, value: -0.000019 },
    ]);
  });

  it('four-hour candles close four hours after their opening', () => {
    const points = readPage(kucoin, 'perpetual', undefined, { interval: '4h' });
    expect(points).toEqual([]);
    const later = { interval: '4h', receivedAtMs: nowMs + hourMs } as const;
    expect(readPage(kucoin, 'perpetual', undefined, later)).toEqual([
      { timeMs: nowMs + hourMs, value: 69961.3 },
    ]);
  });

  it('D07 milliseconds where seconds belong are refused, and the reverse', () => {
    const spot = edited(sample('kucoin', 'history-spot'), 'data.0.0', String(nowMs));
    expect(failureOf(() => readPage(kucoin, 'spot', spot))).toMatch(/^schema: candles: 0.0/);
    const perpetual = edited(sample('kucoin', 'history-perpetual'), 'data.0.0', nowMs / 1000);
    expect(failureOf(() => readPage(kucoin, 'perpetual', perpetual))).toMatch(/^schema: kline/);
  });

  it('D21 the same points from rows in any order and repeated', () => {
    for (const { series } of kucoin.history) {
      const page = sample('kucoin', `history-${series}`) as { data: unknown[] };
      const shuffled = { ...page, data: [...page.data.toReversed(), ...page.data] };
      expect(readPage(kucoin, series, shuffled)).toEqual(readPage(kucoin, series));
    }
  });

  it('a page before the listing is empty, and no failure', () => {
    for (const { series } of kucoin.history)
      expect(readPage(kucoin, series, { code: '200000', data: [] })).toEqual([]);
  });
});
