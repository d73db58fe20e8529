import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../lib/exchanges/exchange.ts';
import { kraken } from '../../../lib/exchanges/kraken.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import { hourMs } from '../../../lib/quotes/point.ts';
import { edited, failureOf, nowMs, readPage, sample, sourceOf } from './samples.ts';

const charts = 'https://futures.kraken.com/api/charts/v1';
const fromMs = Date.UTC(2026, 0, 20);
const toMs = Date.UTC(2026, 0, 25);
const settlesMs = Date.UTC(2026, 2, 27, 8);
const seconds = `from=${fromMs / 1000}&to=${toMs / 1000 - 1}`;

const urlOf = (series: string, interval: Interval = '1h', asset: AssetId = 'BTC', from = fromMs) =>
  sourceOf(kraken, series).url(asset, interval, from, toMs);
const page = (series: string): unknown => sample('kraken', `history-${series}`);
const broken = (series: string, path: string, value: unknown): string =>
  failureOf(() => readPage(kraken, series, edited(page(series), path, value)));

const chartSeries = ['index', 'perpetual', 'current-quarter', 'next-quarter'];

describe('requests', () => {
  it.each([
    ['index', `${charts}/spot/PF_XBTUSD/1h?${seconds}`],
    ['perpetual', `${charts}/mark/PF_XBTUSD/1h?${seconds}`],
    ['current-quarter', `${charts}/mark/FF_XBTUSD_260327/1h?${seconds}`],
    ['next-quarter', `${charts}/mark/FF_XBTUSD_260626/1h?${seconds}`],
    [
      'spot',
      `https://api.kraken.com/0/public/OHLC?pair=XBTUSD&interval=60&since=${fromMs / 1000 - 1}`,
    ],
  ])('%s', (series, url) => expect(urlOf(series)).toBe(url));

  it('four hours are 4h in charts and 240 minutes in spot', () => {
    for (const series of chartSeries) expect(urlOf(series, '4h')).toContain('/4h?');
    expect(urlOf('spot', '4h')).toContain('&interval=240&');
  });

  it('the charts take seconds, both ends counted: a page holds no row too many', () => {
    const [, from = '', to = ''] = /from=(\d+)&to=(\d+)$/.exec(urlOf('index') ?? '') ?? [];
    expect(Number(from)).toBe(1_768_867_200);
    expect(Math.floor(Number(to) / 3600) - Number(from) / 3600 + 1).toBe(120);
  });

  it('a page is of the quarter that runs when it begins, to the millisecond', () => {
    expect(urlOf('current-quarter', '1h', 'BTC', settlesMs - 1)).toContain('_260327/');
    expect(urlOf('current-quarter', '1h', 'BTC', settlesMs)).toContain('_260626/');
  });

  it('Ether by its own name; Solana has no dated contracts', () => {
    for (const { series } of kraken.history)
      expect(urlOf(series, '1h', 'ETH')).toBe(urlOf(series)?.replace('XBTUSD', 'ETHUSD'));
    const solana = kraken.history.filter(({ url }) => url('SOL', '1h', fromMs, toMs) !== null);
    expect(solana.map(({ series }) => series)).toEqual(['index', 'perpetual', 'spot']);
  });

  it.each([
    ['index', '2022-04-01', 2_000, undefined],
    ['perpetual', '2022-04-01', 2_000, undefined],
    ['current-quarter', '2022-04-01', 2_000, undefined],
    ['next-quarter', '2022-04-01', 2_000, undefined],
    ['spot', '2019-01-01', 720, 720],
  ])('%s: from %s, %d rows a page', (series, first, maxRows, keptRows) => {
    const source = sourceOf(kraken, series);
    expect(new Date(source.firstMs).toISOString()).toContain(first);
    expect([source.maxRows, source.keptRows]).toEqual([maxRows, keptRows]);
  });

  it('no page of a quarter crosses 08:00 UTC of its end, and none is asked for after it', () => {
    for (const series of ['current-quarter', 'next-quarter']) {
      expect(sourceOf(kraken, series).listedOnly).toBe(true);
      expect(sourceOf(kraken, series).settles?.(Date.UTC(2026, 2, 27))).toBe(settlesMs);
    }
  });

  it('funding is never asked for: it comes only as a whole', () => {
    expect(kraken.history.map(({ series }) => series)).not.toContain('funding');
  });
});

