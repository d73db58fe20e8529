import { describe, expect, it } from 'vitest';
import { bitmex } from '../../../lib/exchanges/bitmex.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { edited, failureOf, nowMs, read, sample, urlOf } from './samples.ts';

const root = 'https://www.bitmex.com/api/v1';
const dayMs = 86_400_000;
const clock = {
  exchange: 'bitmex',
  asset: 'BTC',
  receivedAtMs: nowMs,
  exchangeTimeMs: nowMs - 1588,
};

const readWith = (id: string, path: string, value: unknown): Quote[] =>
  read(bitmex, id, edited(sample('bitmex', id), path, value));
const broken = (id: string, path: string, value: unknown): string =>
  failureOf(() => readWith(id, path, value));
const urlsOf = (asset: AssetId, atMs = nowMs): (string | null)[] =>
  bitmex.endpoints.map(({ url }) => url(asset, atMs));

/** The ether contract: a price in USD, a value in satoshi. */
const ether = [
  ['symbol', 'ETHUSD'],
  ['underlying', 'ETH'],
  ['isQuanto', true],
  ['midPrice', 2084.1],
  ['indicativeSettlePrice', 2084.6],
].reduce<unknown>(
  (payload, [field, value]) => edited(payload, `0.${String(field)}`, value),
  sample('bitmex', 'perpetual'),
);

describe('requests', () => {
  it.each([
    ['dated-current', `${root}/instrument?symbol=XBTH26`],
    ['dated-next', 'nothing to ask'],
    ['perpetual', `${root}/instrument?symbol=XBTUSD`],
    ['funding', `${root}/funding?symbol=XBTUSD&count=24&reverse=true`],
  ])('%s', (id, url) => expect(urlOf(bitmex, id)).toBe(url));

  it('quarters end at 12:00 UTC: the symbols follow four hours after other venues', () => {
    const expiryMs = Date.UTC(2026, 2, 27, 12);
    expect(urlOf(bitmex, 'dated-current', expiryMs - 1)).toMatch(/XBTH26$/);
    expect(urlOf(bitmex, 'dated-current', expiryMs)).toMatch(/XBTM26$/);
    expect(urlOf(bitmex, 'dated-next', expiryMs - 31 * dayMs)).toBe('nothing to ask');
    expect(urlOf(bitmex, 'dated-next', expiryMs - 31 * dayMs + 1)).toMatch(/XBTM26$/);
    expect(urlOf(bitmex, 'dated-current', Date.UTC(2026, 9, 1))).toMatch(/XBTZ26$/);
  });

  it('ether has a perpetual and no quarter in USD, Solana neither', () => {
    expect(urlsOf('ETH', Date.UTC(2026, 2, 20))).toEqual([
      null,
      null,
      `${root}/instrument?symbol=ETHUSD`,
      `${root}/funding?symbol=ETHUSD&count=24&reverse=true`,
    ]);
    expect(urlsOf('SOL', Date.UTC(2026, 2, 20))).toEqual([null, null, null, null]);
  });

  it('stays under 30 requests a minute', () => {
    expect(bitmex.pace.perMinute).toBeLessThan(30);
    expect(60_000 / bitmex.pace.gapMs).toBeLessThan(30);
  });
});

describe('quotes', () => {
  it('the perpetual between bid and ask, and satoshi as coins', () => {
    expect(read(bitmex, 'perpetual')).toEqual([
      {
        ...clock,
        kind: 'perpetual',
        symbol: 'XBTUSD',
        price: 70061.75,
        indexPrice: 70084.13,
        currency: 'USD',
      },
      { ...clock, kind: 'open-interest', symbol: 'XBTUSD', coins: 5737.66128744 },
    ]);
  });

  it('the quarters with the expiry they state', () => {
    const expiryMs = Date.UTC(2026, 2, 27, 12);
    const contract = { ...clock, symbol: 'XBTH26', indexPrice: 70084.13, currency: 'USD' };
    expect(read(bitmex, 'dated-current')).toEqual([
      { ...contract, kind: 'future', price: 70408.75, expiryMs },
      { ...clock, kind: 'open-interest', symbol: 'XBTH26', coins: 725.8604412 },
    ]);
    expect(read(bitmex, 'dated-next')[0]).toMatchObject({
      symbol: 'XBTM26',
      price: 71171.5,
      expiryMs: Date.UTC(2026, 5, 26, 12),
    });
  });

  it('funding in ascending order, negative payments included', () => {
    const quotes = read(bitmex, 'funding');
    expect(quotes.map((quote) => quote.kind === 'funding' && quote.rate)).toEqual([
      0.0001, -0.000023, 0.000044,
    ]);
    expect(quotes.at(-1)).toMatchObject({ symbol: 'XBTUSD', settledAtMs: nowMs });
  });
});

