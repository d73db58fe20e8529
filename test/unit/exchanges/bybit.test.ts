import { describe, expect, it } from 'vitest';
import { inverseQuarter } from '../../../lib/exchanges/bybit-answer.ts';
import { bybit } from '../../../lib/exchanges/bybit.ts';
import type { Endpoint } from '../../../lib/exchanges/exchange.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { edited, failureOf, nowMs, read, sample, urlOf } from './samples.ts';

const root = 'https://api.bybit.com/v5/market';
const stamped = { exchange: 'bybit', asset: 'BTC', receivedAtMs: nowMs };
const clock = { ...stamped, exchangeTimeMs: nowMs - 1200 };

/** The quotes of a sample with a field replaced. */
const readWith = (id: string, path: string, value: unknown): Quote[] =>
  read(bybit, id, edited(sample('bybit', id), path, value));
const broken = (id: string, path: string, value: unknown): string =>
  failureOf(() => readWith(id, path, value));

const symbolsOf = (quotes: readonly Quote[], kind: Quote['kind']): string[] =>
  quotes.filter((quote) => quote.kind === kind).map((quote) => quote.symbol);
const coinsOf = (quotes: readonly Quote[], symbol: string): number | undefined =>
  quotes.flatMap((quote) =>
    quote.kind === 'open-interest' && quote.symbol === symbol ? quote.coins : [],
  )[0];

const dayMs = 86_400_000;
const expiryMs = Date.UTC(2026, 2, 27, 8);

function endpointOf(id: string): Endpoint {
  const found = bybit.endpoints.find((endpoint) => endpoint.id === id);
  if (!found) throw new Error(`no endpoint ${id}`);
  return found;
}
const readAs = (asset: AssetId, id: string, payload: unknown): Quote[] =>
  endpointOf(id).read(payload, { asset, receivedAtMs: nowMs });

describe('requests', () => {
  it.each([
    ['dated-current', `${root}/tickers?category=inverse&symbol=BTCUSDH26`],
    ['dated-next', 'nothing to ask'],
    ['spot', `${root}/tickers?category=spot&symbol=BTCUSDT`],
    ['perpetual', `${root}/tickers?category=linear&symbol=BTCUSDT`],
    ['inverse', `${root}/tickers?category=inverse`],
    ['funding', `${root}/funding/history?category=linear&symbol=BTCUSDT&limit=42`],
  ])('%s', (id, url) => expect(urlOf(bybit, id)).toBe(url));

  it('with every poll only the dated prices', () => {
    const paces = bybit.endpoints.map(({ id, everyMinutes }) => [id, everyMinutes]);
    expect(Object.fromEntries(paces)).toEqual({
      'dated-current': 0,
      'dated-next': 0,
      perpetual: 10,
      inverse: 60,
      spot: 60,
      funding: 120,
    });
  });

  it('the price of the next quarter is asked for from 31 days before the end of the current', () => {
    expect(urlOf(bybit, 'dated-next', expiryMs - 31 * dayMs)).toBe('nothing to ask');
    expect(urlOf(bybit, 'dated-next', expiryMs - 31 * dayMs + 1)).toMatch(/=BTCUSDM26$/);
  });

  it.each([
    [Date.UTC(2026, 0, 5), 'BTCUSDH26', 'BTCUSDM26'],
    [expiryMs - 1, 'BTCUSDH26', 'BTCUSDM26'],
    [expiryMs, 'BTCUSDM26', 'BTCUSDU26'],
    [Date.UTC(2026, 7, 1), 'BTCUSDU26', 'BTCUSDZ26'],
    [Date.UTC(2026, 11, 1), 'BTCUSDZ26', 'BTCUSDH27'],
    [Date.UTC(2098, 11, 1), 'BTCUSDZ98', 'BTCUSDH99'],
    [Date.UTC(2099, 11, 1), 'BTCUSDZ99', 'BTCUSDH00'],
  ])('D27 a quarter is named after the letter of its month: %d', (atMs, current, next) => {
    expect(urlOf(bybit, 'dated-current', atMs)).toMatch(new RegExp(`=${current}$`));
    expect(inverseQuarter('BTC', atMs, 1)).toBe(next);
  });

  it('ETH: the same under its own names', () => {
    expect(endpointOf('dated-current').url('ETH', nowMs)).toMatch(/=ETHUSDH26$/);
    expect(endpointOf('perpetual').url('ETH', nowMs)).toMatch(/=ETHUSDT$/);
    expect(endpointOf('spot').url('ETH', nowMs)).toMatch(/=ETHUSDT$/);
    expect(endpointOf('inverse').url('ETH', nowMs)).toMatch(/=inverse$/);
  });

  it('SOL: nothing dated', () => {
    const urls = bybit.endpoints.map(({ id }) => [id, endpointOf(id).url('SOL', expiryMs - dayMs)]);
    expect(Object.fromEntries(urls)).toEqual({
      'dated-current': null,
      'dated-next': null,
      perpetual: `${root}/tickers?category=linear&symbol=SOLUSDT`,
      inverse: `${root}/tickers?category=inverse`,
      spot: `${root}/tickers?category=spot&symbol=SOLUSDT`,
      funding: `${root}/funding/history?category=linear&symbol=SOLUSDT&limit=42`,
    });
  });
});

