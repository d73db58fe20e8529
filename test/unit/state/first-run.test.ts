/**
 * What the first run costs, counted from the plan and the real registry: a number for the
 * README, and bounds that a new source has to keep.
 */
import { describe, expect, it } from 'vitest';
import { type Exchange, intervalMs } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import type { HistoryPage } from '../../../lib/state/history-plan.ts';
import type { Coverage } from '../../../lib/state/history-wishes.ts';
import { run } from './plans.ts';

const nowMs = Date.UTC(2026, 10, 22, 13, 20);
const all: readonly Exchange[] = exchanges;
const core = all.filter(({ optional }) => !optional);
const bytesPerRow = 10;

const firstRun = (asked: readonly Exchange[], asset: AssetId) => {
  const coverage = new Map<string, Coverage>();
  return { coverage, pages: run({ exchanges: asked, asset, coverage, nowMs }) };
};

const rowsOf = (pages: readonly HistoryPage[]): number =>
  pages.reduce(
    (sum, { fromMs, toMs, source, interval }) =>
      sum + (toMs - fromMs) / (source.stepMs ?? intervalMs[interval]),
    0,
  );

describe('the first run', () => {
  it('D24: the averages of the first exchange take a dozen requests', () => {
    const { pages } = firstRun(core, 'BTC');
    const first = pages.filter(({ stage, exchange }) => stage === 'first' && exchange === core[0]);
    expect(first.length).toBeLessThanOrEqual(12);
    expect(new Set(first.map(({ source }) => source.series)).size).toBe(7);
  });

  it('D24: all of bitcoin takes 400 requests, no host more than 120', () => {
    const { pages } = firstRun(core, 'BTC');
    expect(pages.length).toBeGreaterThan(300);
    expect(pages.length).toBeLessThan(400);
    for (const [host, own] of Map.groupBy(pages, (page) => page.host))
      expect(own.length, host).toBeLessThanOrEqual(120);
  });

  it('D24: a day later it takes one request a series and interval', () => {
    const { coverage } = firstRun(core, 'BTC');
    const next = run({ exchanges: core, coverage, nowMs: nowMs + 86_400_000 });
    expect(next.length).toBeLessThanOrEqual(coverage.size + 3);
    expect(next.length).toBeLessThan(60);
  });

  it('an asset without dated contracts asks for none', () => {
    const { pages } = firstRun(all, 'SOL');
    const dated = pages.filter(({ source }) => /quarter|index/.test(source.series));
    expect(dated.map(({ key }) => key)).toEqual([]);
    expect(pages.length).toBeGreaterThan(0);
  });

  it('L22: two assets of every exchange fit into 12 MB', () => {
    const rows = (['BTC', 'ETH'] as const).map((asset) => rowsOf(firstRun(all, asset).pages));
    const bytes = rows.reduce((sum, count) => sum + count * bytesPerRow, 0);
    expect(bytes).toBeGreaterThan(4e6);
    expect(bytes).toBeLessThan(12e6);
  });
});
