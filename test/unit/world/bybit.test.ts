import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import type { Market } from '../../world/market/market.ts';
import { fieldsOf, nowMs, rowsOf, storyMarket, venuesOf } from './ask.ts';

const root = 'https://api.bybit.com/v5/market';
const ask = venuesOf();
const listOf = (path: string, from = ask): Record<string, unknown>[] =>
  rowsOf(fieldsOf(fieldsOf(from(`${root}/${path}`).json)['result'])['list']);

describe('Bybit', () => {
  it('lists the inverse contracts, with the letter of the month in which a quarter ends', () => {
    const rows = listOf('tickers?category=inverse');
    expect(rows.map((row) => row['symbol'])).toEqual([
      'BTCUSD',
      'BTCUSDZ26',
      'BTCUSDH27',
      'ETHUSD',
    ]);
    expect(rows.map((row) => row['deliveryTime'])).toEqual([
      '0',
      String(Date.UTC(2026, 11, 25, 8)),
      String(Date.UTC(2027, 2, 26, 8)),
      '0',
    ]);
  });

  it('drops a quarter at the instant of its delivery', () => {
    const expiryMs = Date.UTC(2026, 11, 25, 8);
    const symbolsAt = (atMs: number) =>
      ask(`${root}/tickers?category=inverse`, { atMs }).text.match(/BTCUSD[A-Z]\d\d/g);
    expect(symbolsAt(expiryMs - 1)).toEqual(['BTCUSDZ26', 'BTCUSDH27']);
    expect(symbolsAt(expiryMs)).toEqual(['BTCUSDH27', 'BTCUSDM27']);
  });

  it('writes every value as a string', () => {
    for (const category of ['spot', 'linear', 'inverse'])
      for (const row of listOf(`tickers?category=${category}`))
        for (const value of Object.values(row)) expect(typeof value).toBe('string');
  });

  it('counts both sides of open interest, and one beside it', () => {
    const linear = listOf('tickers?category=linear&symbol=BTCUSDT');
    const inverse = listOf('tickers?category=inverse');
    for (const row of [...linear, ...inverse])
      expect(Number(row['openInterest'])).toBeCloseTo(Number(row['singleOpenInterest']) * 2, -1);
    const coins =
      Number(linear[0]?.['singleOpenInterest']) +
      inverse.reduce(
        (sum, row) => sum + Number(row['singleOpenInterest']) / Number(row['markPrice']),
        0,
      );
    expect(coins / (storyMarket.openInterestCoins(nowMs, 'bybit') ?? 0)).toBeCloseTo(1, 3);
  });

  it('leaves open interest blank where there is no record of it', () => {
    const market: Market = { ...storyMarket, openInterestCoins: () => null };
    const [row] = listOf('tickers?category=linear&symbol=BTCUSDT', venuesOf(market));
    expect(row).toMatchObject({ openInterest: '', singleOpenInterest: '', openInterestValue: '' });
    expect(Number(row?.['markPrice'])).toBeGreaterThan(1000);
  });

  it('tells funding newest first, at most 200 rows', () => {
    const path = 'funding/history?category=linear&symbol=BTCUSDT';
    const rows = listOf(`${path}&limit=42`);
    expect(rows).toHaveLength(42);
    expect(rows[0]?.['fundingRateTimestamp']).toBe(String(Date.UTC(2026, 10, 22, 16)));
    expect(rows[1]?.['fundingRateTimestamp']).toBe(String(Date.UTC(2026, 10, 22, 8)));
    expect(listOf(path)).toHaveLength(200);
    expect(listOf(`${path}&startTime=${nowMs - dayMs}&endTime=${nowMs}`)).toHaveLength(3);
  });

  it.each([
    ['tickers', 'category'],
    ['tickers?category=futures', 'category'],
    ['tickers?category=linear&symbol=NOPE', 'symbol'],
    ['tickers?category=option', 'symbol'],
    ['funding/history?category=spot&symbol=BTCUSDT', 'category'],
    ['funding/history?category=linear', 'symbol'],
    ['funding/history?category=linear&symbol=BTCUSDT&limit=201', 'limit'],
    ['funding/history?category=linear&symbol=BTCUSDT&limit=ten', 'limit'],
    [`funding/history?category=linear&symbol=BTCUSDT&startTime=${nowMs - hourMs}`, 'endTime'],
  ])('refuses %s with HTTP 200 and its code', (path, param) => {
    const answer = ask(`${root}/${path}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      retCode: 10_001,
      retMsg: `params error: ${param} invalid`,
      result: {},
      retExtInfo: {},
      time: nowMs,
    });
  });

  it('knows no other route and no other method', () => {
    const unknown = { status: 404, json: { retCode: 10_017 } };
    expect(ask(`${root}/nope`)).toMatchObject(unknown);
    expect(ask(`${root}/tickers?category=spot`, { method: 'POST' })).toMatchObject(unknown);
  });

  it('shuts out who asks more than 600 times in 5 seconds', () => {
    const greedy = venuesOf();
    const status = () => greedy(`${root}/time`).status;
    const answers = Array.from({ length: 601 }, status);
    expect(answers.filter((each) => each === 200)).toHaveLength(600);
    expect(greedy(`${root}/time`)).toMatchObject({ status: 403, text: /too frequent/ });
    expect(greedy(`${root}/time`, { atMs: nowMs + 5_000 }).status).toBe(200);
  });
});
