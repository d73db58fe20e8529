import { describe, expect, it } from 'vitest';
import { bitfinex } from '../../../lib/exchanges/bitfinex.ts';
import { hourMs } from '../../world/market/calendar.ts';
import type { Markets } from '../../world/market/market.ts';
import { createBitfinex, isQuiet } from '../../world/venues/bitfinex.ts';
import { readNow, readPast } from './adapter-reading.ts';
import { klinesOf, nowMs, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const root = 'https://api-pub.bitfinex.com/v2';
/** No more than thirty questions of a kind are answered in a minute. */
const rows = (path: string) => klinesOf(venuesOf()(`${root}/${path}`).json);
const error = (code: number, message: string) => ({ status: 500, json: ['error', code, message] });

describe('Bitfinex', () => {
  it('answers a ticker as positions, the last trade at 7', () => {
    const [row] = rows('tickers?symbols=tBTCUSD');
    expect(row?.[0]).toBe('tBTCUSD');
    expect(row).toHaveLength(11);
    expect(row?.[7]).toBe(Math.round(storyMarket.spotUsd(nowMs)));
  });

  it('answers a status as positions with nulls between', () => {
    const [row] = rows('status/deriv?keys=tETHF0:USTF0');
    const nulls = [2, 5, 7, 11, 13, 14, 16, 17, 19, 20, 21];
    expect(row).toHaveLength(24);
    for (const [position, value] of (row ?? []).entries())
      expect(value === null).toBe(nulls.includes(position));
    expect(row?.[18]).toBeCloseTo(storyMarkets.ETH?.openInterestCoins(nowMs, 'bitfinex') ?? 0, 6);
  });

  it('leaves open interest null where there is no record of it', () => {
    const markets: Markets = { BTC: { ...storyMarket, openInterestCoins: () => null } };
    const answer = venuesOf(markets)(`${root}/status/deriv?keys=tBTCF0:USTF0`);
    expect(klinesOf(answer.json)[0]?.[18]).toBeNull();
  });

  it('lists what was asked for, and nothing for what does not exist', () => {
    const symbols = rows('tickers?symbols=tBTCUSD,tNOPEUSD,tETHUSD').map((row) => row[0]);
    expect(symbols).toEqual(['tBTCUSD', 'tETHUSD']);
    expect(rows('status/deriv?keys=tNOPEF0:USTF0')).toEqual([]);
    expect(rows('candles/trade:1h:tNOPEUSD/hist')).toEqual([]);
  });

  it('has the close before high and low, newest first unless asked otherwise', () => {
    const newest = rows('candles/trade:1h:tBTCUSD/hist?limit=3');
    const opens = newest.map((row) => Number(row[0]));
    expect(opens).toEqual(opens.toSorted((a, b) => b - a));
    for (const [, open, close, high, low] of newest) {
      expect(Number(high)).toBeGreaterThanOrEqual(Math.max(Number(open), Number(close)));
      expect(Number(low)).toBeLessThanOrEqual(Math.min(Number(open), Number(close)));
    }
    const fromMs = nowMs - 10 * hourMs;
    const [first] = rows(`candles/trade:1h:tBTCUSD/hist?sort=1&start=${fromMs}`);
    expect(first?.[0]).toBe(Math.ceil(fromMs / hourMs) * hourMs);
  });

  it('leaves out an hour without a trade', () => {
    const opens = rows('candles/trade:1h:tBTCUSD/hist?limit=1000').map((row) => Number(row[0]));
    const span = ((opens[0] ?? 0) - (opens.at(-1) ?? 0)) / hourMs + 1;
    expect(opens).toHaveLength(1000);
    expect(span).toBeGreaterThan(1000);
    expect(opens.some(isQuiet)).toBe(false);
  });

  it.each([
    ['candles/trade:4h:tBTCUSD/hist', 'time_interval'],
    ['candles/trade:1h:tBTCUSD/hist?limit=10001', 'limit'],
    ['candles/trade:1h:tBTCUSD/hist?sort=2', 'sort'],
    ['candles/trade:1h:tBTCUSD/hist?start=monday', 'start'],
    ['tickers', 'symbols'],
    ['status/deriv', 'keys'],
  ])('refuses %s as a list with an error', (path, param) => {
    expect(venuesOf()(`${root}/${path}`)).toMatchObject(error(10_020, `${param}: invalid`));
  });

  it('knows no other path', () => {
    for (const path of ['nope', 'candles/trade:1h:tBTCUSD/last', 'status/liq?keys=a', 'tickers/a'])
      expect(venuesOf()(`${root}/${path}`).status).toBe(404);
  });

  it('answers thirty tickers a minute, and ninety states', () => {
    const greedy = venuesOf();
    const ok = (path: string, count: number) =>
      Array.from({ length: count }, () => greedy(`${root}/${path}`)).filter(
        ({ status }) => status === 200,
      ).length;
    expect(ok('tickers?symbols=tBTCUSD', 35)).toBe(30);
    expect(ok('status/deriv?keys=tBTCF0:USTF0', 95)).toBe(90);
    expect(greedy(`${root}/tickers?symbols=tBTCUSD`)).toMatchObject(
      error(11_010, 'ratelimit: error'),
    );
  });

  it('is read in its refusals as what they are', () => {
    const venue = createBitfinex(storyMarkets);
    const request = { method: 'GET', path: '/', query: new URLSearchParams(), headers: {} };
    const kindOf = (refusal: 'geo' | 'rate' | 'maintenance') => {
      const { status, body } = venue.refuse(refusal, { ...request, body: '', nowMs });
      return [status, bitfinex.classifyStatus(status, body)];
    };
    expect(kindOf('rate')).toEqual([500, 'rate']);
    expect(kindOf('maintenance')).toEqual([500, 'network']);
    expect(kindOf('geo')).toEqual([403, undefined]);
  });
});

describe('what the extension asks of it', () => {
  it.each(['BTC', 'ETH', 'SOL'] as const)('spot and the perpetual of %s', (asset) => {
    const { spot = [], perpetual = [] } = readNow(bitfinex, asset);
    const market = storyMarkets[asset];
    const near = (value: number, truth: number | null | undefined) =>
      expect(value / (truth ?? 0)).toBeCloseTo(1, 3);
    expect([...spot, ...perpetual].map(({ kind }) => kind)).toEqual([
      'spot',
      'perpetual',
      'open-interest',
    ]);
    for (const quote of [...spot, ...perpetual]) {
      if (quote.kind === 'spot') near(quote.price, market?.spotUsd(nowMs));
      if (quote.kind === 'perpetual') near(quote.price, market?.perpetualMarkUsdt(nowMs));
      if (quote.kind === 'perpetual') near(quote.indexPrice, market?.indexUsdt(nowMs));
      if (quote.kind === 'open-interest')
        near(quote.coins, market?.openInterestCoins(nowMs, 'bitfinex'));
    }
  });

  it.each([
    ['1h', 1],
    ['4h', 4],
  ] as const)('the longest page of %s, without the candle that runs', (interval, hours) => {
    const toMs = Date.UTC(2026, 10, 22, 20);
    const points = readPast(bitfinex, { series: 'spot', interval, toMs });
    expect(points.at(-1)?.timeMs).toBe(Date.UTC(2026, 10, 22, 16));
    expect(points.length).toBeGreaterThan((5000 / hours) * 0.98);
    expect(points.length).toBeLessThan(5000 / hours);
    for (const { timeMs, value } of points.slice(0, 50)) {
      expect(timeMs % (hours * hourMs)).toBe(0);
      expect(isQuiet(timeMs - hourMs)).toBe(false);
      expect(value / storyMarket.spotUsd(timeMs)).toBeCloseTo(1, 3);
    }
  });

  it('a page that is smaller than what is accepted of one', () => {
    const [{ url, maxSpanMs, maxBytes }] = bitfinex.history;
    const answer = venuesOf()(url('BTC', '1h', nowMs - maxSpanMs, nowMs));
    expect(answer.status).toBe(200);
    expect(answer.text.length).toBeLessThan(maxBytes * 0.8);
  });
});
