import { describe, expect, it } from 'vitest';
import { gate } from '../../../lib/exchanges/gate.ts';
import { hourMs } from '../../../lib/quotes/point.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { edited, failureOf, nowMs, read, sample, urlOf } from './samples.ts';

const root = 'https://api.gateio.ws/api/v4';
const stamped = { exchange: 'gate', asset: 'BTC', receivedAtMs: nowMs };
const timeless = { ...stamped, exchangeTimeMs: null };
const endpoint = (id: string) => gate.endpoints.find((each) => each.id === id);

const readWith = (id: string, path: string, value: unknown): Quote[] =>
  read(gate, id, edited(sample('gate', id), path, value));
const broken = (id: string, path: string, value: unknown): string =>
  failureOf(() => readWith(id, path, value));

describe('requests', () => {
  it.each([
    ['dated', `${root}/delivery/usdt/tickers`],
    ['perpetual', `${root}/futures/usdt/contracts/BTC_USDT`],
    ['spot', `${root}/spot/tickers?currency_pair=BTC_USDT`],
    ['funding', `${root}/futures/usdt/funding_rate?contract=BTC_USDT&limit=42`],
  ])('%s', (id, url) => expect(urlOf(gate, id)).toBe(url));

  it('dated contracts of SOL are not asked for: there are none', () => {
    expect(endpoint('dated')?.url('SOL', nowMs)).toBeNull();
    expect(endpoint('dated')?.url('ETH', nowMs)).toBe(`${root}/delivery/usdt/tickers`);
    expect(endpoint('perpetual')?.url('SOL', nowMs)).toBe(
      `${root}/futures/usdt/contracts/SOL_USDT`,
    );
  });

  it('are made only after the user allowed them', () => expect(gate.optional).toBe(true));
});

describe('quotes', () => {
  it('spot in USDT, without a time', () => {
    const quote = { ...timeless, kind: 'spot', symbol: 'BTC_USDT' };
    expect(read(gate, 'spot')).toEqual([{ ...quote, price: 70119.8, currency: 'USDT' }]);
  });

  it('the perpetual at its mark, and its contracts as coins', () => {
    expect(read(gate, 'perpetual')).toEqual([
      {
        ...timeless,
        kind: 'perpetual',
        symbol: 'BTC_USDT',
        price: 70090.62,
        indexPrice: 70123.8,
        currency: 'USDT',
      },
      { ...timeless, kind: 'open-interest', symbol: 'BTC_USDT', coins: 98011720 * 0.0001 },
    ]);
  });

  it('the size of a contract is read, not known: it differs from coin to coin', () => {
    const ether = {
      name: 'ETH_USDT',
      mark_price: '2090.4',
      index_price: '2091',
      quanto_multiplier: '0.01',
      position_size: 31_200_400,
    };
    const quotes = endpoint('perpetual')?.read(ether, { asset: 'ETH', receivedAtMs: nowMs });
    expect(quotes).toMatchObject([{ kind: 'perpetual', price: 2090.4 }, { coins: 312_004 }]);
    expect(broken('perpetual', 'quanto_multiplier', '0')).toMatch(/^schema: /);
  });

  it('a size may be a number or a string', () =>
    expect(readWith('perpetual', 'position_size', '98011720.0')).toEqual(read(gate, 'perpetual')));

  it('open interest that is not given is no quote, never 0', () => {
    for (const blank of [null, undefined])
      expect(readWith('perpetual', 'position_size', blank)).toEqual(
        read(gate, 'perpetual').slice(0, 1),
      );
  });

  it('dated contracts of the coin, ending at 08:00 UTC of the day in their name', () => {
    const base = { ...timeless, kind: 'future', indexPrice: 70123.8, currency: 'USDT' };
    expect(read(gate, 'dated')).toEqual([
      {
        ...base,
        symbol: 'BTC_USDT_20260213',
        price: 70140.9,
        expiryMs: Date.UTC(2026, 1, 13, 8),
      },
      {
        ...base,
        symbol: 'BTC_USDT_20260327',
        price: 70416.9,
        expiryMs: Date.UTC(2026, 2, 27, 8),
      },
    ]);
  });

  it('open interest of the dated ones is not quoted: the size of their contracts is not said', () =>
    expect(read(gate, 'dated').filter(({ kind }) => kind === 'open-interest')).toEqual([]));

  it('D27: a contract that has ended, or whose day is in no calendar, gives no price', () => {
    for (const name of ['BTC_USDT_20260206', 'BTC_USDT_20260230', 'BTC_USDT', 'BTC_USD_20260327'])
      expect(readWith('dated', '0.contract', name)).toHaveLength(1);
  });

  it('payments in seconds, newest first, a second after the hour', () => {
    const payment = (settledAtMs: number, rate: number) => ({
      ...stamped,
      kind: 'funding',
      symbol: 'BTC_USDT',
      exchangeTimeMs: settledAtMs,
      settledAtMs,
      rate,
    });
    expect(read(gate, 'funding')).toEqual([
      payment(nowMs - 20 * hourMs, 0.0001),
      payment(nowMs - 12 * hourMs + 1000, -0.000008),
      payment(nowMs - 4 * hourMs + 1000, 0.000051),
    ]);
  });

  it.each([
    ['spot', '0.currency_pair', 'ETH_USDT', 'schema: contract: not the one asked for'],
    ['perpetual', 'name', 'ETH_USDT', 'schema: contract: not the one asked for'],
    ['perpetual', 'mark_price', '12345', 'schema: BTC_USDT: mark price is -82.4 % off index'],
    ['perpetual', 'quanto_multiplier', '1', 'schema: position_size: not a number of coins'],
    ['dated', '0.index_price', '0', 'schema: BTC_USDT_20260213: index_price is not as documented'],
    ['funding', '0.t', nowMs, 'schema: funding_rate: 0.t is not as documented'],
    ['funding', '0.t', nowMs / 1000 + 2 * 86_400, 'schema: funding: the time lies in the future'],
    ['funding', '0.r', '0.63', 'schema: funding_rate: 0.r is not as documented'],
  ])('D07: %s: %s of %s is refused', (id, path, value, failure) =>
    expect(broken(id, path, value)).toBe(failure),
  );

  it('an answer without any contract of the coin is refused', () => {
    const failure = 'schema: delivery tickers: no contract of ours';
    expect(failureOf(() => read(gate, 'dated', []))).toBe(failure);
    expect(failureOf(() => read(gate, 'funding', []))).toBe('schema: funding: no payment');
  });

  it('a mistake is HTTP 4xx with a label, which no reading takes for an answer', () => {
    const mistake = { label: 'CONTRACT_NOT_FOUND', message: 'contract not found' };
    for (const { id } of gate.endpoints)
      expect(failureOf(() => read(gate, id, mistake))).toMatch(/^schema: /);
  });
});
