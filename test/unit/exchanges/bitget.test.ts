import { describe, expect, it } from 'vitest';
import { bitget } from '../../../lib/exchanges/bitget.ts';
import { hourMs } from '../../../lib/quotes/point.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { edited, failureOf, nowMs, read, readPage, sample, sourceOf, urlOf } from './samples.ts';

const mix = 'https://api.bitget.com/api/v2/mix/market';
const spotRoot = 'https://api.bitget.com/api/v2/spot/market';
const stamped = { exchange: 'bitget', asset: 'BTC', receivedAtMs: nowMs };
const clock = { ...stamped, exchangeTimeMs: nowMs - 1000 };
const endpoint = (id: string) => bitget.endpoints.find((each) => each.id === id);

const readWith = (id: string, path: string, value: unknown): Quote[] =>
  read(bitget, id, edited(sample('bitget', id), path, value));
const broken = (id: string, path: string, value: unknown): string =>
  failureOf(() => readWith(id, path, value));
const symbolsOf = (quotes: readonly Quote[], kind: Quote['kind']): string[] =>
  quotes.filter((quote) => quote.kind === kind).map((quote) => quote.symbol);

describe('requests', () => {
  it.each([
    ['dated', `${mix}/tickers?productType=COIN-FUTURES`],
    ['perpetual', `${mix}/ticker?symbol=BTCUSDT&productType=USDT-FUTURES`],
    ['spot', `${spotRoot}/tickers?symbol=BTCUSDT`],
    ['funding', `${mix}/history-fund-rate?symbol=BTCUSDT&productType=USDT-FUTURES&pageSize=42`],
  ])('%s', (id, url) => expect(urlOf(bitget, id)).toBe(url));

  it('dated contracts of SOL are not asked for: there are none', () => {
    expect(endpoint('dated')?.url('SOL', nowMs)).toBeNull();
    expect(endpoint('dated')?.url('ETH', nowMs)).toBe(`${mix}/tickers?productType=COIN-FUTURES`);
    expect(endpoint('perpetual')?.url('SOL', nowMs)).toContain('SOLUSDT');
  });

  it('are made only after the user allowed them', () => expect(bitget.optional).toBe(true));
});

describe('quotes', () => {
  it('spot in USDT', () => {
    const quote = { ...stamped, kind: 'spot', symbol: 'BTCUSDT', exchangeTimeMs: nowMs - 900 };
    expect(read(bitget, 'spot')).toEqual([{ ...quote, price: 70121.6, currency: 'USDT' }]);
  });

  const usual = [
    {
      ...clock,
      kind: 'perpetual',
      symbol: 'BTCUSDT',
      price: 70091.2,
      indexPrice: 70124.913,
      currency: 'USDT',
    },
    { ...clock, kind: 'open-interest', symbol: 'BTCUSDT', coins: 27604.2118 },
  ];

  it('the perpetual at its mark, and holdingAmount in coins', () =>
    expect(read(bitget, 'perpetual')).toEqual(usual));

  it('data may be a list of one or the row itself', () => {
    const answer = sample('bitget', 'perpetual') as { data: unknown[] };
    expect(read(bitget, 'perpetual', { ...answer, data: answer.data[0] })).toEqual(usual);
  });

  it('open interest that is not given is no quote, never 0', () => {
    for (const blank of ['', null, undefined])
      expect(readWith('perpetual', 'data.0.holdingAmount', blank)).toEqual(usual.slice(0, 1));
  });

  it('dated contracts under both kinds of name, in USD; the perpetual beside them gives no price', () => {
    const quotes = read(bitget, 'dated');
    const base = { ...clock, kind: 'future', indexPrice: 70094.22, currency: 'USD' };
    expect(quotes.filter(({ kind }) => kind === 'future')).toEqual([
      {
        ...base,
        symbol: 'BTCUSDH26',
        price: 70390.2,
        expiryMs: Date.UTC(2026, 2, 27, 7, 59, 59),
      },
      {
        ...base,
        symbol: 'BTCUSD_260626',
        price: 71049.7,
        expiryMs: Date.UTC(2026, 5, 26, 7, 59, 59),
      },
    ]);
    expect(symbolsOf(quotes, 'perpetual')).toEqual([]);
    expect(symbolsOf(quotes, 'open-interest')).toEqual(['BTCUSD', 'BTCUSDH26', 'BTCUSD_260626']);
  });

  it('a delivery stands a second before the full hour and is read as it stands', () => {
    const quotes = read(bitget, 'dated').filter((quote) => quote.kind === 'future');
    for (const { expiryMs } of quotes) expect((expiryMs + 1000) % hourMs).toBe(0);
  });

  it('a dated contract without a mark price keeps its open interest and gives no price', () => {
    const quotes = readWith('dated', 'data.1.markPrice', undefined);
    expect(symbolsOf(quotes, 'future')).toEqual(['BTCUSD_260626']);
    expect(symbolsOf(quotes, 'open-interest')).toContain('BTCUSDH26');
  });

  it('D27: a contract past its delivery gives nothing', () => {
    const quotes = readWith('dated', 'data.1.deliveryTime', String(nowMs));
    expect(quotes.map(({ symbol }) => symbol)).not.toContain('BTCUSDH26');
  });

  it('deliveryTime may be null or blank of a perpetual', () => {
    for (const blank of [null, '', undefined])
      expect(readWith('dated', 'data.0.deliveryTime', blank)).toEqual(read(bitget, 'dated'));
  });

  it('payments newest first are put in order', () => {
    const payment = (back: number, rate: number) => ({
      ...stamped,
      kind: 'funding',
      symbol: 'BTCUSDT',
      exchangeTimeMs: nowMs - back * hourMs,
      settledAtMs: nowMs - back * hourMs,
      rate,
    });
    expect(read(bitget, 'funding')).toEqual([
      payment(20, 0.0001),
      payment(12, -0.000011),
      payment(4, 0.000048),
    ]);
  });

  it.each([
    ['perpetual', 'data.0.symbol', 'ETHUSDT', 'schema: symbol: not the one asked for'],
    ['perpetual', 'data.0.markPrice', '', 'schema: ticker: no mark price'],
    ['perpetual', 'data.0.markPrice', '25555', 'schema: BTCUSDT: mark price is -63.6 % off index'],
    ['perpetual', 'data.0.holdingAmount', '2e8', 'schema: BTCUSDT: not a number of coins'],
    ['perpetual', 'data.0.ts', String(nowMs - hourMs), 'stale: BTCUSDT: the answer is 60 min old'],
    ['spot', 'data', [], 'schema: symbol: not the one asked for'],
    ['dated', 'data', [], 'schema: symbol: not the one asked for'],
    ['funding', 'data', [], 'schema: funding: no payment'],
    ['funding', 'data.0.symbol', 'ETHUSDT', 'schema: symbol: not the one asked for'],
    [
      'funding',
      'data.0.fundingRate',
      '5',
      'schema: history-fund-rate: 0.fundingRate is not as documented',
    ],
  ])('D07: %s: %s of %s is refused', (id, path, value, failure) =>
    expect(broken(id, path, value)).toBe(failure),
  );
});

