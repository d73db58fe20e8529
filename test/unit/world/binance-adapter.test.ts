/** The adapter of Binance reads back what the market of the world is. */
import { describe, expect, it } from 'vitest';
import { binance } from '../../../lib/exchanges/binance.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { dayMs, hourMs, quarterExpiryAt } from '../../world/market/calendar.ts';
import { datedPrice } from '../../world/market/dated.ts';
import { readNow, readPast } from './adapter-reading.ts';
import { nowMs, storyMarket, storyMarkets } from './ask.ts';

const fourMs = 4 * hourMs;
const lastMs = Math.floor(nowMs / fourMs) * fourMs;
const openCoins = (quotes: readonly Quote[]): number =>
  quotes.reduce((sum, quote) => sum + (quote.kind === 'open-interest' ? quote.coins : 0), 0);

describe('the adapter of Binance asks the world', () => {
  it('BTC: prices as they are', () => {
    const read = readNow(binance, 'BTC');
    expect(Object.keys(read).sort()).toEqual(
      binance.endpoints
        .map(({ id }) => id)
        .filter((id) => id !== 'dated-next')
        .sort(),
    );
    expect(read['spot']).toMatchObject([{ price: Number(storyMarket.spotUsdt(nowMs).toFixed(2)) }]);
    expect(read['perpetual']).toMatchObject([
      { indexPrice: Number(storyMarket.indexUsdt(nowMs).toFixed(8)), currency: 'USDT' },
    ]);
    const expiryMs = quarterExpiryAt(nowMs, 0);
    const price = (venue: 'binance-usd-m' | 'binance-coin-m', index: number) =>
      Number(datedPrice(storyMarket, venue, index, nowMs, expiryMs).toFixed(8));
    expect(read['dated-current']).toMatchObject([
      { price: price('binance-usd-m', storyMarket.indexUsdt(nowMs)), expiryMs },
    ]);
    expect(read['coin-margined']?.[0]).toMatchObject({
      price: price('binance-coin-m', storyMarket.indexUsd(nowMs)),
      expiryMs,
    });
    expect(read['funding']).toHaveLength(42);
  });

  it('the next quarter near the end of the current one', () => {
    const late = quarterExpiryAt(nowMs, 0) - 10 * dayMs;
    expect(readNow(binance, 'BTC', late)['dated-next']).toMatchObject([
      { kind: 'future', expiryMs: quarterExpiryAt(nowMs, 1) },
    ]);
  });

  it.each(['BTC', 'ETH', 'SOL'] as const)(
    '%s: open interest adds up to that of the venue',
    (asset) => {
      const quotes = Object.values(readNow(binance, asset)).flat();
      const market = storyMarkets[asset];
      const usdM = market?.openInterestCoins(nowMs, 'binance-usd-m') ?? 0;
      const coinM = market?.openInterestCoins(nowMs, 'binance-coin-m') ?? 0;
      expect(openCoins(quotes) / (usdM + coinM)).toBeCloseTo(1, 4);
    },
  );

  it('ETH: the same as BTC, SOL: nothing dated', () => {
    const ids = (asset: 'ETH' | 'SOL') => Object.keys(readNow(binance, asset));
    expect(ids('ETH')).toEqual(Object.keys(readNow(binance, 'BTC')));
    expect(ids('SOL')).toEqual([
      'spot',
      'perpetual',
      'funding',
      'open-interest',
      'open-interest-coin-margined',
    ]);
  });

  it.each([
    ['spot', storyMarket.spotUsdt],
    ['perpetual', storyMarket.perpetualUsdt],
    ['index', storyMarket.indexUsdt],
    ['coin-index', storyMarket.indexUsd],
  ] as const)('the past of %s: a full page, each close at its time', (series, price) => {
    const source = binance.history.find((candidate) => candidate.series === series);
    const points = readPast(binance, { series });
    const rows = Math.min(source?.maxRows ?? 0, (source?.maxSpanMs ?? Infinity) / fourMs);
    expect(points).toHaveLength(rows);
    for (const { timeMs, value } of [points[0], points.at(-1)].filter((point) => !!point))
      expect(value).toBeCloseTo(price(timeMs), 1);
    expect(points.at(-1)?.timeMs).toBe(lastMs);
  });

  it.each([
    ['current-quarter', 'binance-usd-m', 0],
    ['next-quarter', 'binance-usd-m', 1],
    ['coin-current-quarter', 'binance-coin-m', 0],
    ['coin-next-quarter', 'binance-coin-m', 1],
  ] as const)('the past of %s: the contract that ran', (series, venue, place) => {
    const index = series.startsWith('coin-') ? storyMarket.indexUsd : storyMarket.indexUsdt;
    const points = readPast(binance, { series });
    expect(points.length).toBeGreaterThanOrEqual(1200);
    for (const { timeMs, value } of points) {
      const expiryMs = quarterExpiryAt(timeMs - 1, place);
      const price = datedPrice(storyMarket, venue, index(timeMs), timeMs, expiryMs);
      expect(Math.abs(value - price)).toBeLessThan(0.06);
    }
  });

  it('pages follow each other without loss or repetition', () => {
    for (const series of ['spot', 'coin-current-quarter']) {
      const rows = 50;
      const late = readPast(binance, { series, rows });
      const early = readPast(binance, { series, rows, toMs: lastMs - rows * fourMs });
      const times = [...early, ...late].map(({ timeMs }) => timeMs);
      expect(times).toEqual(times.map((_, place) => lastMs - (99 - place) * fourMs));
    }
  });

  it('every payment falls on one page, milliseconds after its hour or not', () => {
    const pages = [0, 1, 2].map((back) =>
      readPast(binance, { series: 'funding', rows: 20, toMs: lastMs - back * 20 * 8 * hourMs }),
    );
    const settled = pages.flat().map(({ timeMs }) => Math.floor(timeMs / fourMs));
    expect(settled).toHaveLength(60);
    expect(new Set(settled).size).toBe(60);
  });

  it('30 days of open interest, and no more', () => {
    const tomorrowMs = (Math.floor(nowMs / dayMs) + 1) * dayMs;
    const points = readPast(binance, { series: 'open-interest', toMs: tomorrowMs });
    expect(points).toHaveLength(30);
    expect(points.at(-1)?.timeMs).toBe(tomorrowMs - dayMs);
  });

  it('what is not listed is not asked for', () => {
    expect(readPast(binance, { series: 'coin-index', asset: 'SOL' })).toEqual([]);
    expect(readPast(binance, { series: 'index', asset: 'SOL', rows: 5 })).toHaveLength(5);
    expect(readPast(binance, { series: 'coin-index', asset: 'ETH', rows: 5 })).toHaveLength(5);
  });
});
