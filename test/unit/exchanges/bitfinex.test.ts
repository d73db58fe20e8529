import { describe, expect, it } from 'vitest';
import { bitfinex } from '../../../lib/exchanges/bitfinex.ts';
import { hourMs } from '../../../lib/quotes/point.ts';
import { edited, failureOf, nowMs, read, readPage, sample, sourceOf, urlOf } from './samples.ts';

const root = 'https://api-pub.bitfinex.com/v2';
const [spot, perpetual] = bitfinex.endpoints;
const history = sourceOf(bitfinex, 'spot');
const stamped = { exchange: 'bitfinex', asset: 'BTC', receivedAtMs: nowMs };
const status = sample('bitfinex', 'perpetual') as unknown[][];
const broken = (path: string, value: unknown): string =>
  failureOf(() => read(bitfinex, 'perpetual', edited(status, path, value)));

describe('requests', () => {
  it('name pairs with a t, perpetuals with F0 twice', () => {
    expect(urlOf(bitfinex, 'spot')).toBe(`${root}/tickers?symbols=tBTCUSD`);
    expect(urlOf(bitfinex, 'perpetual')).toBe(`${root}/status/deriv?keys=tBTCF0:USTF0`);
    expect(spot.url('ETH', nowMs)).toBe(`${root}/tickers?symbols=tETHUSD`);
    expect(perpetual.url('SOL', nowMs)).toBe(`${root}/status/deriv?keys=tSOLF0:USTF0`);
  });

  it('keep well under 30 a minute', () => {
    expect(60_000 / bitfinex.pace.gapMs).toBeLessThan(30);
    expect(bitfinex.pace.perMinute).toBeLessThan(30);
    expect(bitfinex.optional).toBe(true);
  });

  it('none for funding: no realised payment is documented', () => {
    expect(bitfinex.endpoints.map(({ id }) => id)).toEqual(['spot', 'perpetual']);
  });
});

describe('quotes', () => {
  it('the last trade at position 7, in US dollars and without a time', () => {
    const quote = { ...stamped, kind: 'spot', symbol: 'tBTCUSD', exchangeTimeMs: null };
    expect(read(bitfinex, 'spot')).toEqual([{ ...quote, price: 70075, currency: 'USD' }]);
  });

  it('mark price at 15, index at 4, open interest in coins at 18, nulls between', () => {
    const clock = { ...stamped, symbol: 'tBTCF0:USTF0', exchangeTimeMs: nowMs - 20_000 };
    expect(read(bitfinex, 'perpetual')).toEqual([
      { ...clock, kind: 'perpetual', price: 70109.31, indexPrice: 70118.4, currency: 'USDT' },
      { ...clock, kind: 'open-interest', coins: 2411.70921144 },
    ]);
  });

  it('an older answer that ends with the open interest is read as well', () => {
    const short = [status[0]?.slice(0, 19)];
    expect(read(bitfinex, 'perpetual', short)).toEqual(read(bitfinex, 'perpetual'));
  });

  it('a row of the past, without the key and so all positions one lower, is refused', () => {
    const failure = failureOf(() => read(bitfinex, 'perpetual', [status[0]?.slice(1)]));
    expect(failure).toMatch(/^schema: /);
  });

  it('open interest that is not given is no quote, never 0', () => {
    const quotes = read(bitfinex, 'perpetual', edited(status, '0.18', null));
    expect(quotes.map(({ kind }) => kind)).toEqual(['perpetual']);
  });

  it('the perpetual of another coin in the list is passed over', () => {
    const other = ['tETHF0:USTF0', ...(status[0] ?? []).slice(1)];
    expect(read(bitfinex, 'perpetual', [other, ...status])).toEqual(read(bitfinex, 'perpetual'));
    const failure = 'schema: symbol: not the one asked for';
    expect(failureOf(() => read(bitfinex, 'perpetual', [other]))).toBe(failure);
  });

  it('a symbol that does not exist is an empty list, and no quote', () => {
    expect(failureOf(() => read(bitfinex, 'spot', []))).toMatch(/^schema: /);
  });

  it.each([
    ['0.1', nowMs - hourMs, 'stale: tBTCF0:USTF0: the answer is 60 min old'],
    ['0.1', nowMs / 1000, 'schema: status: 1 is not as documented'],
    ['0.15', null, 'schema: status: 15 is not as documented'],
    ['0.15', 90_000, 'schema: tBTCF0:USTF0: mark price is 28.4 % off index'],
    ['0.18', 169_000_000, 'schema: tBTCF0:USTF0: open interest: not a number of coins'],
  ])('D07: position %s of %s is refused', (path, value, failure) =>
    expect(broken(path, value)).toBe(failure),
  );
});

describe('the past', () => {
  it('is asked for in hours whatever the interval, from old to new', () => {
    const [fromMs, toMs] = [nowMs - 100 * hourMs, nowMs];
    const url =
      `${root}/candles/trade:1h:tBTCUSD/hist` +
      `?limit=5000&start=${fromMs}&end=${toMs - 1}&sort=1`;
    expect(history.url('BTC', '1h', fromMs, toMs)).toBe(url);
    expect(history.url('BTC', '4h', fromMs, toMs)).toBe(url);
    expect(history.maxSpanMs).toBe(5000 * hourMs);
  });

  it('a candle has its close before high and low', () => {
    const row = [nowMs - hourMs, 1, 70_000, 3, 4, 5];
    expect(readPage(bitfinex, 'spot', [row])).toEqual([{ timeMs: nowMs, value: 70_000 }]);
  });

  it('D20 D22: hours without a trade are left out, the unfinished one too', () => {
    expect(readPage(bitfinex, 'spot')).toEqual([
      { timeMs: nowMs - 4 * hourMs, value: 69_850 },
      { timeMs: nowMs - 3 * hourMs, value: 69_912 },
      { timeMs: nowMs - hourMs, value: 70_012 },
      { timeMs: nowMs, value: 70_064 },
    ]);
  });

  it('there is no candle of four hours: of the hours those that close at one are kept', () => {
    const points = readPage(bitfinex, 'spot', undefined, { interval: '4h' });
    expect(points).toEqual([
      { timeMs: nowMs - 4 * hourMs, value: 69_850 },
      { timeMs: nowMs, value: 70_064 },
    ]);
  });

  it('D21: rows in another order and outside the page do no harm', () => {
    const rows = (sample('bitfinex', 'history-spot') as unknown[]).toReversed();
    const page = { fromMs: nowMs - 2 * hourMs, toMs: nowMs };
    expect(readPage(bitfinex, 'spot', rows, page)).toEqual([
      { timeMs: nowMs - hourMs, value: 70_012 },
      { timeMs: nowMs, value: 70_064 },
    ]);
  });
});

describe('failures in the place of an answer', () => {
  it.each([
    [11_010, 'ratelimit: error', 'rate'],
    [10_020, 'symbol: invalid', 'schema'],
    [20_060, 'maintenance', 'network'],
  ])('%s', (code, message, kind) => {
    const answer = ['error', code, message];
    expect(failureOf(() => read(bitfinex, 'spot', answer))).toBe(`${kind}: error ${code}`);
    expect(failureOf(() => readPage(bitfinex, 'spot', answer))).toBe(`${kind}: error ${code}`);
    expect(bitfinex.classifyStatus(500, JSON.stringify(answer))).toBe(kind);
  });

  it('a page of HTML with HTTP 500 keeps the common reading', () =>
    expect(bitfinex.classifyStatus(500, '<html>')).toBeUndefined());
});