describe('charts', () => {
  it.each(chartSeries)('D20 %s: closes of finished candles, the open one left out', (series) => {
    const points = readPage(kraken, series);
    expect(points.map(({ timeMs }) => timeMs)).toEqual([nowMs - 2 * hourMs, nowMs - hourMs, nowMs]);
    expect(readPage(kraken, series, page(series), { receivedAtMs: nowMs - 1 })).toHaveLength(2);
  });

  it('the value is the close, a string', () => {
    expect(readPage(kraken, 'index').at(-1)?.value).toBeCloseTo(70081.0404417, 6);
  });

  it('times are milliseconds, although the request is in seconds', () => {
    expect(broken('index', 'candles.0.time', nowMs / 1000)).toBe(
      'schema: charts: candles.0.time is not as documented',
    );
  });

  it('rows outside the page are dropped', () => {
    const bounds = { fromMs: nowMs - 2 * hourMs, toMs: nowMs - hourMs };
    expect(readPage(kraken, 'perpetual', page('perpetual'), bounds)).toHaveLength(1);
  });

  it('D21 rows in any order, and repeated, give the same series', () => {
    const { candles } = page('index') as { candles: unknown[] };
    const shuffled = { candles: [...candles.toReversed(), ...candles], more_candles: false };
    expect(readPage(kraken, 'index', shuffled)).toEqual(readPage(kraken, 'index'));
  });

  it('no volume is no reason to leave a candle out: marks never have one', () => {
    expect(readPage(kraken, 'current-quarter')).toHaveLength(3);
  });

  it('an empty page is one', () => {
    expect(readPage(kraken, 'index', { candles: [], more_candles: false })).toEqual([]);
  });
});

describe('more_candles: a page cut short', () => {
  const cut = edited(page('index'), 'more_candles', true);
  const firstMs = nowMs - 3 * hourMs;

  it('at the edge of the present the rows that came are used', () => {
    const toMs = nowMs + 2 * hourMs;
    const recent = { fromMs: firstMs, toMs, receivedAtMs: toMs + 60_000 };
    expect(readPage(kraken, 'index', cut, recent).at(-1)?.timeMs).toBe(nowMs + hourMs);
  });

  it('of the past it is refused, since the missing rows would never be asked for', () => {
    const past = { fromMs: firstMs, toMs: nowMs + 9 * hourMs, receivedAtMs: nowMs + 99 * hourMs };
    expect(failureOf(() => readPage(kraken, 'index', cut, past))).toBe(
      'schema: charts: the page was cut short',
    );
    const none = { candles: [], more_candles: true };
    expect(failureOf(() => readPage(kraken, 'index', none, past))).toMatch(/cut short/);
  });

  it('that there is more after a full page does not matter', () => {
    const full = { fromMs: firstMs, toMs: nowMs + hourMs, receivedAtMs: nowMs + 99 * hourMs };
    expect(readPage(kraken, 'index', cut, full)).toHaveLength(4);
  });
});

describe('spot', () => {
  it('closes of the finished rows, in seconds, under the name of the pair', () => {
    expect(readPage(kraken, 'spot')).toEqual([
      { timeMs: nowMs - 2 * hourMs, value: 70020.4 },
      { timeMs: nowMs - hourMs, value: 70055.7 },
      { timeMs: nowMs, value: 70090.1 },
    ]);
    expect(broken('spot', 'result.XXBTZUSD.0.0', nowMs)).toMatch(/^schema: OHLC: 0.0/);
  });

  it('rows from before the page are dropped: the latest 720 come whatever is asked', () => {
    const bounds = { fromMs: nowMs - hourMs, toMs: nowMs };
    expect(readPage(kraken, 'spot', page('spot'), bounds)).toEqual([
      { timeMs: nowMs, value: 70090.1 },
    ]);
  });

  it('another pair is no answer, and a refusal names itself', () => {
    expect(failureOf(() => readPage(kraken, 'spot', page('spot'), { asset: 'ETH' }))).toBe(
      'schema: OHLC: no pair of the coin in USD',
    );
    const refusal = { error: ['EAPI:Rate limit exceeded'] };
    expect(failureOf(() => readPage(kraken, 'spot', refusal))).toMatch(/^rate: /);
  });
});
