import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import type { Market } from '../../world/market/market.ts';
import { fieldsOf, nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const root = 'https://api.bybit.com/v5/market';
const ask = venuesOf();
const listOf = (path: string, from = ask): Record<string, unknown>[] =>
  rowsOf(fieldsOf(fieldsOf(from(`${root}/${path}`).json)['result'])['list']);

const cellsOf = (path: string): string[][] => listOf(path) as unknown as string[][];

describe('Bybit', () => {
  it('lists the inverse contracts, with the letter of the month in which a quarter ends', () => {
    const rows = listOf('tickers?category=inverse');
    const symbols = rows.map((row) => row['symbol']);
    expect(symbols.slice(0, 7)).toEqual([
      'BTCUSD',
      'BTCUSDZ26',
      'BTCUSDH27',
      'ETHUSD',
      'ETHUSDZ26',
      'ETHUSDH27',
      'SOLUSD',
    ]);
    expect(symbols).toContain('XRPUSD');
    expect(rows.slice(0, 3).map((row) => row['deliveryTime'])).toEqual([
      '0',
      String(Date.UTC(2026, 11, 25, 8)),
      String(Date.UTC(2027, 2, 26, 8)),
    ]);
  });

  it('answers for one of them, and for none that has ended or is not listed', () => {
    expect(listOf('tickers?category=inverse&symbol=BTCUSDZ26')).toHaveLength(1);
    for (const symbol of ['BTCUSDU26', 'BTCUSDM27', 'SOLUSDZ26'])
      expect(ask(`${root}/tickers?category=inverse&symbol=${symbol}`).json).toMatchObject({
        retCode: 10_001,
      });
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
    for (const name of ['BTC', 'ETH', 'SOL'] as const) {
      const linear = listOf(`tickers?category=linear&symbol=${name}USDT`);
      const inverse = listOf('tickers?category=inverse').filter((row) =>
        String(row['symbol']).startsWith(`${name}USD`),
      );
      for (const row of [...linear, ...inverse])
        expect(Number(row['openInterest'])).toBeCloseTo(Number(row['singleOpenInterest']) * 2, -1);
      const coins =
        Number(linear[0]?.['singleOpenInterest']) +
        inverse.reduce(
          (sum, row) => sum + Number(row['singleOpenInterest']) / Number(row['markPrice']),
          0,
        );
      const held = storyMarkets[name]?.openInterestCoins(nowMs, 'bybit') ?? 0;
      expect(coins / held).toBeCloseTo(1, 3);
    }
  });

  it('leaves open interest blank where there is no record of it', () => {
    const market: Market = { ...storyMarket, openInterestCoins: () => null };
    const [row] = listOf('tickers?category=linear&symbol=BTCUSDT', venuesOf({ BTC: market }));
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

  it('has candles newest first, the running one included, both ends counted in', () => {
    const hour = Math.floor(nowMs / hourMs) * hourMs;
    const opens = (path: string) => cellsOf(path).map((row) => (Number(row[0]) - hour) / hourMs);
    const kline = 'kline?category=spot&symbol=BTCUSDT&interval=60';
    expect(opens(`${kline}&limit=3`)).toEqual([0, -1, -2]);
    expect(opens(`${kline}&start=${hour - 3 * hourMs}&end=${hour - hourMs}`)).toEqual([-1, -2, -3]);
    expect(opens(`${kline}&start=${hour - 3 * hourMs + 1}&end=${hour - hourMs - 1}`)).toEqual([-2]);
    expect(opens(`${kline}&start=${hour - 9 * hourMs}&limit=2`)).toEqual([-8, -9]);
    expect(opens(kline)).toHaveLength(200);
    expect(opens(`${kline}&limit=1000`)).toHaveLength(1000);
    expect(opens(`${kline}&start=0&end=${Date.UTC(2021, 6, 5)}`)).toHaveLength(1);
  });

  it('has candles of the quarters that are listed, since they are', () => {
    const kline = 'kline?category=inverse&interval=D&limit=1000&symbol=';
    expect(cellsOf(`${kline}BTCUSDZ26`).at(-1)?.[0]).toBe(String(Date.UTC(2026, 5, 27)));
    expect(cellsOf(`${kline}BTCUSDZ26`)[0]).toHaveLength(7);
    expect(ask(`${root}/${kline}BTCUSDU26`).json).toMatchObject({ retCode: 10_001 });
    expect(
      cellsOf('index-price-kline?category=inverse&symbol=BTCUSD&interval=240')[0],
    ).toHaveLength(5);
  });

  it('keeps open interest of days back to the launch, on one side since June 2026', () => {
    const path = 'open-interest?category=linear&symbol=BTCUSDT&intervalTime=1d';
    const rows = listOf(`${path}&limit=200`);
    expect(rows).toHaveLength(200);
    expect(rows[0]?.['timestamp']).toBe(String(Date.UTC(2026, 10, 22)));
    expect(Number(rows[0]?.['openInterest']) / Number(rows[0]?.['singleOpenInterest'])).toBeCloseTo(
      2,
      6,
    );
    expect(rows.at(-1)).not.toHaveProperty('singleOpenInterest');
    const launch = Date.UTC(2020, 2, 30);
    const first = listOf(`${path}&startTime=${launch - 9 * dayMs}&endTime=${launch + dayMs}`);
    expect(first.map((row) => row['timestamp'])).toEqual([String(launch + dayMs), String(launch)]);
    expect(listOf(path)).toHaveLength(50);
  });

  it('goes on with open interest where a cursor says', () => {
    const path = 'open-interest?category=linear&symbol=BTCUSDT&intervalTime=1d&limit=2';
    const { result } = ask(`${root}/${path}`).json as { result: { nextPageCursor: string } };
    const next = listOf(`${path}&cursor=${result.nextPageCursor}`);
    expect(next[0]?.['timestamp']).toBe(String(Date.UTC(2026, 10, 20)));
  });

  it.each([
    ['tickers', 'category'],
    ['tickers?category=futures', 'category'],
    ['tickers?category=linear&symbol=NOPE', 'symbol'],
    ['tickers?category=option', 'symbol'],
    ['kline?category=spot&symbol=BTCUSDT', 'interval'],
    ['kline?category=spot&symbol=BTCUSDT&interval=4h', 'interval'],
    ['kline?category=spot&symbol=BTCUSDT&interval=60&limit=1001', 'limit'],
    ['kline?category=spot&symbol=BTCUSD&interval=60', 'symbol'],
    ['index-price-kline?category=spot&symbol=BTCUSDT&interval=60', 'category'],
    ['open-interest?category=linear&symbol=BTCUSDT&intervalTime=1day', 'intervalTime'],
    ['open-interest?category=linear&symbol=BTCUSDT&intervalTime=1d&limit=201', 'limit'],
    ['open-interest?category=spot&symbol=BTCUSDT&intervalTime=1d', 'category'],
    ['funding/history?category=inverse&symbol=BTCUSDZ26', 'symbol'],
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