describe('failures with a code', () => {
  it.each([
    ['429', 'rate'],
    ['constructor', 'schema'],
    ['40034', 'schema'],
    ['40725', 'network'],
  ])('%s', (code, kind) => {
    const answer = { code, msg: 'no', requestTime: nowMs, data: null };
    for (const { id } of bitget.endpoints)
      expect(failureOf(() => read(bitget, id, answer))).toBe(`${kind}: code: a refusal`);
    for (const { series } of bitget.history)
      expect(failureOf(() => readPage(bitget, series, answer))).toBe(`${kind}: code: a refusal`);
  });
});

describe('the past', () => {
  const [fromMs, toMs] = [nowMs - 199 * hourMs, nowMs];

  it('the hour is called 1H for contracts and 1h for spot, counted back from endTime', () => {
    const tail = `&endTime=${toMs}&limit=200`;
    expect(sourceOf(bitget, 'spot').url('BTC', '1h', fromMs, toMs)).toBe(
      `${spotRoot}/history-candles?symbol=BTCUSDT&granularity=1h${tail}`,
    );
    expect(sourceOf(bitget, 'perpetual').url('ETH', '4h', fromMs, toMs)).toBe(
      `${mix}/history-candles?symbol=ETHUSDT&productType=USDT-FUTURES&granularity=4H${tail}`,
    );
    expect(sourceOf(bitget, 'spot').maxRows).toBe(199);
  });

  it.each([
    ['spot', [69981, 70020.5, 70071.3]],
    ['perpetual', [69981, 70020.5, 70071.3]],
  ])(
    'D20: %s closes at the end of the hour; the unfinished last candle is left out',
    (series, values) => {
      const points = readPage(bitget, series);
      expect(points.map(({ value }) => value)).toEqual(values);
      expect(points.map(({ timeMs }) => timeMs)).toEqual([
        nowMs - 2 * hourMs,
        nowMs - hourMs,
        nowMs,
      ]);
    },
  );

  it('D21: rows in another order and outside the page do no harm', () => {
    const answer = sample('bitget', 'history-spot') as { data: unknown[] };
    const turned = { ...answer, data: answer.data.toReversed() };
    expect(readPage(bitget, 'spot', turned)).toEqual(readPage(bitget, 'spot'));
    const page = { fromMs: nowMs - 2 * hourMs, toMs: nowMs - hourMs };
    expect(readPage(bitget, 'spot', turned, page)).toEqual([
      { timeMs: nowMs - hourMs, value: 70020.5 },
    ]);
  });

  it('funding goes by page number: the newest hundred whatever the window', () => {
    const source = sourceOf(bitget, 'funding');
    const url = `${mix}/history-fund-rate?symbol=BTCUSDT&productType=USDT-FUTURES&pageSize=100&pageNo=1`;
    expect(source.url('BTC', '4h', fromMs, toMs)).toBe(url);
    expect(source.url('BTC', '1h', 0, 1)).toBe(url);
    expect(source.keptRows).toBe(100);
    expect(readPage(bitget, 'funding')).toEqual([
      { timeMs: nowMs - 20 * hourMs, value: 0.0001 },
      { timeMs: nowMs - 12 * hourMs, value: -0.000011 },
      { timeMs: nowMs - 4 * hourMs, value: 0.000048 },
    ]);
    expect(readPage(bitget, 'funding', undefined, { fromMs: nowMs - 5 * hourMs })).toHaveLength(1);
  });

  it('payments of another contract are refused', () => {
    const other = edited(sample('bitget', 'history-funding'), 'data.1.symbol', 'ETHUSDT');
    const failure = 'schema: symbol: not the one asked for';
    expect(failureOf(() => readPage(bitget, 'funding', other))).toBe(failure);
  });
});