describe('quotes', () => {
  it('spot in USDT', () => {
    expect(read(bybit, 'spot')).toEqual([
      { ...clock, kind: 'spot', symbol: 'BTCUSDT', price: 70120.1, currency: 'USDT' },
    ]);
  });

  it('the perpetual at its mark beside its own index, and what is open in it', () => {
    expect(read(bybit, 'perpetual')).toEqual([
      {
        ...clock,
        kind: 'perpetual',
        symbol: 'BTCUSDT',
        price: 70091.88,
        indexPrice: 70125.37,
        currency: 'USDT',
      },
      { ...clock, kind: 'open-interest', symbol: 'BTCUSDT', coins: 55213.224 },
    ]);
  });

  it('a quarter in USD, alone and without its open interest', () => {
    expect(read(bybit, 'dated-current')).toEqual([
      {
        ...clock,
        kind: 'future',
        symbol: 'BTCUSDH26',
        price: 70388.42,
        indexPrice: 70094.16,
        currency: 'USD',
        expiryMs,
      },
    ]);
    expect(read(bybit, 'dated-next')).toMatchObject([
      { symbol: 'BTCUSDM26', price: 71044.91, expiryMs: Date.UTC(2026, 5, 26, 8) },
    ]);
  });

  it('what is open in all inverse contracts, whose prices come with others', () => {
    const quotes = read(bybit, 'inverse');
    expect(symbolsOf(quotes, 'open-interest')).toEqual(['BTCUSD', 'BTCUSDH26', 'BTCUSDM26']);
    expect(quotes).toHaveLength(3);
  });

  it('nothing is counted twice, however the answers are put together', () => {
    const all = bybit.endpoints
      .filter(({ id }) => id !== 'funding')
      .flatMap(({ id }) => read(bybit, id).map(({ kind, symbol }) => `${kind} ${symbol}`));
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(8);
  });

  it('inverse open interest in USD becomes coins at the index', () => {
    expect(coinsOf(read(bybit, 'inverse'), 'BTCUSD')).toBeCloseTo(257_100_442 / 70094.16, 9);
  });

  it('funding in ascending order, negative payments included', () => {
    const quotes = read(bybit, 'funding');
    expect(quotes.map((quote) => quote.kind === 'funding' && quote.rate)).toEqual([
      0.0001, -0.00001244, 0.0000381,
    ]);
    expect(quotes.at(-1)).toMatchObject({
      symbol: 'BTCUSDT',
      settledAtMs: nowMs - 4 * 3_600_000,
      exchangeTimeMs: nowMs - 4 * 3_600_000,
    });
  });
});

