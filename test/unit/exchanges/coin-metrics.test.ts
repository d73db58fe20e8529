import { describe, expect, it } from 'vitest';
import { coinMetrics } from '../../../lib/exchanges/coin-metrics.ts';
import { edited, failureOf, nowMs, read, sample, urlOf } from './samples.ts';

const answer = sample('coin-metrics', 'reserve');

const broken = (path: string, value: unknown): string =>
  failureOf(() => read(coinMetrics, 'reserve', edited(answer, path, value)));

describe('coin metrics', () => {
  it('asks for the last two weeks', () => {
    expect(urlOf(coinMetrics, 'reserve')).toBe(
      'https://community-api.coinmetrics.io/v4/timeseries/asset-metrics?assets=btc&metrics=SplyExNtv&frequency=1d&start_time=2026-01-27&page_size=100',
    );
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
    expect(broken('data.1.SplyExNtv', '176000000000')).toMatch(/data\.1\.SplyExNtv/);
    expect(broken('data.1.time', '2026-02-07')).toMatch(/data\.1\.time/);
    expect(broken('data.1.time', '2027-02-07T00:00:00.000000000Z')).toMatch(/future/);
  });

  it('403 means outside the community plan, not our location', () => {
    expect(coinMetrics.classifyStatus(403)).toBe('schema');
    expect(coinMetrics.classifyStatus(429)).toBeUndefined();
  });
});
