import { describe, expect, it } from 'vitest';
import { deribit } from '../../../lib/exchanges/deribit.ts';
import type { Interval } from '../../../lib/exchanges/exchange.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import { hourMs } from '../../../lib/quotes/point.ts';
import { edited, failureOf, nowMs, readPage, sample, sourceOf } from './samples.ts';

const root = 'https://www.deribit.com/api/v2/public';
const fromMs = Date.UTC(2026, 0, 20, 8);
const toMs = Date.UTC(2026, 0, 25, 8);
const settlesMs = Date.UTC(2026, 2, 27, 8);

const urlOf = (series: string, interval: Interval = '1h', asset: AssetId = 'BTC', from = fromMs) =>
  sourceOf(deribit, series).url(asset, interval, from, toMs);
const page = (series: string): unknown => sample('deribit', `history-${series}`);
const broken = (series: string, path: string, value: unknown): string =>
  failureOf(() => readPage(deribit, series, edited(page(series), path, value)));
const timesOf = (points: readonly { readonly timeMs: number }[]) =>
  points.map(({ timeMs }) => timeMs);

const funding = (from: number, to: number): string =>
  `${root}/get_funding_rate_history?instrument_name=BTC-PERPETUAL` +
  `&start_timestamp=${from}&end_timestamp=${to}`;
const chart = (name: string, from: number, to: number): string =>
  `${root}/get_tradingview_chart_data?instrument_name=${name}` +
  `&start_timestamp=${from}&end_timestamp=${to}&resolution=60`;

const charts = ['perpetual', 'current-quarter', 'next-quarter'];

describe('requests', () => {
  it.each([
    ['index', funding(fromMs + hourMs - 1, toMs + hourMs - 1)],
    ['funding', funding(fromMs - 1, toMs - 1)],
    ['perpetual', chart('BTC-PERPETUAL', fromMs, toMs - 1)],
    ['current-quarter', chart('BTC-27MAR26', fromMs, toMs - 1)],
    ['next-quarter', chart('BTC-26JUN26', fromMs, toMs - 1)],
  ])('%s', (series, url) => expect(urlOf(series)).toBe(url));

  it('there is no resolution of four hours: the hours in which those end are asked for', () => {
    expect(urlOf('perpetual', '4h')).toBe(
      chart('BTC-PERPETUAL', fromMs + 3 * hourMs, toMs + 3 * hourMs - 1),
    );
    expect(urlOf('index', '4h')).toBe(funding(fromMs + 4 * hourMs - 1, toMs + 4 * hourMs - 1));
  });

  it('a page is of the quarter that runs when it begins, in any year', () => {
    expect(urlOf('current-quarter', '1h', 'BTC', settlesMs - 1)).toContain('=BTC-27MAR26&');
    expect(urlOf('current-quarter', '1h', 'BTC', settlesMs)).toContain('=BTC-26JUN26&');
    const september = Date.UTC(2027, 6, 1);
    expect(urlOf('current-quarter', '1h', 'BTC', september)).toContain('=BTC-24SEP27&');
  });

  it('Ether by its own name; Solana has no coin-settled book', () => {
    for (const { series } of deribit.history) {
      expect(urlOf(series, '1h', 'ETH')).toBe(urlOf(series)?.replace('=BTC-', '=ETH-'));
      expect(urlOf(series, '1h', 'SOL')).toBeNull();
    }
  });

  it.each([
    ['index', '2019-05-01', 743],
    ['funding', '2019-05-01', 743],
    ['perpetual', '2018-08-15', 4_000],
    ['current-quarter', '2018-08-15', 4_000],
    ['next-quarter', '2018-08-15', 4_000],
  ])('%s: from %s, %d hours a page whatever the interval', (series, first, hours) => {
    const source = sourceOf(deribit, series);
    expect(new Date(source.firstMs).toISOString()).toContain(first);
    expect(source.maxRows).toBe(hours);
    expect(source.maxSpanMs).toBe(hours * hourMs);
    expect(source.stepMs).toBe(series === 'funding' ? hourMs : undefined);
  });

  it('no page of a quarter crosses 08:00 UTC of its end, and none is asked for after it', () => {
    for (const series of ['current-quarter', 'next-quarter']) {
      expect(sourceOf(deribit, series).listedOnly).toBe(true);
      expect(sourceOf(deribit, series).settles?.(Date.UTC(2026, 2, 27))).toBe(settlesMs);
    }
  });
});

