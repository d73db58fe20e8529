import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import { fieldsOf, nowMs, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const root = 'https://www.okx.com/api/v5';

/** Each question to venues of its own: some of these paths allow five in 2 s. */
const rows = (path: string, atMs = nowMs): string[][] =>
  fieldsOf(venuesOf()(`${root}/${path}`, { atMs }).json)['data'] as string[][];

const hour = Math.floor(nowMs / hourMs) * hourMs;
const candles = 'market/history-candles?instId=BTC-USDT&bar=1H';
const openInterest = 'rubik/stat/contracts/open-interest-history?instId=BTC-USDT-SWAP';

describe('the past of OKX', () => {
  it('gives candles newest first, the running one with confirm "0"', () => {
    const found = rows(`${candles}&limit=3`);
    expect(found.map(([ts]) => Number(ts))).toEqual([hour, hour - hourMs, hour - 2 * hourMs]);
    expect(found.map((row) => row.at(-1))).toEqual(['0', '1', '1']);
    expect(found.every((row) => row.length === 9)).toBe(true);
    expect(Number(found[1]?.[4])).toBeCloseTo(storyMarket.spotUsdt(hour), 0);
  });

  it('gives 100 rows unless asked for up to 300', () => {
    expect(rows(candles)).toHaveLength(100);
    expect(rows(`${candles}&limit=300`)).toHaveLength(300);
  });

  it('takes after for older and before for newer, neither with the instant itself', () => {
    const page = `${candles}&after=${hour - 2 * hourMs}&before=${hour - 5 * hourMs}`;
    expect(rows(page).map(([ts]) => Number(ts))).toEqual([hour - 3 * hourMs, hour - 4 * hourMs]);
  });

  it('opens 1D at 16:00 UTC, 1Dutc at midnight', () => {
    const [east] = rows(`${candles.replace('1H', '1D')}&limit=1`);
    const [utc] = rows(`${candles.replace('1H', '1Dutc')}&limit=1`);
    expect(Number(east?.[0]) % dayMs).toBe(16 * hourMs);
    expect(Number(utc?.[0]) % dayMs).toBe(0);
  });

  it('serves running contracts and indices in USD', () => {
    const [quarter] = rows('market/history-candles?instId=BTC-USD-261225&bar=1H&limit=1');
    const [index] = rows('market/history-index-candles?instId=BTC-USD&bar=1H&limit=1');
    expect(index).toHaveLength(6);
    expect(Number(index?.[4])).toBeCloseTo(storyMarket.indexUsd(nowMs), 0);
    expect(Math.abs(Number(quarter?.[4]) / Number(index?.[4]) - 1)).toBeLessThan(0.05);
    const [sol] = rows('market/history-index-candles?instId=SOL-USDT&bar=4H&limit=1');
    expect(Number(sol?.[4])).toBeCloseTo(storyMarkets.SOL?.indexUsdt(nowMs) ?? 0, 1);
  });

  it('has nothing from before the market', () => {
    const firstMs = storyMarket.firstMs;
    const found = rows(`${candles}&after=${firstMs + 2 * hourMs}&limit=300`);
    expect(Number(found.at(-1)?.[0])).toBe(firstMs);
    expect(rows(`${candles}&after=${firstMs}`)).toEqual([]);
  });

  it('tells open interest newest first: contracts, coins, USD', () => {
    const [running, last] = rows(`${openInterest}&period=1Dutc`);
    const coins = (atMs: number) => 0.76 * (storyMarket.openInterestCoins(atMs, 'okx') ?? 0);
    expect(Number(running?.[0])).toBe(Date.UTC(2026, 10, 22));
    expect(Number(running?.[2])).toBeCloseTo(coins(nowMs), 3);
    expect(Number(last?.[2])).toBeCloseTo(coins(Date.UTC(2026, 10, 22)), 3);
    expect(Number(last?.[1]) / Number(last?.[2])).toBeCloseTo(100, 3);
    expect(rows(`${openInterest}&period=1D`)[0]?.[0]).toBe(String(Date.UTC(2026, 10, 22, 16)));
  });

  it('keeps the latest 1,440 rows of open interest, 100 a page', () => {
    expect(rows(`${openInterest}&period=1Dutc`)).toHaveLength(100);
    const oldestMs = Date.UTC(2026, 10, 22) - 1439 * dayMs;
    const old = rows(`${openInterest}&period=1Dutc&end=${oldestMs + 3 * dayMs}`);
    expect(old.map(([ts]) => Number(ts) - oldestMs)).toEqual([2 * dayMs, dayMs, 0]);
  });

  it.each([
    ['market/history-candles', 400, '50014'],
    ['market/history-candles?instId=BTC-USD-260925', 200, '51001'],
    ['market/history-candles?instId=BTC-USD', 200, '51001'],
    ['market/history-candles?instId=BTC-USDT&bar=1h', 400, '51000'],
    ['market/history-candles?instId=BTC-USDT&limit=301', 400, '51000'],
    ['market/history-candles?instId=BTC-USDT&limit=0', 400, '51000'],
    ['market/history-candles?instId=BTC-USDT&after=today', 400, '51000'],
    ['market/history-index-candles?instId=BTC-USDT-SWAP', 200, '51014'],
    ['market/history-index-candles?instId=BTC-USD&limit=101', 400, '51000'],
    ['rubik/stat/contracts/open-interest-history?instId=BTC-USDT', 200, '51001'],
    [`${openInterest}&period=1d`, 400, '51000'],
    [`${openInterest}&limit=101`, 400, '51000'],
  ])('refuses %s: HTTP %d, code %s', (path, status, code) => {
    expect(venuesOf()(`${root}/${path}`)).toMatchObject({ status, json: { code, data: [] } });
  });

  it.each([
    [candles, 20],
    ['market/history-index-candles?instId=BTC-USD', 10],
    [`${openInterest}&period=1Dutc`, 5],
  ])('%s: %d requests in 2 s', (path, most) => {
    const ask = venuesOf();
    const statuses = Array.from({ length: most + 1 }, () => ask(`${root}/${path}`).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(most);
    expect(statuses.at(-1)).toBe(429);
  });
});