describe('quirks', () => {
  const priceOf = ([quote]: readonly Quote[]): unknown =>
    quote && 'price' in quote ? quote.price : undefined;

  it('the mark does not carry the premium: the price is mid, else the last trade', () => {
    expect(priceOf(readWith('perpetual', '0.markPrice', 69_000))).toBe(70061.75);
    expect(priceOf(readWith('perpetual', '0.midPrice', null))).toBe(70061.5);
    const nothing = edited(sample('bitmex', 'perpetual'), '0.midPrice', null);
    expect(failureOf(() => read(bitmex, 'perpetual', edited(nothing, '0.lastPrice', null)))).toBe(
      'schema: XBTUSD: no price',
    );
  });

  it('the mark of a quarter is cut to whole percents a year: the price is mid, else that', () => {
    expect(priceOf(readWith('dated-current', '0.markPrice', 69_000))).toBe(70408.75);
    expect(priceOf(readWith('dated-current', '0.midPrice', null))).toBe(70429.75);
    expect(priceOf(readWith('dated-current', '0.midPrice', undefined))).toBe(70429.75);
  });

  it('openValue is in satoshi of bitcoin: an ether contract has no open interest', () => {
    const { read: readPerpetual } = bitmex.endpoints[2];
    const quotes = readPerpetual(ether, { asset: 'ETH', receivedAtMs: nowMs });
    expect(quotes).toEqual([
      {
        ...clock,
        asset: 'ETH',
        kind: 'perpetual',
        symbol: 'ETHUSD',
        price: 2084.1,
        indexPrice: 2084.6,
        currency: 'USD',
      },
    ]);
    const usdt = readWith('perpetual', '0.settlCurrency', 'USDt');
    expect(usdt.map(({ kind }) => kind)).toEqual(['perpetual']);
    expect(readWith('perpetual', '0.openValue', null).map(({ kind }) => kind)).toEqual([
      'perpetual',
    ]);
  });

  it('D07 satoshi taken for coins are recognised by their number', () => {
    expect(broken('perpetual', '0.openValue', 573766128744e8)).toMatch(/XBTUSD: openValue/);
  });

  it('an unknown symbol is an empty list with HTTP 200', () => {
    for (const id of ['perpetual', 'dated-current', 'dated-next'])
      expect(failureOf(() => read(bitmex, id, []))).toBe('schema: instrument: not listed');
  });

  it('D27 an ended quarter is passed over; one without an end is a change of format', () => {
    expect(readWith('dated-current', '0.expiry', '2026-02-10T12:00:00.000Z')).toEqual([]);
    expect(broken('dated-current', '0.expiry', null)).toBe('schema: expiry: missing');
    expect(broken('dated-current', '0.expiry', nowMs)).toMatch(/expiry/);
  });

  it('a quarter that is moved to another day keeps the day it states', () => {
    expect(readWith('dated-current', '0.expiry', '2026-03-26T12:00:00.000Z')[0]).toMatchObject({
      expiryMs: Date.UTC(2026, 2, 26, 12),
    });
  });

  it('a price in another currency is not taken for USD', () => {
    for (const currency of ['XBT', 'USDT', 'EUR'])
      expect(broken('dated-current', '0.quoteCurrency', currency)).toMatch(/quoteCurrency/);
  });

  it('another symbol than the one asked for is no answer', () => {
    for (const name of ['XBTUSDT', 'ETHUSD', 'XBTH26'])
      expect(broken('perpetual', '0.symbol', name)).toMatch(/^schema: symbol/);
    for (const name of ['XBTUSD', 'ETHH26', 'XBTEURH26', 'XBTA26'])
      expect(broken('dated-current', '0.symbol', name)).toMatch(/^schema: symbol/);
    expect(broken('funding', '0.symbol', 'ETHUSD')).toMatch(/^schema: symbol/);
  });

  it('an answer whose own clock stands still is stale', () => {
    for (const id of ['perpetual', 'dated-current', 'dated-next']) {
      const later = () => read(bitmex, id, sample('bitmex', id), nowMs + 10 * 60_000);
      expect(failureOf(later)).toMatch(/^stale: XBT/);
    }
  });

  it('D07 a price a fifth off the index is none', () => {
    expect(broken('perpetual', '0.midPrice', 90_000)).toMatch(/XBTUSD: mark price is 28/);
  });

  it('D21 payments in any order, and repeated; none is a change of format', () => {
    const rows = sample('bitmex', 'funding') as unknown[];
    expect(read(bitmex, 'funding', [...rows.toReversed(), ...rows])).toEqual(
      read(bitmex, 'funding'),
    );
    expect(failureOf(() => read(bitmex, 'funding', []))).toBe('schema: funding: no payment');
    expect(broken('funding', '0.timestamp', '2026-02-12T12:00:00.001Z')).toMatch(/future/);
  });
});