describe('the index', () => {
  it('is said with the funding of each hour, at the instant that closes it', () => {
    const points = readPage(deribit, 'index');
    expect(points).toHaveLength(9);
    expect(points.at(-1)).toEqual({ timeMs: nowMs, value: 70073.2 });
  });

  it('of four hours: the instants at which four hours end, and no other', () => {
    expect(readPage(deribit, 'index', page('index'), { interval: '4h' })).toEqual([
      { timeMs: nowMs - 8 * hourMs, value: 69884.12 },
      { timeMs: nowMs - 4 * hourMs, value: 69990.1 },
      { timeMs: nowMs, value: 70073.2 },
    ]);
  });

  it('a page is of the hours that open in it', () => {
    const bounds = { fromMs: nowMs - 4 * hourMs, toMs: nowMs - 2 * hourMs };
    expect(timesOf(readPage(deribit, 'index', page('index'), bounds))).toEqual([
      nowMs - 3 * hourMs,
      nowMs - 2 * hourMs,
    ]);
  });

  it('D07 an implausible index is refused with its field', () => {
    expect(broken('index', 'result.2.index_price', 0)).toBe(
      'schema: result: 2.index_price is not as documented',
    );
    expect(broken('index', 'result.2.timestamp', nowMs / 1000)).toMatch(/2\.timestamp/);
  });
});

describe('charts', () => {
  it.each(charts)('D20 %s: closes of finished hours, the open one left out', (series) => {
    const points = readPage(deribit, series);
    expect(points).toHaveLength(8);
    expect(points.at(-1)?.timeMs).toBe(nowMs);
    expect(readPage(deribit, series, page(series), { receivedAtMs: nowMs - 1 })).toHaveLength(7);
  });

  it('columns, not rows: the close of a tick has its place', () => {
    expect(readPage(deribit, 'perpetual').at(-1)?.value).toBe(70067);
    expect(broken('perpetual', 'result.close', [70000.5])).toBe(
      'schema: result: ticks and closes do not match',
    );
  });

  it.each(charts)('of four hours: every fourth close, %s', (series) => {
    const points = readPage(deribit, series, page(series), { interval: '4h' });
    expect(timesOf(points)).toEqual([nowMs - 4 * hourMs, nowMs]);
    expect(points.at(-1)).toEqual(readPage(deribit, series).at(-1));
  });

  it('status "no_data" is an empty page', () => {
    const result = { status: 'no_data', ticks: [], open: [], high: [], low: [], close: [] };
    expect(readPage(deribit, 'perpetual', { result })).toEqual([]);
    expect(broken('perpetual', 'result.status', 'maybe')).toMatch(/result: status/);
  });

  it('D21 columns in any order, and repeated, give the same series', () => {
    const { result } = page('perpetual') as { result: Record<string, unknown[]> };
    const { ticks = [], close = [] } = result;
    const shuffled = {
      status: 'ok',
      ticks: [...ticks.toReversed(), ...ticks],
      close: [...close.toReversed(), ...close],
    };
    expect(readPage(deribit, 'perpetual', { result: shuffled })).toEqual(
      readPage(deribit, 'perpetual'),
    );
  });

  it('a contract that is not listed is a failure, never an empty page', () => {
    const refusal = { jsonrpc: '2.0', error: { code: -32_602, message: 'Invalid params' } };
    expect(failureOf(() => readPage(deribit, 'next-quarter', refusal))).toBe(
      'schema: error -32602',
    );
  });
});

describe('funding', () => {
  it('each hour as a payment, whatever the interval, within the page', () => {
    const points = readPage(deribit, 'funding', page('funding'), {
      interval: '4h',
      fromMs: nowMs - 4 * hourMs,
      toMs: nowMs,
    });
    expect(points.map(({ value }) => value)).toEqual([1.9e-6, 1.05e-6, -2.2e-7, 0]);
    expect(points[0]?.timeMs).toBe(nowMs - 4 * hourMs);
  });
});
