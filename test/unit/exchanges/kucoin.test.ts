import { describe, expect, it } from 'vitest';
import { kucoin } from '../../../lib/exchanges/kucoin.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { edited, failureOf, nowMs, read, sample, urlOf } from './samples.ts';

const futures = 'https://api-futures.kucoin.com/api/v1';
const dayMs = 86_400_000;
const untimed = { exchange: 'kucoin', asset: 'BTC', receivedAtMs: nowMs, exchangeTimeMs: null };

const readWith = (id: string, path: string, value: unknown): Quote[] =>
  read(kucoin, id, edited(sample('kucoin', id), path, value));
const broken = (id: string, path: string, value: unknown): string =>
  failureOf(() => readWith(id, path, value));
const urlsOf = (asset: AssetId, atMs = nowMs): (string | null)[] =>
  kucoin.endpoints.map(({ url }) => url(asset, atMs));

describe('requests', () => {
  it.each([
    ['dated-current', `${futures}/contracts/XBTMH26`],
    ['dated-next', 'nothing to ask'],
    ['perpetual', `${futures}/contracts/XBTUSDTM`],
    ['spot', 'https://api.kucoin.com/api/v1/market/orderbook/level1?symbol=BTC-USDT'],
    [
      'funding',
      `${futures}/contract/funding-rates?symbol=XBTUSDTM&from=${nowMs - 8 * dayMs}&to=${nowMs}`,
    ],
  ])('%s', (id, url) => expect(urlOf(kucoin, id)).toBe(url));

  it('the next quarter is asked for once the current one has fewer than 31 days', () => {
    const expiryMs = Date.UTC(2026, 2, 27, 8);
    expect(urlOf(kucoin, 'dated-next', expiryMs - 31 * dayMs)).toBe('nothing to ask');
    expect(urlOf(kucoin, 'dated-next', expiryMs - 31 * dayMs + 1)).toBe(
      `${futures}/contracts/XBTMM26`,
    );
    expect(urlOf(kucoin, 'dated-current', expiryMs - 1)).toBe(`${futures}/contracts/XBTMH26`);
    expect(urlOf(kucoin, 'dated-current', expiryMs)).toBe(`${futures}/contracts/XBTMM26`);
  });

  it('bitcoin is XBT in futures alone; ETH and SOL have no quarters', () => {
    const eth = urlsOf('ETH', Date.UTC(2026, 2, 20));
    expect(eth.slice(0, 3)).toEqual([null, null, `${futures}/contracts/ETHUSDTM`]);
    expect(eth[3]).toMatch(/symbol=ETH-USDT$/);
    expect(eth[4]).toMatch(/symbol=ETHUSDTM&/);
    expect(urlsOf('SOL').slice(0, 3)).toEqual([null, null, `${futures}/contracts/SOLUSDTM`]);
  });
});

describe('quotes', () => {
  it('the perpetual at its mark, and contracts of 0.001 coins as coins', () => {
    expect(read(kucoin, 'perpetual')).toEqual([
      {
        ...untimed,
        kind: 'perpetual',
        symbol: 'XBTUSDTM',
        price: 70101.36,
        indexPrice: 70104.92,
        currency: 'USDT',
      },
      { ...untimed, kind: 'open-interest', symbol: 'XBTUSDTM', coins: 6911.245 },
    ]);
  });

  it('the inverse quarters in USD with the expiry they state', () => {
    const contract = { ...untimed, symbol: 'XBTMH26', indexPrice: 70082.55, currency: 'USD' };
    const expiryMs = Date.UTC(2026, 2, 27, 8);
    const [future, open] = read(kucoin, 'dated-current');
    expect(future).toEqual({ ...contract, kind: 'future', price: 70391.18, expiryMs });
    expect(open).toMatchObject({ kind: 'open-interest', symbol: 'XBTMH26' });
    expect(open?.kind === 'open-interest' && open.coins).toBeCloseTo(3_504_128 / 70082.55, 9);
    expect(read(kucoin, 'dated-next')[0]).toMatchObject({ symbol: 'XBTMM26', price: 71012.4 });
  });

  it('spot at its last trade, with its own clock', () => {
    const base = { ...untimed, exchangeTimeMs: nowMs - 640, symbol: 'BTC-USDT' };
    expect(read(kucoin, 'spot')).toEqual([
      { ...base, kind: 'spot', price: 70112.3, currency: 'USDT' },
    ]);
  });

  it('funding in ascending order, negative payments included', () => {
    const quotes = read(kucoin, 'funding');
    expect(quotes.map((quote) => quote.kind === 'funding' && quote.rate)).toEqual([
      0.0001, -0.000019, 0.000041,
    ]);
    expect(quotes.at(-1)).toMatchObject({ symbol: 'XBTUSDTM', settledAtMs: nowMs });
  });
});

