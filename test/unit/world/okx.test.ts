import { describe, expect, it } from 'vitest';
import type { Market } from '../../world/market/market.ts';
import { fieldsOf, nowMs, rowsOf, storyMarket, venuesOf } from './ask.ts';

const root = 'https://www.okx.com/api/v5';
const ask = venuesOf();
const rows = (path: string): Record<string, unknown>[] =>
  rowsOf(fieldsOf(ask(`${root}/${path}`).json)['data']);
const names = (path: string) => rows(path).map((row) => row['instId']);

describe('OKX', () => {
  it('lists the dated contracts of a family: weeks, months, quarters', () => {
    expect(names('public/mark-price?instType=FUTURES&instFamily=BTC-USD')).toEqual([
      'BTC-USD-261127',
      'BTC-USD-261204',
      'BTC-USD-261225',
      'BTC-USD-270326',
      'BTC-USD-270625',
    ]);
  });

  it('has a perpetual among the futures that ends in 2031', () => {
    expect(names('public/mark-price?instType=FUTURES')).toContain('BTC-USD_UM_XPERP-310404');
  });

  it('drops a contract at 08:00 UTC of its day', () => {
    const url = `${root}/public/mark-price?instType=FUTURES&instFamily=BTC-USD`;
    const endMs = Date.UTC(2026, 10, 27, 8);
    expect(ask(url, { atMs: endMs - 1 }).text).toContain('BTC-USD-261127');
    expect(ask(url, { atMs: endMs }).text).not.toContain('BTC-USD-261127');
  });

  it('lists Ether like bitcoin, and perpetuals only of Solana', () => {
    const family = (name: string) => `public/mark-price?instType=FUTURES&instFamily=${name}`;
    expect(names(family('ETH-USD'))).toEqual(
      names(family('BTC-USD')).map((name) => String(name).replace('BTC', 'ETH')),
    );
    expect(names('public/mark-price?instType=SWAP')).toContain('SOL-USD-SWAP');
    expect(ask(`${root}/${family('SOL-USD')}`).json).toMatchObject({ code: '51001' });
  });

  it('does not know a coin that there is no market of', () => {
    const alone = venuesOf({ BTC: storyMarket });
    for (const [path, code] of [
      ['market/ticker?instId=ETH-USDT', '51001'],
      ['market/index-tickers?instId=ETH-USD', '51014'],
      ['public/mark-price?instType=SWAP&instId=SOL-USDT-SWAP', '51001'],
      ['market/history-candles?instId=ETH-USDT', '51001'],
    ])
      expect(alone(`${root}/${path}`)).toMatchObject({ status: 200, json: { code } });
  });

  it('prices nothing beside its index: the index is an answer of its own', () => {
    const [mark] = rows('public/mark-price?instType=SWAP&instId=BTC-USDT-SWAP');
    expect(Object.keys(mark ?? {})).toEqual(['instType', 'instId', 'markPx', 'ts']);
    const [index] = rows('market/index-tickers?instId=BTC-USD');
    expect(index).toMatchObject({
      instId: 'BTC-USD',
      idxPx: storyMarket.indexUsd(nowMs).toFixed(1),
    });
  });

  it('adds up to the open interest of the venue, in coins', () => {
    const coins = ['SWAP', 'FUTURES']
      .flatMap((type) => rows(`public/open-interest?instType=${type}`))
      .filter((row) => String(row['instId']).startsWith('BTC-'))
      .reduce((sum, row) => sum + Number(row['oiCcy']), 0);
    expect(coins / (storyMarket.openInterestCoins(nowMs, 'okx') ?? 0)).toBeCloseTo(1, 6);
  });

  it('counts contracts of 0.01 coins in USDT, of 100 USD otherwise', () => {
    const [usdt] = rows('public/open-interest?instType=SWAP&instFamily=BTC-USDT');
    expect(Number(usdt?.['oi']) / Number(usdt?.['oiCcy'])).toBeCloseTo(100, 2);
    const [usd] = rows('public/open-interest?instType=SWAP&instFamily=BTC-USD');
    expect(Number(usd?.['oi']) / Number(usd?.['oiUsd'])).toBeCloseTo(0.01, 6);
  });

  it('answers for open interest as a service that is away where there is no record', () => {
    const market: Market = { ...storyMarket, openInterestCoins: () => null };
    expect(venuesOf({ BTC: market })(`${root}/public/open-interest?instType=SWAP`)).toMatchObject({
      status: 503,
      json: { code: '50001', data: [] },
    });
  });

  it('tells funding newest first, what was paid beside what had been predicted', () => {
    const path = 'public/funding-rate-history?instId=BTC-USDT-SWAP';
    const [first, second] = rows(path);
    expect(first?.['fundingTime']).toBe(String(Date.UTC(2026, 10, 22, 16)));
    expect(second?.['fundingTime']).toBe(String(Date.UTC(2026, 10, 22, 8)));
    expect(Number(first?.['realizedRate'])).toBeCloseTo(storyMarket.fundingRate(nowMs), 12);
    expect(first?.['fundingRate']).not.toBe(first?.['realizedRate']);
    expect(rows(path)).toHaveLength(100);
    expect(rows(`${path}&limit=400`).length).toBeLessThan(280);
  });

  it('takes after for older and before for newer', () => {
    const path = 'public/funding-rate-history?instId=BTC-USDT-SWAP';
    const noon = Date.UTC(2026, 10, 22, 8);
    expect(rows(`${path}&after=${noon}`)[0]?.['fundingTime']).toBe(String(Date.UTC(2026, 10, 22)));
    expect(rows(`${path}&before=${noon}`).map((row) => row['fundingTime'])).toEqual([
      String(Date.UTC(2026, 10, 22, 16)),
    ]);
  });

  it.each([
    ['market/ticker?instId=NOPE', 200, '51001'],
    ['market/ticker', 400, '50014'],
    ['market/index-tickers?instId=BTC-EUR', 200, '51014'],
    ['public/mark-price?instId=BTC-USDT-SWAP', 400, '50014'],
    ['public/mark-price?instType=SPOT', 400, '51000'],
    ['public/mark-price?instType=FUTURES&instFamily=BTC-EUR', 200, '51001'],
    ['public/open-interest?instType=SWAP&instId=BTC-USD-261225', 200, '51001'],
    ['public/funding-rate-history?instId=BTC-USD-261225', 200, '51001'],
    ['public/funding-rate-history?instId=BTC-USDT-SWAP&limit=401', 400, '51000'],
    ['public/funding-rate-history?instId=BTC-USDT-SWAP&after=now', 400, '51000'],
  ])('refuses %s: HTTP %d, code %s', (path, status, code) => {
    expect(ask(`${root}/${path}`)).toMatchObject({ status, json: { code, data: [] } });
  });

  it('knows no other path and no other method', () => {
    expect(ask(`${root}/public/nope`).status).toBe(404);
    expect(ask(`${root}/public/time`, { method: 'POST' }).status).toBe(404);
  });

  it('refuses the eleventh mark price within 2 seconds, and nothing else', () => {
    const greedy = venuesOf();
    const mark = `${root}/public/mark-price?instType=SWAP`;
    const answers = Array.from({ length: 11 }, () => greedy(mark).status);
    expect(answers.filter((status) => status === 200)).toHaveLength(10);
    expect(greedy(mark)).toMatchObject({ status: 429, json: { code: '50011' } });
    expect(greedy(`${root}/market/ticker?instId=BTC-USDT`).status).toBe(200);
    expect(greedy(mark, { atMs: nowMs + 2_000 }).status).toBe(200);
  });
});
