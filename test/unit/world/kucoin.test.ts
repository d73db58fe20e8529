import { describe, expect, it } from 'vitest';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import { kucoin } from '../../../lib/exchanges/kucoin.ts';
import type { HistorySource } from '../../../lib/exchanges/exchange.ts';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import { createVenues } from '../../world/venues/index.ts';
import type { Refusal } from '../../world/venues/venue.ts';
import { fieldsOf, klinesOf, nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const spot = 'https://api.kucoin.com/api/v1';
const futures = 'https://api-futures.kucoin.com/api/v1';
const ask = venuesOf();
const dataOf = (address: string): unknown => fieldsOf(ask(address).json)['data'];

describe('KuCoin', () => {
  it('wraps every answer in a code and its data', () => {
    const answer = fieldsOf(ask(`${spot}/market/orderbook/level1?symbol=BTC-USDT`).json);
    expect(answer['code']).toBe('200000');
    const { time, price } = fieldsOf(answer['data']);
    expect(time).toBeGreaterThan(nowMs - 1000);
    expect(Number(price)).toBeCloseTo(storyMarket.spotUsdt(nowMs), 1);
  });

  it('writes spot candles as strings, newest first, in seconds, the close second', () => {
    const range = `startAt=${nowMs / 1000 - 3 * 3600}&endAt=${nowMs / 1000}`;
    const rows = klinesOf(dataOf(`${spot}/market/candles?type=1hour&symbol=BTC-USDT&${range}`));
    expect(rows.map(([time]) => time)).toEqual(
      [16, 15, 14].map((hour) => String(Date.UTC(2026, 10, 22, hour) / 1000)),
    );
    const close = storyMarket.spotUsdt(Date.UTC(2026, 10, 22, 16));
    expect(Number(rows[1]?.[2])).toBeCloseTo(close, 1);
    expect(rows.flat().every((cell) => typeof cell === 'string')).toBe(true);
  });

  it('gives no more than 1500 spot candles and 500 of a contract', () => {
    const [from, to] = [nowMs - 2000 * hourMs, nowMs];
    const days = `startAt=${from / 1000}&endAt=${to / 1000}`;
    expect(dataOf(`${spot}/market/candles?type=1hour&symbol=BTC-USDT&${days}`)).toHaveLength(1500);
    const kline = `${futures}/kline/query?symbol=XBTUSDTM&granularity=60&from=${from}&to=${to}`;
    expect(dataOf(kline)).toHaveLength(500);
  });

  it('describes a contract; the next payment is a time that remains', () => {
    const perpetual = fieldsOf(dataOf(`${futures}/contracts/XBTUSDTM`));
    expect(perpetual).toMatchObject({ expireDate: null, multiplier: 0.001, isInverse: false });
    expect(perpetual['nextFundingRateTime']).toBe(Date.UTC(2026, 10, 22, 20) - nowMs);
    const quarter = fieldsOf(dataOf(`${futures}/contracts/XBTMZ26`));
    const expireDate = Date.UTC(2026, 11, 25, 8);
    expect(quarter).toMatchObject({ expireDate, multiplier: -1, isInverse: true });
    expect(rowsOf(dataOf(`${futures}/contracts/active`)).map((row) => row['symbol'])).toEqual([
      'XBTUSDTM',
      'ETHUSDTM',
      'SOLUSDTM',
      'XBTMZ26',
      'XBTMH27',
    ]);
  });

  it('pays at 04, 12 and 20 UTC, newest first', () => {
    const range = `from=${nowMs - dayMs}&to=${nowMs}`;
    const rows = rowsOf(dataOf(`${futures}/contract/funding-rates?symbol=XBTUSDTM&${range}`));
    expect(rows.map((row) => row['timepoint'])).toEqual([
      Date.UTC(2026, 10, 22, 12),
      Date.UTC(2026, 10, 22, 4),
      Date.UTC(2026, 10, 21, 20),
    ]);
  });

  it.each([
    [`${futures}/contracts/XBTMU26`, '100001'],
    [`${futures}/contracts/BTCUSDTM`, '100001'],
    [`${futures}/kline/query?symbol=XBTUSDTM&granularity=61&from=1&to=2`, '400100'],
    [`${futures}/kline/query?symbol=XBTUSDTM&granularity=60&from=1`, '400100'],
    [`${futures}/contract/funding-rates?symbol=XBTUSDTM`, '400100'],
    [`${spot}/market/candles?symbol=BTC-USDT&startAt=1&endAt=2`, '400100'],
    [`${spot}/market/candles?type=60min&symbol=BTC-USDT&startAt=1&endAt=2`, '400100'],
    [`${spot}/market/candles?type=1hour&symbol=XBT-USDT&startAt=1&endAt=2`, '400100'],
  ])('refuses %s with HTTP 200 and its code', (address, code) => {
    const answer = ask(address);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ code });
    expect(fieldsOf(answer.json)['data']).toBeUndefined();
  });

  it('has no data for an unknown pair, no other path and no other method', () => {
    expect(dataOf(`${spot}/market/orderbook/level1?symbol=XBT-USDT`)).toBeNull();
    expect(ask(`${spot}/contracts/XBTUSDTM`).status).toBe(404);
    expect(ask(`${futures}/contracts/XBTUSDTM`, { method: 'POST' }).status).toBe(404);
  });

  it('shuts out who spends more than 2000 in 30 seconds', () => {
    const greedy = venuesOf();
    const address = `${futures}/contract/funding-rates?symbol=XBTUSDTM&from=1&to=2`;
    const statuses = Array.from({ length: 401 }, () => greedy(address).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(400);
    expect(greedy(address)).toMatchObject({ status: 429, json: { code: '429000' } });
    expect(greedy(address, { atMs: nowMs + 30_000 }).status).toBe(200);
  });

  it('refuses in its own words', () => {
    const request = {
      method: 'GET',
      path: '/',
      query: new URLSearchParams(),
      headers: {},
      body: '',
      nowMs,
    };
    for (const venue of createVenues(storyMarkets).filter(({ host }) => /kucoin/.test(host))) {
      const status = (refusal: Refusal) => venue.refuse(refusal, request).status;
      expect([status('geo'), status('rate'), status('maintenance')]).toEqual([403, 429, 200]);
      expect(venue.refuse('maintenance', request).body).toMatch(/"500000"/);
    }
  });
});

