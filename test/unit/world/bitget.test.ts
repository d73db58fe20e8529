import { describe, expect, it } from 'vitest';
import { bitget } from '../../../lib/exchanges/bitget.ts';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import { datedPrice } from '../../world/market/dated.ts';
import type { Markets } from '../../world/market/market.ts';
import { createBitget } from '../../world/venues/bitget.ts';
import { readNow, readPast } from './adapter-reading.ts';
import { fieldsOf, klinesOf, nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const root = 'https://api.bitget.com/api/v2';
const perpetual = 'symbol=BTCUSDT&productType=USDT-FUTURES';
const ask = (path: string, markets: Markets = storyMarkets) =>
  venuesOf(markets)(path.startsWith('https') ? path : `${root}/${path}`);
const dataOf = (path: string, markets?: Markets) => fieldsOf(ask(path, markets).json)['data'];
const rows = (path: string, markets?: Markets) => rowsOf(dataOf(path, markets));
const hour = Date.UTC(2026, 10, 22, 16);

describe('Bitget', () => {
  it('answers in an envelope, one ticker as a list of one, all values strings or null', () => {
    const answer = ask(`mix/market/ticker?${perpetual}`);
    expect(answer.json).toMatchObject({ code: '00000', msg: 'success', requestTime: nowMs });
    const [row, ...others] = rows(`mix/market/ticker?${perpetual}`);
    expect(others).toEqual([]);
    for (const value of Object.values(row ?? {}))
      expect(value === null || typeof value === 'string').toBe(true);
    expect(row).toMatchObject({ symbol: 'BTCUSDT', deliveryTime: null });
  });

  it('lists perpetuals margined in the coin, and quarters that end at 07:59:59', () => {
    const list = rows('mix/market/tickers?productType=COIN-FUTURES');
    expect(list.map((row) => row['symbol'])).toEqual([
      'BTCUSD',
      'BTCUSDZ26',
      'BTCUSDH27',
      'ETHUSD',
      'ETHUSDZ26',
      'ETHUSDH27',
      'SOLUSD',
    ]);
    expect(list[1]?.['deliveryTime']).toBe(String(Date.UTC(2026, 11, 25, 7, 59, 59)));
  });

  it('counts open interest in coins, and leaves it blank where there is no record', () => {
    const all = ['USDT-FUTURES', 'COIN-FUTURES'].flatMap((type) =>
      rows(`mix/market/tickers?productType=${type}`),
    );
    const coins = all
      .filter((row) => String(row['symbol']).startsWith('BTC'))
      .reduce((sum, row) => sum + Number(row['holdingAmount']), 0);
    expect(coins / (storyMarket.openInterestCoins(nowMs, 'bitget') ?? 0)).toBeCloseTo(1, 4);
    const unrecorded = { BTC: { ...storyMarket, openInterestCoins: () => null } };
    const [row] = rows(`mix/market/ticker?${perpetual}`, unrecorded);
    expect(row?.['holdingAmount']).toBe('');
  });

  it('counts candles back from the end, which spot takes in and contracts do not', () => {
    const opens = (path: string) =>
      klinesOf(dataOf(`${path}&endTime=${hour}&limit=2`)).map((row) => Number(row[0]));
    const mix = `mix/market/history-candles?${perpetual}&granularity=1H`;
    const spot = 'spot/market/history-candles?symbol=BTCUSDT&granularity=1h';
    expect(opens(mix)).toEqual([hour - 2 * hourMs, hour - hourMs]);
    expect(opens(spot)).toEqual([hour - hourMs, hour]);
  });

  it('has seven cells in a candle of contracts and eight in one of spot', () => {
    const [mix] = klinesOf(dataOf(`mix/market/history-candles?${perpetual}&granularity=4H`));
    const spotPath = `spot/market/history-candles?symbol=BTCUSDT&granularity=4h&endTime=${nowMs}`;
    const [spot] = klinesOf(dataOf(spotPath));
    expect([mix?.length, spot?.length]).toEqual([7, 8]);
    for (const cell of [...(mix ?? []), ...(spot ?? [])]) expect(typeof cell).toBe('string');
  });

  it('tells payments by pages, newest first, of 90 days', () => {
    const page = (number: number) =>
      rows(`mix/market/history-fund-rate?${perpetual}&pageSize=100&pageNo=${number}`).map((row) =>
        Number(row['fundingTime']),
      );
    expect(page(1)).toHaveLength(100);
    expect(page(1)[0]).toBe(hour);
    expect(page(2)[0]).toBe(hour - 100 * 8 * hourMs);
    expect(page(3)).toHaveLength(70);
    expect(Math.min(...page(3))).toBeGreaterThan(nowMs - 90 * dayMs);
    expect(page(4)).toEqual([]);
  });

  it.each([
    ['mix/market/ticker?productType=USDT-FUTURES', '40019'],
    ['mix/market/ticker?symbol=BTCUSDT', '40019'],
    ['mix/market/ticker?symbol=BTCUSDT_UMCBL&productType=USDT-FUTURES', '40034'],
    ['mix/market/tickers?productType=FUTURES', '400172'],
    ['spot/market/tickers?symbol=NOPEUSDT', '40034'],
    ['spot/market/history-candles?symbol=BTCUSDT&granularity=1h', '40019'],
    [`spot/market/history-candles?symbol=BTCUSDT&granularity=1H&endTime=${nowMs}`, '400172'],
    [`mix/market/history-candles?${perpetual}&granularity=1h`, '400172'],
    [`mix/market/history-candles?${perpetual}&granularity=1H&limit=201`, '400172'],
    ['mix/market/history-candles?symbol=BTCUSDT&granularity=1H', '40019'],
    [`mix/market/history-fund-rate?${perpetual}&pageSize=101`, '400172'],
  ])('refuses %s with HTTP 400 and the code %s', (path, code) => {
    expect(ask(path)).toMatchObject({ status: 400, json: { code, data: null } });
  });

  it('knows no other path', () =>
    expect(ask('mix/market/nope')).toMatchObject({ status: 404, json: { code: '40404' } }));

  it('answers twenty times a second and path', () => {
    const greedy = venuesOf();
    const url = `${root}/mix/market/ticker?${perpetual}`;
    const answers = Array.from({ length: 21 }, () => greedy(url));
    expect(answers[19]?.status).toBe(200);
    expect(answers[20]).toMatchObject({ status: 429, json: { code: '429' } });
    expect(greedy(`${root}/spot/market/tickers?symbol=BTCUSDT`).status).toBe(200);
    expect(greedy(url, { atMs: nowMs + 1000 }).status).toBe(200);
  });

  it('refuses in its own words', () => {
    const venue = createBitget(storyMarkets);
    const request = { method: 'GET', path: '/', query: new URLSearchParams(), headers: {} };
    const reply = (refusal: 'geo' | 'rate' | 'maintenance') =>
      venue.refuse(refusal, { ...request, body: '', nowMs });
    expect(reply('geo').status).toBe(403);
    expect(reply('rate')).toMatchObject({ status: 429 });
    expect(reply('maintenance')).toMatchObject({ status: 200 });
    const payload: unknown = JSON.parse(reply('maintenance').body);
    const read = () => bitget.endpoints[1].read(payload, { asset: 'BTC', receivedAtMs: nowMs });
    expect(read).toThrow(expect.objectContaining({ kind: 'network' }));
  });
});

describe('what the extension asks of it', () => {
  const near = (value: number, truth: number | null | undefined) =>
    expect(value / (truth ?? 0)).toBeCloseTo(1, 3);

  it.each(['BTC', 'ETH', 'SOL'] as const)('the quotes of %s', (asset) => {
    const market = storyMarkets[asset];
    const quotes = Object.values(readNow(bitget, asset)).flat();
    for (const quote of quotes) {
      if (quote.kind === 'spot') near(quote.price, market?.spotUsdt(nowMs));
      if (quote.kind === 'perpetual') near(quote.price, market?.perpetualMarkUsdt(nowMs));
      if (quote.kind === 'funding')
        expect(quote.rate).toBeCloseTo(market?.fundingRate(quote.settledAtMs) ?? 0, 6);
      if (quote.kind === 'future' && market)
        near(
          quote.price,
          datedPrice(market, 'bitget', market.indexUsd(nowMs), nowMs, quote.expiryMs + 1000),
        );
    }
    const kinds = new Set(quotes.map(({ kind }) => kind));
    const dated = asset === 'SOL' ? [] : ['future'];
    const others = ['funding', 'open-interest', 'perpetual', 'spot'];
    expect([...kinds].sort()).toEqual([...dated, ...others].sort());
  });

  it.each([
    ['spot', '1h', storyMarket.spotUsdt],
    ['spot', '4h', storyMarket.spotUsdt],
    ['perpetual', '1h', storyMarket.perpetualUsdt],
    ['perpetual', '4h', storyMarket.perpetualUsdt],
  ] as const)('full pages of %s in %s, whatever the end takes in', (series, interval, truth) => {
    const toMs = Date.UTC(2026, 5, 1);
    const past = readPast(bitget, { series, interval, toMs });
    expect(past).toHaveLength(199);
    expect(past.at(-1)?.timeMs).toBe(toMs);
    for (const { timeMs, value } of past) near(value, truth(timeMs));
    const present = readPast(bitget, { series, interval, toMs: Date.UTC(2026, 10, 22, 20) });
    expect(present.at(-1)?.timeMs).toBe(hour);
  });

  it('the newest payments, whatever the window', () => {
    const points = readPast(bitget, { series: 'funding', toMs: nowMs });
    expect(points).toHaveLength(100);
    for (const { timeMs, value } of points)
      expect(value).toBeCloseTo(storyMarket.fundingRate(timeMs), 6);
  });
});
