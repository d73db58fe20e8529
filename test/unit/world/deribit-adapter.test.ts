/** The adapter of Deribit reads back what the market of the world is. */
import { describe, expect, it } from 'vitest';
import { deribit } from '../../../lib/exchanges/deribit.ts';
import { dayMs, hourMs, quarterExpiryAt } from '../../world/market/calendar.ts';
import { datedPrice } from '../../world/market/dated.ts';
import { readNow, readPast } from './adapter-reading.ts';
import { nowMs, storyMarket, storyMarkets } from './ask.ts';

const fourMs = 4 * hourMs;
const lastMs = Math.floor(nowMs / fourMs) * fourMs;
const lastHourMs = Math.floor(nowMs / hourMs) * hourMs;
const withEther = ['BTC', 'ETH'] as const;
const marketOf = (asset: 'BTC' | 'ETH') => storyMarkets[asset] ?? storyMarket;

describe('the adapter of Deribit asks the world', () => {
  it.each(withEther)('%s: the curve, its open interest and funding', (asset) => {
    const market = marketOf(asset);
    const { 'book-summary': curve = [], funding } = readNow(deribit, asset);
    const expiryMs = quarterExpiryAt(nowMs, 1);
    const index = market.indexUsd(nowMs);
    const price = datedPrice(market, 'deribit', index, nowMs, expiryMs);
    expect(curve).toContainEqual(
      expect.objectContaining({
        kind: 'future',
        expiryMs,
        price: expect.closeTo(price, 1),
        indexPrice: expect.closeTo(index, 1),
      }),
    );
    const coins = curve.reduce(
      (sum, quote) => sum + (quote.kind === 'open-interest' ? quote.coins : 0),
      0,
    );
    expect(coins / (market.openInterestCoins(nowMs, 'deribit') ?? 0)).toBeCloseTo(1, 2);
    expect(funding).toHaveLength(192);
  });

  it('SOL: nothing at all', () => {
    expect(readNow(deribit, 'SOL')).toEqual({});
    for (const { series } of deribit.history)
      expect(readPast(deribit, { series, asset: 'SOL' })).toEqual([]);
  });

  it('a full page of the index by the hour', () => {
    const points = readPast(deribit, { series: 'index', interval: '1h' });
    expect(points).toHaveLength(743);
    expect(points.at(-1)?.timeMs).toBe(lastHourMs);
    for (const { timeMs, value } of points)
      expect(value).toBeCloseTo(storyMarket.indexUsd(timeMs), 1);
  });

  it.each(['index', 'perpetual', 'current-quarter', 'next-quarter'])(
    '%s of four hours: the closes of whole four hours, none missing',
    (series) => {
      const points = readPast(deribit, { series, rows: 60 });
      expect(points.map(({ timeMs }) => timeMs)).toEqual(
        Array.from({ length: 60 }, (_, row) => lastMs - (59 - row) * fourMs),
      );
    },
  );

  it('a full page of the perpetual', () => {
    const points = readPast(deribit, { series: 'perpetual', interval: '1h' });
    expect(points).toHaveLength(4_000);
    const { timeMs = 0, value = 0 } = points.at(-1) ?? {};
    expect(value / storyMarket.indexUsd(timeMs)).toBeCloseTo(1, 3);
  });

  it.each(withEther)('%s: the quarters, each at its own rate', (asset) => {
    const market = marketOf(asset);
    for (const [place, series] of (['current-quarter', 'next-quarter'] as const).entries()) {
      const points = readPast(deribit, { series, asset, interval: '1h', rows: 500 });
      expect(points).toHaveLength(500);
      const expiryMs = quarterExpiryAt(nowMs, place === 0 ? 0 : 1);
      for (const { timeMs, value } of points.slice(0, 20)) {
        const price = datedPrice(market, 'deribit', market.indexUsd(timeMs), timeMs, expiryMs);
        expect(value / price).toBeCloseTo(1, 4);
      }
    }
  });

  it('the last close of a quarter is that of its last hour', () => {
    const endMs = quarterExpiryAt(nowMs, 0);
    const url = deribit.history
      .find(({ series }) => series === 'current-quarter')
      ?.url('BTC', '4h', endMs - dayMs, endMs);
    expect(url).toContain(`&end_timestamp=${endMs + 3 * hourMs - 1}&`);
  });

  it('a full page of funding', () => {
    const points = readPast(deribit, { series: 'funding', toMs: lastHourMs + hourMs });
    expect(points).toHaveLength(743);
    expect(points.at(-1)?.timeMs).toBe(lastHourMs);
    for (const { timeMs, value } of points)
      expect(value).toBeCloseTo(storyMarket.fundingRate(timeMs - 1) / 8, 12);
  });
});
