import { describe, expect, it } from 'vitest';
import { coinMetrics } from '../../../lib/exchanges/coin-metrics.ts';
import { dayMs } from '../../../lib/quotes/point.ts';
import { edited, failureOf, nowMs, read, readPage, sample, sourceOf, urlOf } from './samples.ts';

const answer = sample('coin-metrics', 'reserve');

const broken = (path: string, value: unknown): string =>
  failureOf(() => read(coinMetrics, 'reserve', edited(answer, path, value)));

describe('coin metrics', () => {
  it('asks for the last two weeks', () => {
    expect(urlOf(coinMetrics, 'reserve')).toBe(
      'https://community-api.coinmetrics.io/v4/timeseries/asset-metrics?assets=btc&metrics=SplyExNtv&frequency=1d&start_time=2026-01-27&page_size=100',
    );
  });

  it('ETH is free too, SOL is not', () => {
    const [endpoint] = coinMetrics.endpoints;
    expect(endpoint.url('ETH', nowMs)).toMatch(/\?assets=eth&metrics=SplyExNtv&/);
    expect(endpoint.url('SOL', nowMs)).toBeNull();
    for (const { url } of coinMetrics.history) {
      expect(url('ETH', '4h', 0, nowMs)).toMatch(/\?assets=eth&/);
      expect(url('SOL', '4h', 0, nowMs)).toBeNull();
    }
  });

  it('at most nine requests in six seconds, of ten allowed', () => {
    expect(coinMetrics.pace).toEqual({ gapMs: 700, perMinute: 60, perDay: 300 });
  });

  it('a quote for each day that has a value, labelled with its start', () => {
    expect(read(coinMetrics, 'reserve').at(-1)).toEqual({
      kind: 'reserve',
      exchange: 'coin-metrics',
      asset: 'BTC',
      symbol: 'SplyExNtv',
      exchangeTimeMs: null,
      receivedAtMs: nowMs,
      coins: 2_699_010,
      dayMs: Date.UTC(2026, 1, 8),
    });
  });

  it('a day that is null or lacks the metric is unknown, never 0', () => {
    expect(read(coinMetrics, 'reserve')).toHaveLength(3);
    const without = edited(answer, 'data.3.SplyExNtv', undefined);
    expect(read(coinMetrics, 'reserve', without)).toHaveLength(3);
  });

  it('no day with a value at all is a change of format', () => {
    expect(failureOf(() => read(coinMetrics, 'reserve', { data: [] }))).toBe(
      'schema: SplyExNtv: no day has a value',
    );
  });

  it('D21 days in any order', () => {
    const { data } = answer as { data: unknown[] };
    expect(read(coinMetrics, 'reserve', { data: data.toReversed() })).toEqual(
      read(coinMetrics, 'reserve'),
    );
  });

  it('other assets are passed over', () => {
    expect(read(coinMetrics, 'reserve', edited(answer, 'data.0.asset', 'eth'))).toHaveLength(2);
  });

  it('D07 implausible numbers are refused with their field', () => {
    expect(broken('data.1.SplyExNtv', '-5')).toMatch(/data\.1\.SplyExNtv/);
    expect(broken('data.1.SplyExNtv', '176000000000')).toBe(
      'schema: SplyExNtv: not a number of coins',
    );
    expect(broken('data.1.time', '2026-02-07')).toMatch(/data\.1\.time/);
    expect(broken('data.1.time', '2027-02-07T00:00:00.000000000Z')).toMatch(/future/);
  });

  it('403 means outside the community plan, not our location', () => {
    expect(coinMetrics.classifyStatus(403)).toBe('schema');
    expect(coinMetrics.classifyStatus(429)).toBeUndefined();
  });
});

describe('the past of coin metrics', () => {
  const page = sample('coin-metrics', 'history-flow-in');

  it.each([
    ['reserve', 'SplyExNtv'],
    ['flow-in', 'FlowInExNtv'],
    ['flow-out', 'FlowOutExNtv'],
  ])('%s: all of it on one page, both dates counted in', (series, metric) => {
    const source = sourceOf(coinMetrics, series);
    expect(source.url('BTC', '1h', Date.UTC(2019, 0, 1), Date.UTC(2026, 1, 10))).toBe(
      `https://community-api.coinmetrics.io/v4/timeseries/asset-metrics?assets=btc&metrics=${metric}` +
        '&frequency=1d&start_time=2019-01-01&end_time=2026-02-09&page_size=10000',
    );
    expect(source).toMatchObject({
      maxRows: 10_000,
      stepMs: dayMs,
      firstMs: Date.UTC(2019, 0, 1),
      isRevised: true,
    });
  });

  it('D22 a day is stamped with its start, one without a value is a gap', () => {
    expect(readPage(coinMetrics, 'flow-in')).toEqual([
      { timeMs: Date.UTC(2026, 1, 5), value: 38_112.40113 },
      { timeMs: Date.UTC(2026, 1, 6), value: 35_870.2 },
      { timeMs: Date.UTC(2026, 1, 8), value: 14_022.96 },
      { timeMs: Date.UTC(2026, 1, 9), value: 36_500.771 },
    ]);
    expect(readPage(coinMetrics, 'reserve')[0]?.value).toBe(2_702_410.7719);
    expect(readPage(coinMetrics, 'flow-out')[0]?.value).toBe(39_288.11502);
  });

  it('each reads its own metric and no other', () => {
    expect(readPage(coinMetrics, 'flow-out', page)).toEqual([]);
  });

  it('the newest days are estimates (flash) and read like the others', () => {
    const reviewed = edited(page, 'data.4.FlowInExNtv-status', 'reviewed');
    expect(readPage(coinMetrics, 'flow-in', reviewed)).toEqual(readPage(coinMetrics, 'flow-in'));
  });

  it('days outside the page are dropped, other assets passed over', () => {
    const window = { fromMs: Date.UTC(2026, 1, 6), toMs: Date.UTC(2026, 1, 9) };
    expect(readPage(coinMetrics, 'flow-in', page, window)).toHaveLength(2);
    expect(readPage(coinMetrics, 'flow-in', edited(page, 'data.0.asset', 'eth'))).toHaveLength(3);
    expect(readPage(coinMetrics, 'flow-in', { data: [] })).toEqual([]);
  });

  it('D07 a flow in USD is recognised by its size', () => {
    const usd = edited(page, 'data.0.FlowInExNtv', '2670000000');
    expect(failureOf(() => readPage(coinMetrics, 'flow-in', usd))).toBe(
      'schema: FlowInExNtv: not a number of coins',
    );
  });
});