describe('the adapter asks it', () => {
  const quotesOf = (asset: AssetId, atMs = nowMs) =>
    kucoin.endpoints.flatMap((endpoint) => {
      const url = endpoint.url(asset, atMs);
      if (url === null) return [];
      const { status, json } = ask(url, { atMs });
      expect(status).toBe(200);
      return endpoint.read(json, { asset, receivedAtMs: atMs });
    });

  it.each(['BTC', 'ETH', 'SOL'] as const)(
    '%s: prices, coins and payments of the market',
    (asset) => {
      const market = storyMarkets[asset];
      if (!market) throw new Error(`no market of ${asset}`);
      const quotes = quotesOf(asset);
      const [perpetual] = quotes.filter(({ kind }) => kind === 'perpetual');
      expect(perpetual?.kind === 'perpetual' && perpetual.price).toBeCloseTo(
        market.perpetualMarkUsdt(nowMs),
        2,
      );
      const open = quotes.flatMap((quote) => (quote.kind === 'open-interest' ? quote.coins : []));
      const held = market.openInterestCoins(nowMs, 'kucoin') ?? 0;
      expect((open.at(-1) ?? 0) / held).toBeCloseTo(0.96, 3);
      expect(quotes.filter(({ kind }) => kind === 'funding')).toHaveLength(24);
      expect(quotes.filter(({ kind }) => kind === 'future')).toHaveLength(asset === 'BTC' ? 1 : 0);
    },
  );

  it('near a quarter end both quarters are read', () => {
    const futuresAt = quotesOf('BTC', Date.UTC(2026, 10, 29)).filter(
      ({ kind }) => kind === 'future',
    );
    expect(futuresAt.map(({ symbol }) => symbol)).toEqual(['XBTMZ26', 'XBTMH27']);
  });

  it.each(['1h', '4h'] as const)('the past by %s: closed candles of the market', (interval) => {
    const lengthMs = { '1h': hourMs, '4h': 4 * hourMs }[interval];
    const toMs = Math.ceil(nowMs / lengthMs) * lengthMs;
    const prices = { spot: storyMarket.spotUsdt, perpetual: storyMarket.perpetualMarkUsdt };
    for (const series of ['spot', 'perpetual'] as const) {
      const source: HistorySource | undefined = kucoin.history.find(
        (each) => each.series === series,
      );
      if (!source) throw new Error(`no ${series}`);
      const fromMs = toMs - source.maxRows * lengthMs;
      const { status, json } = ask(source.url('BTC', interval, fromMs, toMs) ?? '');
      expect(status).toBe(200);
      const page = { asset: 'BTC', interval, fromMs, toMs, receivedAtMs: nowMs } as const;
      const points = source.read(json, page);
      expect(points).toHaveLength(source.maxRows - 1);
      expect(points[0]?.timeMs).toBe(fromMs + lengthMs);
      for (const { timeMs, value } of points.slice(-50))
        expect(value).toBeCloseTo(prices[series](timeMs), 0);
    }
  });

  it('past funding: no payment of the page is missing', () => {
    const [source] = kucoin.history.filter(({ series }) => series === 'funding');
    if (!source) throw new Error('no funding');
    const [fromMs, toMs] = [nowMs - source.maxRows * 8 * hourMs, nowMs];
    const { json } = ask(source.url('BTC', '1h', fromMs, toMs) ?? '');
    const page = { asset: 'BTC', interval: '1h', fromMs, toMs, receivedAtMs: nowMs } as const;
    expect(source.read(json, page)).toHaveLength(source.maxRows);
  });
});
