import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import { fieldsOf, nowMs, rowsOf, storyMarket, venuesOf } from './ask.ts';

const root = 'https://www.deribit.com/api/v2/public';
const ask = venuesOf();
const resultOf = (url: string): unknown => fieldsOf(ask(url).json)['result'];
const chart =
  'get_tradingview_chart_data?start_timestamp=1&end_timestamp=9999999999999&resolution=60';
const summary = `${root}/get_book_summary_by_currency?currency=BTC&kind=future`;

describe('Deribit', () => {
  it('lists the curve, the perpetual and a combination that is none of it', () => {
    const names = rowsOf(resultOf(summary)).map((row) => String(row['instrument_name']));
    expect(names).toContain('BTC-PERPETUAL');
    expect(names).toContain('BTC-27NOV26');
    expect(names).toContain('BTC-4DEC26');
    expect(names).toContain('BTC-25DEC26');
    const plain = names.filter((name) => /^BTC-(\d{1,2}[A-Z]{3}\d{2}|PERPETUAL)$/.test(name));
    expect(names.filter((name) => !plain.includes(name))).toEqual(['BTC-FS-24SEP27_PERP']);
  });

  it('answers with real numbers', () => {
    expect(ask(summary).text).not.toMatch(/:"-?\d+\.\d{2,}"/);
    for (const row of rowsOf(resultOf(summary)).slice(0, -1)) {
      expect(Number(row['bid_price'])).toBeLessThan(Number(row['ask_price']));
      expect(Math.abs(Number(row['mark_price']) / Number(row['last']) - 1)).toBeLessThan(0.001);
    }
  });

  it('adds up to the open interest of the venue', () => {
    const usd = rowsOf(resultOf(summary)).reduce(
      (sum, row) => sum + Number(row['open_interest']),
      0,
    );
    const coins = storyMarket.openInterestCoins(nowMs, 'deribit') ?? 0;
    expect(usd / storyMarket.indexUsd(nowMs) / coins).toBeCloseTo(1, 2);
  });

  it('tells funding by the hour, at most 744 rows, the latest of a longer window', () => {
    const url = `${root}/get_funding_rate_history?instrument_name=BTC-PERPETUAL`;
    const week = rowsOf(
      resultOf(`${url}&start_timestamp=${nowMs - 7 * dayMs}&end_timestamp=${nowMs}`),
    );
    expect(week).toHaveLength(168);
    const sum = week.reduce((total, row) => total + Number(row['interest_1h']), 0);
    expect(sum).toBeLessThan(0);
    const long = rowsOf(resultOf(`${url}&start_timestamp=0&end_timestamp=${nowMs}`));
    expect(long).toHaveLength(744);
    expect(long.at(-1)?.['timestamp']).toBe(Math.floor(nowMs / hourMs) * hourMs);
  });

  it('gives the index', () => {
    expect(resultOf(`${root}/get_index_price?index_name=btc_usd`)).toEqual({
      index_price: Number(storyMarket.indexUsd(nowMs).toFixed(2)),
      estimated_delivery_price: Number(storyMarket.indexUsd(nowMs).toFixed(2)),
    });
  });

  it.each([
    ['get_book_summary_by_currency?kind=future', 'currency', 'value is required'],
    ['get_book_summary_by_currency?currency=NOPE', 'currency', 'invalid currency'],
    [
      'get_funding_rate_history?instrument_name=BTC-PERPETUAL',
      'start_timestamp',
      'value is required',
    ],
    [
      'get_funding_rate_history?instrument_name=SOL-PERPETUAL&start_timestamp=1&end_timestamp=2',
      'instrument_name',
      'instrument not found',
    ],
    [`${chart}&instrument_name=BTC-27MAR26`, 'instrument_name', 'instrument not found'],
    [`${chart}&instrument_name=SOL-PERPETUAL`, 'instrument_name', 'instrument not found'],
    [
      `${chart.replace('=60', '=240')}&instrument_name=BTC-PERPETUAL`,
      'resolution',
      'invalid resolution',
    ],
    [
      'get_funding_rate_history?instrument_name=btc&start_timestamp=1&end_timestamp=2',
      'instrument_name',
      'wrong format',
    ],
  ])('refuses %s', (path, param, reason) => {
    const answer = ask(`${root}/${path}`);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      jsonrpc: '2.0',
      error: { message: 'Invalid params', data: { param, reason }, code: -32602 },
      testnet: false,
    });
  });

  it('knows no other method', () => {
    expect(ask(`${root}/nope`)).toMatchObject({ status: 400, json: { error: { code: -32601 } } });
    expect(ask('https://www.deribit.com/nowhere').status).toBe(404);
  });

  it('has a book of Ether, and none of Solana', () => {
    const names = (currency: string) =>
      rowsOf(resultOf(summary.replace('=BTC', `=${currency}`))).map(
        (row) => row['instrument_name'],
      );
    expect(names('ETH')).toEqual(names('BTC').map((name) => String(name).replace('BTC', 'ETH')));
    expect(names('USDC')).toEqual([]);
    expect(ask(summary.replace('=BTC', '=SOL')).status).toBe(400);
    const alone = venuesOf({ BTC: storyMarket });
    expect(fieldsOf(alone(summary.replace('=BTC', '=ETH')).json)['result']).toEqual([]);
  });

  it('draws charts in columns, the running candle last, 5,000 points at most', () => {
    const url = `${root}/${chart}&instrument_name=BTC-PERPETUAL`;
    const result = fieldsOf(resultOf(url.replace('start_timestamp=1', 'start_timestamp=1000')));
    const ticks = result['ticks'] as number[];
    expect(ticks).toHaveLength(5_000);
    expect(ticks.at(-1)).toBe(Math.floor(nowMs / hourMs) * hourMs);
    expect(ticks.at(-2)).toBe((ticks.at(-1) ?? 0) - hourMs);
    for (const column of ['open', 'high', 'low', 'close', 'volume', 'cost'])
      expect(result[column]).toHaveLength(5_000);
    expect(result['status']).toBe('ok');
  });

  it('counts both ends of a window, and says so when nothing lies in it', () => {
    const at = (from: number, to: number) =>
      fieldsOf(
        resultOf(
          `${root}/get_tradingview_chart_data?instrument_name=BTC-25DEC26&resolution=60` +
            `&start_timestamp=${from}&end_timestamp=${to}`,
        ),
      );
    const noon = Date.UTC(2026, 10, 20, 12);
    expect(at(noon, noon + hourMs)['ticks']).toEqual([noon, noon + hourMs]);
    expect(at(noon + 1, noon + 2)).toMatchObject({ status: 'no_data', ticks: [], close: [] });
  });

  it('refuses who asks more than 100 times in 5 seconds', () => {
    const greedy = venuesOf();
    const statuses = Array.from({ length: 101 }, () => greedy(`${root}/get_time`).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(greedy(`${root}/get_time`)).toMatchObject({
      status: 429,
      json: { error: { message: 'too_many_requests', code: 10_028 } },
    });
    expect(greedy(`${root}/get_time`, { atMs: nowMs + 5_000 }).status).toBe(200);
  });
});
