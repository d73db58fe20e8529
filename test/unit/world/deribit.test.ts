import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import { fieldsOf, nowMs, rowsOf, storyMarket, venuesOf } from './ask.ts';

const root = 'https://www.deribit.com/api/v2/public';
const ask = venuesOf();
const resultOf = (url: string): unknown => fieldsOf(ask(url).json)['result'];
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
      'get_funding_rate_history?instrument_name=ETH-PERPETUAL&start_timestamp=1&end_timestamp=2',
      'instrument_name',
      'instrument not found',
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
    expect(resultOf(`${root}/get_book_summary_by_currency?currency=ETH&kind=future`)).toEqual([]);
  });
});
