import { describe, expect, it } from 'vitest';
import { htx } from '../../../lib/exchanges/htx.ts';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import { createVenues } from '../../world/venues/index.ts';
import type { Refusal } from '../../world/venues/venue.ts';
import { fieldsOf, nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const spot = 'https://api.huobi.pro';
const contracts = 'https://api.hbdm.com';
const basis = `${contracts}/index/market/history/linear_swap_basis`;
const openInterest = `${contracts}/linear-swap-api/v1/swap_his_open_interest`;
const funding = `${contracts}/linear-swap-api/v1/swap_historical_funding_rate`;
const ask = venuesOf();
const answerOf = (address: string) => fieldsOf(ask(address).json);

describe('HTX', () => {
  it('names what it answers, and when', () => {
    const merged = answerOf(`${spot}/market/detail/merged?symbol=btcusdt`);
    expect(merged).toMatchObject({ ch: 'market.btcusdt.detail.merged', status: 'ok', ts: nowMs });
    expect(fieldsOf(merged['tick'])['close']).toBeCloseTo(storyMarket.spotUsdt(nowMs), 2);
  });

  it('lists spot candles newest first, in seconds, the first one running', () => {
    const kline = `${spot}/market/history/kline?symbol=btcusdt&period=60min`;
    const rows = rowsOf(answerOf(`${kline}&size=3`)['data']);
    expect(rows.map((row) => row['id'])).toEqual(
      [16, 15, 14].map((hour) => Date.UTC(2026, 10, 22, hour) / 1000),
    );
    expect(rowsOf(answerOf(kline)['data'])).toHaveLength(150);
  });

  it('cuts a day in UTC+8 and four hours alike', () => {
    const first = (period: string) =>
      rowsOf(
        answerOf(`${spot}/market/history/kline?symbol=btcusdt&period=${period}&size=1`)['data'],
      )[0];
    expect(first('1day')?.['id']).toBe(Date.UTC(2026, 10, 22, 16) / 1000);
    expect(first('4hour')?.['id']).toBe(Date.UTC(2026, 10, 22, 16) / 1000);
  });

  it('gives contract and index of one minute as strings', () => {
    const address = `${basis}?contract_code=BTC-USDT&period=1min&size=2&basis_price_type=close`;
    const answer = answerOf(address);
    expect(answer['ch']).toBe('market.BTC-USDT.basis.1min.close');
    const [before, last] = rowsOf(answer['data']);
    expect(last?.['id']).toBe(Math.floor(nowMs / 60_000) * 60);
    expect(before?.['id']).toBe(Math.floor(nowMs / 60_000) * 60 - 60);
    expect(Object.values({ ...last, id: '' }).every((value) => typeof value === 'string')).toBe(
      true,
    );
  });

  it('counts past open interest in coins or contracts, stamped where a day of UTC+8 begins', () => {
    const ticksOf = (type: number) => {
      const address = `${openInterest}?contract_code=BTC-USDT&period=1day&amount_type=${type}&size=2`;
      return rowsOf(fieldsOf(answerOf(address)['data'])['tick']);
    };
    const [inContracts, inCoins] = [ticksOf(1), ticksOf(2)];
    expect(inCoins.map((row) => row['ts'])).toEqual([
      Date.UTC(2026, 10, 22, 16),
      Date.UTC(2026, 10, 21, 16),
    ]);
    const ratio = Number(inContracts[0]?.['volume']) / Number(inCoins[0]?.['volume']);
    expect(ratio).toBeCloseTo(1000, 0);
  });

  it('lists funding in pages, newest first', () => {
    const pageOf = (page: number) =>
      fieldsOf(
        answerOf(`${funding}?contract_code=BTC-USDT&page_index=${page}&page_size=50`)['data'],
      );
    const [first, second] = [pageOf(1), pageOf(2)];
    expect(rowsOf(first['data'])[0]?.['funding_time']).toBe(String(Date.UTC(2026, 10, 22, 16)));
    const lastMs = Number(rowsOf(first['data'])[49]?.['funding_time']);
    expect(Number(rowsOf(second['data'])[0]?.['funding_time'])).toBe(lastMs - 8 * hourMs);
    expect(second['current_page']).toBe(2);
  });

  it('serves no open interest where there is no record of it', () => {
    const market = { ...storyMarket, openInterestCoins: () => null };
    const blank = venuesOf({ BTC: market });
    const live = `${contracts}/linear-swap-api/v1/swap_open_interest?contract_code=BTC-USDT`;
    expect(fieldsOf(blank(live).json)['data']).toEqual([]);
  });

  it.each([
    [`${spot}/market/detail/merged?symbol=BTCUSDT`, 'err-code', 'invalid-parameter'],
    [`${spot}/market/history/kline?symbol=btcusdt&period=1h`, 'err-code', 'invalid-parameter'],
    [
      `${spot}/market/history/kline?symbol=btcusdt&period=60min&size=2001`,
      'err-code',
      'invalid-parameter',
    ],
    [`${basis}?contract_code=BTC-USDT-261225&period=1min`, 'err-code', 'invalid-parameter'],
    [`${basis}?contract_code=BTC-USDT&period=1hour`, 'err-code', 'invalid-parameter'],
    [`${contracts}/linear-swap-api/v1/swap_open_interest?contract_code=BTC-USD`, 'err_code', 1332],
    [`${openInterest}?contract_code=BTC-USDT&period=1day`, 'err_code', 1030],
    [`${openInterest}?contract_code=BTC-USDT&period=1h&amount_type=2`, 'err_code', 1030],
    [
      `${openInterest}?contract_code=BTC-USDT&period=1day&amount_type=2&size=201`,
      'err-code',
      'invalid-parameter',
    ],
    [`${funding}?contract_code=BTC-USDT&page_size=51`, 'err_code', 1030],
  ])('refuses %s with HTTP 200', (address, field, code) => {
    expect(ask(address)).toMatchObject({
      status: 200,
      json: { status: 'error', [field]: code, ts: nowMs },
    });
  });

  it('knows no other path and no other method', () => {
    expect(ask(`${spot}/linear-swap-api/v1/swap_open_interest`).status).toBe(404);
    expect(ask(`${basis}?contract_code=BTC-USDT`, { method: 'POST' }).status).toBe(404);
  });

  it('shuts out who asks more than 800 times in a second', () => {
    const greedy = venuesOf();
    const address = `${spot}/market/detail/merged?symbol=btcusdt`;
    const statuses = Array.from({ length: 801 }, () => greedy(address).status);
    expect(statuses.indexOf(429)).toBe(800);
    expect(greedy(address, { atMs: nowMs + 1000 }).status).toBe(200);
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
    const venues = createVenues(storyMarkets).filter(({ host }) => /huobi|hbdm/.test(host));
    expect(venues).toHaveLength(2);
    for (const venue of venues) {
      const status = (refusal: Refusal) => venue.refuse(refusal, request).status;
      expect([status('geo'), status('rate'), status('maintenance')]).toEqual([403, 429, 200]);
    }
  });
});

describe('the adapter asks it', () => {
  it.each(['BTC', 'ETH', 'SOL'] as const)(
    '%s: prices, coins and payments of the market',
    (asset) => {
      const market = storyMarkets[asset];
      if (!market) throw new Error(`no market of ${asset}`);
      const quotes = htx.endpoints.flatMap((endpoint) => {
        const { status, json } = ask(endpoint.url(asset, nowMs) ?? '');
        expect(status).toBe(200);
        return endpoint.read(json, { asset, receivedAtMs: nowMs });
      });
      const [traded, perpetual, open, ...payments] = quotes;
      expect(traded?.kind === 'spot' && traded.price).toBeCloseTo(market.spotUsdt(nowMs), 2);
      expect(perpetual?.kind === 'perpetual' && perpetual.price).toBeCloseTo(
        market.perpetualUsdt(nowMs),
        1,
      );
      expect(open?.kind === 'open-interest' && open.coins).toBeCloseTo(
        market.openInterestCoins(nowMs, 'htx') ?? 0,
        3,
      );
      expect(payments).toHaveLength(50);
    },
  );

  it.each(['1h', '4h'] as const)('past spot by %s: closed candles of the market', (interval) => {
    const [source] = htx.history;
    const lengthMs = { '1h': hourMs, '4h': 4 * hourMs }[interval];
    const toMs = Math.ceil(nowMs / lengthMs) * lengthMs;
    const page = {
      asset: 'BTC',
      interval,
      fromMs: toMs - 100 * lengthMs,
      toMs,
      receivedAtMs: nowMs,
    } as const;
    const { json } = ask(source?.url('BTC', interval, page.fromMs, toMs) ?? '');
    const points = source?.read(json, page) ?? [];
    expect(points).toHaveLength(99);
    for (const { timeMs, value } of points)
      expect(value).toBeCloseTo(storyMarket.spotUsdt(timeMs), 2);
  });

  it('past open interest in coins', () => {
    const [, source] = htx.history;
    const [fromMs, toMs] = [nowMs - 100 * dayMs, nowMs];
    const { json } = ask(source?.url('BTC', '1h', fromMs, toMs) ?? '');
    const page = { asset: 'BTC', interval: '1h', fromMs, toMs, receivedAtMs: nowMs } as const;
    const points = source?.read(json, page) ?? [];
    expect(points).toHaveLength(100);
    for (const { timeMs, value } of points)
      expect(value).toBeCloseTo(storyMarket.openInterestCoins(timeMs, 'htx') ?? 0, 2);
  });
});
