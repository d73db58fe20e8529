/** The adapter of Bybit reads back what the market of the world is. */
import { describe, expect, it } from 'vitest';
import { bybit } from '../../../lib/exchanges/bybit.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { dayMs, hourMs, quarterExpiryAt } from '../../world/market/calendar.ts';
import { datedPrice } from '../../world/market/dated.ts';
import { readNow, readPast } from './adapter-reading.ts';
import { nowMs, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const fourMs = 4 * hourMs;
const lastMs = Math.floor(nowMs / fourMs) * fourMs;
const openCoins = (quotes: readonly Quote[]): number =>
  quotes.reduce((sum, quote) => sum + (quote.kind === 'open-interest' ? quote.coins : 0), 0);

describe('the adapter of Bybit asks the world', () => {
  it('BTC: prices as they are', () => {
    const read = readNow(bybit, 'BTC');
    expect(Object.keys(read)).toEqual(['dated-current', 'perpetual', 'inverse', 'spot', 'funding']);
    const expiryMs = quarterExpiryAt(nowMs, 0);
    const index = storyMarket.indexUsd(nowMs);
    const price = datedPrice(storyMarket, 'bybit', index, nowMs, expiryMs);
    expect(read['dated-current']).toMatchObject([
      { kind: 'future', price: Number(price.toFixed(2)), currency: 'USD', expiryMs },
    ]);
    expect(read['spot']).toMatchObject([{ price: Number(storyMarket.spotUsdt(nowMs).toFixed(2)) }]);
    expect(read['perpetual']?.[0]).toMatchObject({
      price: Number(storyMarket.perpetualMarkUsdt(nowMs).toFixed(2)),
    });
    expect(read['funding']).toHaveLength(42);
  });

  it('the next quarter near the end of the current one', () => {
    const late = quarterExpiryAt(nowMs, 0) - 10 * dayMs;
    expect(readNow(bybit, 'BTC', late)['dated-next']).toMatchObject([
      { kind: 'future', symbol: 'BTCUSDH27', expiryMs: quarterExpiryAt(nowMs, 1) },
    ]);
  });

  it.each(['BTC', 'ETH', 'SOL'] as const)(
    '%s: open interest adds up to the venue, once',
    (asset) => {
      const quotes = Object.values(readNow(bybit, asset)).flat();
      const held = storyMarkets[asset]?.openInterestCoins(nowMs, 'bybit') ?? 0;
      expect(openCoins(quotes) / held).toBeCloseTo(1, 3);
    },
  );

  it('SOL: nothing dated', () => {
    const read = readNow(bybit, 'SOL');
    expect(Object.keys(read)).toEqual(['perpetual', 'inverse', 'spot', 'funding']);
    expect(
      Object.values(read)
        .flat()
        .map(({ kind }) => kind),
    ).not.toContain('future');
  });

  it.each([
    ['spot', storyMarket.spotUsdt],
    ['index', storyMarket.indexUsd],
  ] as const)('the past of %s: a full page, each close at its time', (series, price) => {
    const points = readPast(bybit, { series });
    expect(points).toHaveLength(1000);
    for (const { timeMs, value } of points)
      expect(Math.abs(value - price(timeMs))).toBeLessThan(0.006);
    expect(points.at(-1)?.timeMs).toBe(lastMs);
  });

  it.each([
    ['current-quarter', 0],
    ['next-quarter', 1],
  ] as const)('the past of %s since the last quarter end', (series, place) => {
    // The quarter ended on 25 September at 08:00.
    const rows = (lastMs - Date.UTC(2026, 8, 25, 8)) / fourMs;
    const points = readPast(bybit, { series, rows });
    expect(points).toHaveLength(rows);
    for (const { timeMs, value } of points) {
      const expiryMs = quarterExpiryAt(timeMs - 1, place);
      const price = datedPrice(
        storyMarket,
        'bybit',
        storyMarket.indexUsd(timeMs),
        timeMs,
        expiryMs,
      );
      expect(Math.abs(value - price)).toBeLessThan(0.006);
    }
  });

  it('a quarter that has ended is refused by its code', () => {
    const toMs = Date.UTC(2026, 8, 25, 8);
    const source = bybit.history.find(({ series }) => series === 'current-quarter');
    const url = source?.url('BTC', '4h', toMs - 10 * fourMs, toMs) ?? '';
    expect(venuesOf()(url).json).toMatchObject({ retCode: 10_001 });
  });

  it('full pages of funding and open interest, the latter counted once', () => {
    const funding = readPast(bybit, { series: 'funding' });
    expect(funding).toHaveLength(200);
    expect(funding.at(-1)?.value).toBeCloseTo(
      storyMarket.fundingRate(funding.at(-1)?.timeMs ?? 0),
      8,
    );
    const open = readPast(bybit, { series: 'open-interest' });
    expect(open).toHaveLength(200);
    for (const { timeMs, value } of open) {
      const held = storyMarket.openInterestCoins(timeMs, 'bybit') ?? 0;
      expect(value / held).toBeCloseTo(0.86, 4);
    }
  });

  it('pages follow each other without loss or repetition', () => {
    for (const series of ['spot', 'funding', 'open-interest']) {
      const stepMs = { spot: fourMs, funding: 8 * hourMs }[series] ?? dayMs;
      const toMs = Math.floor(nowMs / stepMs) * stepMs;
      const late = readPast(bybit, { series, rows: 30 });
      const early = readPast(bybit, { series, rows: 30, toMs: toMs - 30 * stepMs });
      const times = [...early, ...late].map(({ timeMs }) => timeMs);
      expect(times).toHaveLength(60);
      expect(times).toEqual(times.map((_, place) => (times[0] ?? 0) + place * stepMs));
    }
  });
});