describe('quirks', () => {
  it('open interest counts both sides: the single-sided field is read, else half', () => {
    const half = readWith('perpetual', 'result.list.0.singleOpenInterest', undefined);
    expect(coinsOf(half, 'BTCUSDT')).toBe(110426.448 / 2);
    expect(half).toEqual(read(bybit, 'perpetual'));
    const single = readWith('perpetual', 'result.list.0.openInterest', '999999');
    expect(coinsOf(single, 'BTCUSDT')).toBe(55213.224);
    const inverse = readWith('inverse', 'result.list.1.singleOpenInterest', '');
    expect(coinsOf(inverse, 'BTCUSDH26')).toBeCloseTo(12_093_310 / 2 / 70094.16, 9);
  });

  it('an open interest that is not given is unknown: the price stays, there is no 0', () => {
    const open = ['openInterest', 'singleOpenInterest'];
    const unknown = open.reduce(
      (payload, field) => edited(payload, `result.list.0.${field}`, ''),
      sample('bybit', 'perpetual'),
    );
    expect(read(bybit, 'perpetual', unknown).map(({ kind }) => kind)).toEqual(['perpetual']);
  });

  it('an open interest of 0 is one', () => {
    const closed = readWith('perpetual', 'result.list.0.singleOpenInterest', '0');
    expect(coinsOf(closed, 'BTCUSDT')).toBe(0);
  });

  it('the other coins of the inverse list are passed over, whatever they say', () => {
    expect(readWith('inverse', 'result.list.3.markPrice', '')).toEqual(read(bybit, 'inverse'));
    for (const name of ['BTCUSDT', 'BTCPERP', 'BTCUSDA26', 'BTCUSD-27MAR26', 'XBTCUSDH26']) {
      expect(symbolsOf(readWith('inverse', 'result.list.1.symbol', name), 'open-interest')).toEqual(
        ['BTCUSD', 'BTCUSDM26'],
      );
      expect(broken('dated-current', 'result.list.0.symbol', name)).toMatch(/^schema: symbol/);
    }
  });

  it('the inverse list of ETH is that of its own contracts', () => {
    expect(readAs('ETH', 'inverse', sample('bybit', 'inverse'))).toMatchObject([
      { kind: 'open-interest', symbol: 'ETHUSD', asset: 'ETH' },
    ]);
    expect(failureOf(() => readAs('SOL', 'inverse', sample('bybit', 'inverse')))).toMatch(
      /^schema: symbol/,
    );
  });

  it('ETH reads its own quarter', () => {
    const payload = edited(sample('bybit', 'dated-current'), 'result.list.0.symbol', 'ETHUSDH26');
    expect(readAs('ETH', 'dated-current', payload)).toMatchObject([
      { kind: 'future', asset: 'ETH', symbol: 'ETHUSDH26', currency: 'USD' },
    ]);
  });

  it('D27 an ended quarter is passed over, the others go on', () => {
    const payload = edited(sample('bybit', 'inverse'), 'result.list.1.markPrice', '');
    const ended = read(
      bybit,
      'inverse',
      edited(payload, 'result.list.1.deliveryTime', String(nowMs)),
    );
    expect(symbolsOf(ended, 'open-interest')).toEqual(['BTCUSD', 'BTCUSDM26']);
    expect(readWith('dated-current', 'result.list.0.deliveryTime', String(nowMs))).toEqual([]);
  });

  it('D27 a quarter that is not listed is a failure of its own', () => {
    const refusal = {
      retCode: 10_001,
      retMsg: 'params error: symbol invalid',
      result: {},
      retExtInfo: {},
      time: nowMs,
    };
    expect(failureOf(() => read(bybit, 'dated-next', refusal))).toBe('schema: retCode 10001');
  });

  it('D27 a dated contract without a time of delivery is a change of format', () => {
    for (const value of ['0', '', 1_774_598_400, undefined]) {
      expect(broken('inverse', 'result.list.1.deliveryTime', value)).toBe(
        'schema: BTCUSDH26: deliveryTime is not as documented',
      );
      expect(broken('dated-current', 'result.list.0.deliveryTime', value)).toBe(
        'schema: tickers: deliveryTime is not as documented',
      );
    }
  });

  it('another symbol than the one asked for is no answer', () => {
    for (const id of ['spot', 'perpetual', 'funding', 'dated-current'])
      expect(broken(id, 'result.list.0.symbol', 'ETHUSDT')).toMatch(/^schema: symbol/);
    const { result } = sample('bybit', 'inverse') as { result: { list: unknown[] } };
    const others = edited(sample('bybit', 'inverse'), 'result.list', result.list.slice(3));
    expect(failureOf(() => read(bybit, 'inverse', others))).toMatch(/^schema: symbol/);
  });

  it.each([
    [10_001, 'schema'],
    [10_006, 'rate'],
    [10_009, 'geo'],
    [10_016, 'network'],
    [10_018, 'rate'],
  ])('retCode %d in an answer with HTTP 200 is %s', (retCode, kind) => {
    const refusal = { retCode, retMsg: '<b>', result: {}, retExtInfo: {}, time: nowMs };
    expect(failureOf(() => read(bybit, 'perpetual', refusal))).toBe(`${kind}: retCode ${retCode}`);
  });

  it.each([
    [403, '<p>configured to block access from your country</p>', 'geo'],
    [403, '', 'geo'],
    [403, '403, access too frequent', 'rate'],
    [429, '', undefined],
    [404, '', undefined],
    [503, '', undefined],
  ])('HTTP %d %s is %s', (status, body, kind) =>
    expect(bybit.classifyStatus(status, body)).toBe(kind),
  );

  it('D05 numbers may be strings or numbers', () => {
    expect(readWith('perpetual', 'result.list.0.markPrice', 70091.88)).toEqual(
      read(bybit, 'perpetual'),
    );
  });

  it('D07 the field of an implausible number is named', () => {
    expect(broken('perpetual', 'result.list.0.markPrice', '0')).toBe(
      'schema: tickers: markPrice is not as documented',
    );
    expect(broken('perpetual', 'result.list.0.markPrice', '90000')).toBe(
      'schema: BTCUSDT: mark price is 28.3 % off index',
    );
    expect(broken('inverse', 'result.list.1.indexPrice', '50000')).toMatch(/BTCUSDH26: mark/);
    expect(broken('dated-current', 'result.list.0.indexPrice', '50000')).toMatch(/BTCUSDH26: mark/);
    expect(broken('perpetual', 'result.list.0.singleOpenInterest', '-1')).toMatch(
      /singleOpenInterest/,
    );
    expect(broken('funding', 'result.list.0.fundingRate', '0.2')).toMatch(/fundingRate/);
    expect(broken('funding', 'result.list.0.fundingRateTimestamp', nowMs / 1000)).toMatch(
      /fundingRateTimestamp/,
    );
  });

  it('D07 an open interest in USD where coins belong is recognised by its size', () => {
    expect(broken('perpetual', 'result.list.0.singleOpenInterest', '3869971558.60')).toMatch(
      /^schema: BTCUSDT: openInterest/,
    );
  });

  it('an answer whose own clock stands still is stale', () => {
    for (const { id } of bybit.endpoints) {
      const later = nowMs + 10 * 60_000;
      expect(failureOf(() => read(bybit, id, sample('bybit', id), later))).toMatch(/^stale: time:/);
    }
  });

  it('D21 payments in any order, and repeated', () => {
    const { result } = sample('bybit', 'funding') as { result: { list: unknown[] } };
    const shuffled = [...result.list.toReversed(), ...result.list];
    expect(readWith('funding', 'result.list', shuffled)).toEqual(read(bybit, 'funding'));
  });

  it('no payment at all is a change of format', () => {
    expect(broken('funding', 'result.list', [])).toBe('schema: funding: no payment');
  });
});