describe('quirks', () => {
  it('nextFundingRateTime is the time that remains, not an instant: it dates nothing', () => {
    for (const left of [1, 17_752_926, nowMs + dayMs])
      expect(readWith('perpetual', 'data.nextFundingRateTime', left)).toEqual(
        read(kucoin, 'perpetual'),
      );
  });

  it('the multiplier of an inverse contract is negative, of a linear one positive', () => {
    expect(broken('dated-current', 'data.multiplier', 1)).toMatch(/XBTMH26: multiplier/);
    expect(broken('perpetual', 'data.multiplier', -0.001)).toMatch(/XBTUSDTM: multiplier/);
    expect(broken('perpetual', 'data.multiplier', 0)).toMatch(/XBTUSDTM: multiplier/);
  });

  it('D07 contracts taken for coins are recognised by their number', () => {
    expect(broken('perpetual', 'data.multiplier', 1e3)).toMatch(/^schema: XBTUSDTM: openInterest/);
  });

  it('an open interest that is not given is unknown: the price stays, there is no 0', () => {
    const kinds = readWith('perpetual', 'data.openInterest', undefined).map(({ kind }) => kind);
    expect(kinds).toEqual(['perpetual']);
  });

  it('D27 an ended quarter is passed over; one without an end is a change of format', () => {
    expect(readWith('dated-current', 'data.expireDate', nowMs)).toEqual([]);
    expect(broken('dated-current', 'data.expireDate', null)).toMatch(/expireDate/);
    expect(broken('dated-current', 'data.expireDate', 1_774_598_400)).toMatch(/expireDate/);
  });

  it('a price in another currency is not taken for ours', () => {
    expect(broken('dated-current', 'data.quoteCurrency', 'USDT')).toMatch(/quoteCurrency/);
    expect(broken('perpetual', 'data.quoteCurrency', 'USDC')).toMatch(/quoteCurrency/);
  });

  it('another symbol than the one asked for is no answer', () => {
    expect(broken('perpetual', 'data.symbol', 'ETHUSDTM')).toMatch(/^schema: symbol/);
    expect(broken('perpetual', 'data.symbol', 'XBTMH26')).toMatch(/^schema: symbol/);
    for (const name of ['XBTUSDM', 'ETHMH26', 'XBTMA26', 'XBTMH2026'])
      expect(broken('dated-current', 'data.symbol', name)).toMatch(/^schema: symbol/);
    expect(broken('funding', 'data.1.symbol', 'ETHUSDTM')).toMatch(/^schema: symbol/);
  });

  it.each([
    ['429000', 'rate'],
    ['500000', 'network'],
    ['400100', 'schema'],
    ['100001', 'schema'],
  ])('D27 code %s in an answer with HTTP 200 is %s', (code, kind) => {
    for (const { id } of kucoin.endpoints)
      expect(failureOf(() => read(kucoin, id, { code, msg: '<b>' }))).toBe(`${kind}: code ${code}`);
  });

  it('an unknown pair is an answer without data', () => {
    const nothing = { code: '200000', data: null };
    for (const { id } of kucoin.endpoints)
      expect(failureOf(() => read(kucoin, id, nothing))).toMatch(/^schema: /);
  });

  it('a spot trade whose clock stands still is stale', () => {
    const later = () => read(kucoin, 'spot', sample('kucoin', 'spot'), nowMs + 10 * 60_000);
    expect(failureOf(later)).toMatch(/^stale: time:/);
  });

  it('D07 a mark a fifth off its index is no price', () => {
    expect(broken('dated-current', 'data.markPrice', 90_000)).toMatch(/mark price is 28/);
  });

  it('D21 payments in any order, and repeated; none is a change of format', () => {
    const { data } = sample('kucoin', 'funding') as { data: unknown[] };
    const shuffled = readWith('funding', 'data', [...data.toReversed(), ...data]);
    expect(shuffled).toEqual(read(kucoin, 'funding'));
    expect(broken('funding', 'data', [])).toBe('schema: funding: no payment');
  });
});
