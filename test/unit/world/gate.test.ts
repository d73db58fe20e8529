import { describe, expect, it } from 'vitest';
import { gate } from '../../../lib/exchanges/gate.ts';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import { datedPrice } from '../../world/market/dated.ts';
import { createGate } from '../../world/venues/gate.ts';
import { readNow, readPast } from './adapter-reading.ts';
import { fieldsOf, klinesOf, nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const root = 'https://api.gateio.ws/api/v4';
const ask = venuesOf();
const rows = (path: string) => rowsOf(ask(`${root}/${path}`).json);
const seconds = nowMs / 1000;
const hour = Date.UTC(2026, 10, 22, 16) / 1000;
const candles = 'futures/usdt/candlesticks?interval=1h&contract=';

describe('Gate', () => {
  it('answers bare JSON: one contract with its size, prices as strings', () => {
    const contract = fieldsOf(ask(`${root}/futures/usdt/contracts/ETH_USDT`).json);
    expect(contract).toMatchObject({ name: 'ETH_USDT', quanto_multiplier: '0.01' });
    expect(typeof contract['mark_price']).toBe('string');
    expect(typeof contract['position_size']).toBe('number');
  });

  it('has contracts whose size differs from coin to coin', () => {
    const size = (asset: string) =>
      fieldsOf(ask(`${root}/futures/usdt/contracts/${asset}_USDT`).json)['quanto_multiplier'];
    expect(['BTC', 'ETH', 'SOL'].map(size)).toEqual(['0.0001', '0.01', '1']);
  });

  it('lists dated contracts of two coins, and drops one at 08:00 UTC of its day', () => {
    const names = (atMs: number) =>
      rowsOf(ask(`${root}/delivery/usdt/tickers`, { atMs }).json).map((row) => row['contract']);
    const btc = ['20261127', '20261204', '20261225', '20270326'];
    expect(names(nowMs)).toEqual([
      ...btc.map((day) => `BTC_USDT_${day}`),
      ...btc.map((day) => `ETH_USDT_${day}`),
    ]);
    const endMs = Date.UTC(2026, 10, 27, 8);
    expect(names(endMs - 1)).toContain('BTC_USDT_20261127');
    expect(names(endMs)).not.toContain('BTC_USDT_20261127');
    expect(rows('delivery/usdt/tickers?contract=BTC_USDT_20261225')).toHaveLength(1);
  });

  it('has the close of a spot candle at 2, and "false" at 7 while it runs', () => {
    const query = `currency_pair=BTC_USDT&interval=1h&from=${hour - 3600}&to=${hour}`;
    const [closed, running] = klinesOf(ask(`${root}/spot/candlesticks?${query}`).json);
    expect(closed?.[0]).toBe(String(hour - 3600));
    expect(closed?.[2]).toBe(storyMarket.spotUsdt(hour * 1000).toFixed(2));
    expect([closed?.[7], running?.[7]]).toEqual(['true', 'false']);
  });

  it('selects the price of a contract candle by the prefix', () => {
    const window = `&from=${hour - 3600}&to=${hour - 1}`;
    const close = (name: string) => rows(`${candles}${name}${window}`)[0]?.['c'];
    expect(close('mark_BTC_USDT')).toBe(storyMarket.perpetualMarkUsdt(hour * 1000).toFixed(2));
    expect(close('index_BTC_USDT')).toBe(storyMarket.indexUsdt(hour * 1000).toFixed(2));
    expect(close('BTC_USDT')).toBe(storyMarket.perpetualUsdt(hour * 1000).toFixed(2));
  });

  it('tells payments a second late, newest first, and 30 days of them without an end', () => {
    const times = (query: string) =>
      rows(`futures/usdt/funding_rate?contract=BTC_USDT&limit=1000${query}`).map((row) => row['t']);
    const from = Math.floor(seconds) - 179 * 86_400;
    expect(times('')).toHaveLength(90);
    expect(times('')[0]).toBe(hour + 1);
    expect(times(`&from=${from}`)).toHaveLength(90);
    expect(times(`&from=${from}&to=${Math.floor(seconds)}`)).toHaveLength(537);
  });

  it('tells a hundred days of statistics, ascending', () => {
    const from = Date.UTC(2026, 0, 1) / 1000;
    const path = 'futures/usdt/contract_stats?contract=BTC_USDT&interval=1d&limit=100';
    const days = rows(`${path}&from=${from}`);
    expect(days).toHaveLength(100);
    expect(days[0]?.['time']).toBe(from);
    expect(days[1]?.['time']).toBe(from + 86_400);
  });

  const long = `&from=${Math.floor(seconds) - 2001 * 3600}&to=${Math.floor(seconds)}`;
  const old = `&from=${Math.floor(seconds) - 10_001 * 3600}&to=${Math.floor(seconds) - 9999 * 3600}`;
  const spot = 'spot/candlesticks?currency_pair=BTC_USDT&interval=1h';
  it.each([
    ['futures/usdt/contracts/NOPE_USDT', 'CONTRACT_NOT_FOUND'],
    [`${candles}mark_NOPE_USDT`, 'CONTRACT_NOT_FOUND'],
    ['spot/tickers?currency_pair=NOPE_USDT', 'INVALID_CURRENCY_PAIR'],
    ['spot/candlesticks?interval=1h', 'MISSING_REQUIRED_PARAM'],
    [`${spot}&limit=10&from=${hour}`, 'INVALID_PARAM_VALUE'],
    [`${spot}${long}`, 'INVALID_PARAM_VALUE'],
    [`${spot}${old}`, 'INVALID_PARAM_VALUE'],
    [`${spot}&from=${nowMs}`, 'INVALID_PARAM_VALUE'],
    [`${candles}mark_BTC_USDT${long}`, 'INVALID_PARAM_VALUE'],
    [`${candles}mark_BTC_USDT${old}`, 'INVALID_PARAM_VALUE'],
    ['futures/usdt/candlesticks?contract=BTC_USDT&interval=2h', 'INVALID_PARAM_VALUE'],
    ['futures/usdt/funding_rate?contract=BTC_USDT&limit=1001', 'INVALID_PARAM_VALUE'],
    ['futures/usdt/funding_rate?contract=BTC_USDT&from=1690000000', 'INVALID_PARAM_VALUE'],
    ['futures/usdt/contract_stats?contract=BTC_USDT&interval=1d&limit=101', 'INVALID_PARAM_VALUE'],
  ])('refuses %s with HTTP 400 and the label', (path, label) => {
    expect(ask(`${root}/${path}`)).toMatchObject({ status: 400, json: { label } });
  });

  it('knows no other path', () => {
    const unknown = { status: 404, json: { label: 'NOT_FOUND' } };
    expect(ask(`${root}/nope`)).toMatchObject(unknown);
    expect(ask('https://api.gateio.ws/futures/usdt/candlesticks')).toMatchObject(unknown);
  });

  it('answers 200 times in ten seconds and path', () => {
    const greedy = venuesOf();
    const url = `${root}/spot/time`;
    const statuses = Array.from({ length: 201 }, () => greedy(url).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(200);
    expect(greedy(url)).toMatchObject({ status: 429, json: { label: 'TOO_MANY_REQUESTS' } });
    expect(greedy(url, { atMs: nowMs + 10_000 }).status).toBe(200);
  });

  it('refuses with its labels', () => {
    const venue = createGate(storyMarkets);
    const request = { method: 'GET', path: '/', query: new URLSearchParams(), headers: {} };
    const statuses = (['geo', 'rate', 'maintenance'] as const).map((refusal) => {
      const { status, body } = venue.refuse(refusal, { ...request, body: '', nowMs });
      expect(fieldsOf(JSON.parse(body))).toHaveProperty('label');
      return status;
    });
    expect(statuses).toEqual([403, 429, 503]);
  });
});

describe('what the extension asks of it', () => {
  const near = (value: number, truth: number | null | undefined) =>
    expect(value / (truth ?? 0)).toBeCloseTo(1, 3);

  it.each(['BTC', 'ETH', 'SOL'] as const)('the quotes of %s', (asset) => {
    const market = storyMarkets[asset];
    const quotes = Object.values(readNow(gate, asset)).flat();
    for (const quote of quotes) {
      if (quote.kind === 'spot') near(quote.price, market?.spotUsdt(nowMs));
      if (quote.kind === 'perpetual') near(quote.price, market?.perpetualMarkUsdt(nowMs));
      if (quote.kind === 'open-interest')
        near(quote.coins, market?.openInterestCoins(nowMs, 'gate'));
      if (quote.kind === 'funding')
        expect(quote.rate).toBeCloseTo(market?.fundingRate(quote.settledAtMs) ?? 0, 6);
      if (quote.kind === 'future' && market)
        near(
          quote.price,
          datedPrice(market, 'gate', market.indexUsdt(nowMs), nowMs, quote.expiryMs),
        );
    }
    const kinds = new Set(quotes.map(({ kind }) => kind));
    const dated = asset === 'SOL' ? [] : ['future'];
    const others = ['funding', 'open-interest', 'perpetual', 'spot'];
    expect([...kinds].sort()).toEqual([...dated, ...others].sort());
  });

  const kept = (series: string) =>
    gate.history.find((source) => source.series === series)?.keptRows ?? 0;

  it.each([
    ['spot', '1h', 1, 999, storyMarket.spotUsdt],
    ['spot', '4h', 4, 999, storyMarket.spotUsdt],
    ['perpetual', '1h', 1, 1999, storyMarket.perpetualMarkUsdt],
    ['perpetual', '4h', 4, 1999, storyMarket.perpetualMarkUsdt],
    ['index', '1h', 1, 1999, storyMarket.indexUsdt],
    ['index', '4h', 4, 1999, storyMarket.indexUsdt],
  ] as const)(
    'full pages of %s in %s, the oldest and the newest',
    (series, interval, hours, rows, truth) => {
      const endMs = Date.UTC(2026, 10, 22, 20);
      const oldestMs = endMs - kept(series) * hours * hourMs;
      const toMs = oldestMs + rows * hours * hourMs;
      const oldest = readPast(gate, { series, interval, toMs });
      expect(oldest).toHaveLength(rows);
      expect(oldest[0]?.timeMs).toBe(oldestMs + hours * hourMs);
      for (const { timeMs, value } of oldest) near(value, truth(timeMs));
      const newest = readPast(gate, { series, interval, toMs: endMs });
      expect(newest.at(-1)?.timeMs).toBe(hour * 1000);
    },
  );

  it('all payments that are kept, on one page', () => {
    const rows = kept('funding');
    const points = readPast(gate, { series: 'funding', rows, toMs: nowMs });
    expect(points).toHaveLength(rows);
    for (const { timeMs, value } of points)
      expect(value).toBeCloseTo(storyMarket.fundingRate(timeMs), 6);
  });

  it('a hundred days of open interest', () => {
    const fromMs = Date.UTC(2026, 0, 1);
    const points = readPast(gate, { series: 'open-interest', toMs: fromMs + 100 * dayMs });
    expect(points).toHaveLength(100);
    expect(points[0]?.timeMs).toBe(fromMs);
    for (const { timeMs, value } of points)
      near(value, storyMarket.openInterestCoins(timeMs, 'gate'));
  });
});
