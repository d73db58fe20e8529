/** The adapter of Kraken reads back what the market of the world is. */
import { describe, expect, it } from 'vitest';
import { kraken } from '../../../lib/exchanges/kraken.ts';
import { dayMs, hourMs, quarterExpiryAt } from '../../world/market/calendar.ts';
import { datedPrice } from '../../world/market/dated.ts';
import { readNow, readPast } from './adapter-reading.ts';
import { nowMs, storyMarket, storyMarkets } from './ask.ts';

const fourMs = 4 * hourMs;
const lastMs = Math.floor(nowMs / fourMs) * fourMs;
const all = ['BTC', 'ETH', 'SOL'] as const;
const marketOf = (asset: (typeof all)[number]) => storyMarkets[asset] ?? storyMarket;
const currentMs = quarterExpiryAt(nowMs, 0);

describe('the adapter of Kraken asks the world', () => {
  it.each(all)('%s: spot, and the perpetual with its open interest', (asset) => {
    const market = marketOf(asset);
    const read = readNow(kraken, asset);
    expect(read['spot']).toMatchObject([{ price: expect.closeTo(market.spotUsd(nowMs), 0) }]);
    const share = asset === 'SOL' ? 1 : 0.72;
    const coins = share * (market.openInterestCoins(nowMs, 'kraken') ?? 0);
    expect(read['perpetual']).toMatchObject([
      { kind: 'perpetual', indexPrice: expect.closeTo(market.indexUsd(nowMs), 1) },
      { kind: 'open-interest', coins: expect.closeTo(coins, 2) },
    ]);
    expect('dated-current' in read).toBe(asset !== 'SOL');
    expect('dated-next' in read).toBe(false);
  });

  it.each(['BTC', 'ETH'] as const)(
    '%s: two quarters while one of them is about to end',
    (asset) => {
      const market = marketOf(asset);
      const lateMs = currentMs - 20 * dayMs;
      const read = readNow(kraken, asset, lateMs);
      for (const [id, place] of [
        ['dated-current', 0],
        ['dated-next', 1],
      ] as const) {
        const expiryMs = quarterExpiryAt(lateMs, place);
        const price = datedPrice(market, 'kraken', market.indexUsd(lateMs), lateMs, expiryMs);
        expect(read[id]?.[0]).toMatchObject({ expiryMs, price: expect.closeTo(price, 6) });
      }
    },
  );

  it.each(all)('%s: a full page of the index', (asset) => {
    const points = readPast(kraken, { series: 'index', asset, interval: '1h' });
    expect(points).toHaveLength(2_000);
    expect(points.at(-1)?.timeMs).toBe(Math.floor(nowMs / hourMs) * hourMs);
    for (const { timeMs, value } of points)
      expect(value).toBeCloseTo(marketOf(asset).indexUsd(timeMs), 6);
  });

  it('all 720 candles of spot, and those of a shorter page', () => {
    const points = readPast(kraken, { series: 'spot' });
    expect(points).toHaveLength(720);
    expect(points.at(-1)?.timeMs).toBe(lastMs);
    for (const { timeMs, value } of points)
      expect(value).toBeCloseTo(storyMarket.spotUsd(timeMs), 0);
    const older = readPast(kraken, { series: 'spot', rows: 10, toMs: lastMs - 20 * fourMs });
    expect(older).toEqual(points.slice(-30, -20));
  });

  it.each(['BTC', 'ETH'] as const)('%s: the quarters, each at its own rate', (asset) => {
    const market = marketOf(asset);
    for (const [place, series] of (['current-quarter', 'next-quarter'] as const).entries()) {
      const points = readPast(kraken, { series, asset, rows: 200 });
      expect(points).toHaveLength(200);
      const expiryMs = quarterExpiryAt(nowMs, place === 0 ? 0 : 1);
      for (const { timeMs, value } of points) {
        const price = datedPrice(market, 'kraken', market.indexUsd(timeMs), timeMs, expiryMs);
        expect(value).toBeCloseTo(price, 6);
      }
    }
  });

  it('the perpetual beside its index', () => {
    const points = readPast(kraken, { series: 'perpetual', rows: 50 });
    expect(points).toHaveLength(50);
    for (const { timeMs, value } of points)
      expect(value / storyMarket.indexUsd(timeMs)).toBeCloseTo(1, 3);
  });
});
