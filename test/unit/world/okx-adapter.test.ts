/** The adapter of OKX reads back what the market of the world is. */
import { describe, expect, it } from 'vitest';
import { okx } from '../../../lib/exchanges/okx.ts';
import { dayMs, hourMs, quarterExpiryAt } from '../../world/market/calendar.ts';
import { datedPrice } from '../../world/market/dated.ts';
import { readNow, readPast } from './adapter-reading.ts';
import { nowMs, storyMarket, storyMarkets } from './ask.ts';

const fourMs = 4 * hourMs;
const lastMs = Math.floor(nowMs / fourMs) * fourMs;
const withEther = ['BTC', 'ETH'] as const;
const marketOf = (asset: 'BTC' | 'ETH' | 'SOL') => storyMarkets[asset] ?? storyMarket;

describe('the adapter of OKX asks the world', () => {
  it.each(withEther)('%s: prices, curve and funding as they are', (asset) => {
    const market = marketOf(asset);
    const read = readNow(okx, asset);
    expect(Object.keys(read)).toEqual(okx.endpoints.map(({ id }) => id));
    const digits = asset === 'BTC' ? 0 : 1;
    expect(read['spot']).toMatchObject([{ price: expect.closeTo(market.spotUsdt(nowMs), digits) }]);
    expect(read['perpetual']).toMatchObject([
      {
        price: expect.closeTo(market.perpetualMarkUsdt(nowMs), digits),
        indexPrice: expect.closeTo(market.indexUsdt(nowMs), digits),
      },
    ]);
    const expiryMs = quarterExpiryAt(nowMs, 0);
    const index = market.indexUsd(nowMs);
    const price = datedPrice(market, 'okx', index, nowMs, expiryMs);
    expect(read['dated']).toContainEqual(
      expect.objectContaining({ kind: 'future', expiryMs, price: expect.closeTo(price, digits) }),
    );
    expect(read['dated']).toHaveLength(5);
    expect(read['funding']).toHaveLength(42);
  });

  it('SOL: all but what is dated', () => {
    expect(Object.keys(readNow(okx, 'SOL'))).toEqual([
      'spot',
      'perpetual',
      'funding',
      'open-interest-perpetual',
      'open-interest-perpetual-coin',
    ]);
  });

  it.each([
    // All of the venue's but the perpetual that ends in 2031.
    ['BTC', 0.99],
    ['ETH', 0.99],
    ['SOL', 0.91],
  ] as const)('%s: open interest in coins, %d of that of the venue', (asset, share) => {
    const coins = Object.values(readNow(okx, asset))
      .flat()
      .reduce((sum, quote) => sum + (quote.kind === 'open-interest' ? quote.coins : 0), 0);
    expect(coins / (marketOf(asset).openInterestCoins(nowMs, 'okx') ?? 0)).toBeCloseTo(share, 4);
  });

  it.each([
    ['spot', 300],
    ['index', 100],
  ] as const)('a full page of %s: %d closes, to the last that is finished', (series, rows) => {
    const points = readPast(okx, { series });
    expect(points).toHaveLength(rows);
    expect(points.at(-1)?.timeMs).toBe(lastMs);
    expect(points[0]?.timeMs).toBe(lastMs - (rows - 1) * fourMs);
    const price = series === 'spot' ? storyMarket.spotUsdt : storyMarket.indexUsd;
    for (const { timeMs, value } of points) expect(value).toBeCloseTo(price(timeMs), 0);
  });

  it.each(withEther)('%s: the quarters, each at its own rate', (asset) => {
    const market = marketOf(asset);
    for (const [place, series] of (['current-quarter', 'next-quarter'] as const).entries()) {
      const points = readPast(okx, { series, asset, interval: '1h', rows: 300 });
      expect(points).toHaveLength(300);
      const expiryMs = quarterExpiryAt(nowMs, place === 0 ? 0 : 1);
      const { timeMs = 0, value = 0 } = points[100] ?? {};
      const price = datedPrice(market, 'okx', market.indexUsd(timeMs), timeMs, expiryMs);
      expect(value / price).toBeCloseTo(1, 4);
    }
  });

  it('a quarter that has ended is refused, not empty', () => {
    const toMs = quarterExpiryAt(nowMs, 0) - 100 * dayMs;
    expect(() => readPast(okx, { series: 'current-quarter', rows: 10, toMs })).toThrow(/51001/);
  });

  it('a full page of funding, as it was paid', () => {
    const points = readPast(okx, { series: 'funding', toMs: Date.UTC(2026, 10, 23) });
    expect(points).toHaveLength(100);
    for (const { timeMs, value } of points)
      expect(value).toBeCloseTo(storyMarket.fundingRate(timeMs), 12);
  });

  it.each(['BTC', 'SOL'] as const)('a full page of open interest of %s, in coins', (asset) => {
    const points = readPast(okx, { series: 'open-interest', asset, toMs: Date.UTC(2026, 10, 23) });
    expect(points).toHaveLength(100);
    expect(points.at(-1)?.timeMs).toBe(Date.UTC(2026, 10, 22));
    for (const { timeMs, value } of points) {
      const coins = marketOf(asset).openInterestCoins(timeMs, 'okx') ?? 0;
      expect(value / coins).toBeCloseTo(0.76, 6);
    }
  });
});
