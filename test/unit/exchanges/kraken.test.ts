import { describe, expect, it } from 'vitest';
import { kraken } from '../../../lib/exchanges/kraken.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { edited, failureOf, nowMs, read, sample, urlOf } from './samples.ts';

const ticker = (id: string, path: string, value: unknown): Quote[] =>
  read(kraken, id, edited(sample('kraken', id), path, value));
const broken = (id: string, path: string, value: unknown): string =>
  failureOf(() => ticker(id, path, value));
const expiryMs = Date.UTC(2026, 2, 27, 8);

describe('requests', () => {
  const tickers = 'https://futures.kraken.com/derivatives/api/v3/tickers';
  it.each([
    ['spot', 'https://api.kraken.com/0/public/Ticker?pair=XBTUSD'],
    ['perpetual', `${tickers}/PF_XBTUSD`],
    ['dated-current', `${tickers}/FF_XBTUSD_260327`],
  ])('%s', (id, url) => expect(urlOf(kraken, id)).toBe(url));

  const dayMs = 86_400_000;

  it('the next quarter is asked for once the current one has less than 31 days left', () => {
    expect(urlOf(kraken, 'dated-next')).toBe('nothing to ask');
    expect(urlOf(kraken, 'dated-next', expiryMs - 31 * dayMs)).toBe('nothing to ask');
    expect(urlOf(kraken, 'dated-next', expiryMs - 31 * dayMs + 1)).toBe(
      `${tickers}/FF_XBTUSD_260626`,
    );
  });

  it('D27 the quarters roll at the instant of expiry', () => {
    expect(urlOf(kraken, 'dated-current', expiryMs - 1)).toMatch(/_260327$/);
    expect(urlOf(kraken, 'dated-next', expiryMs - 1)).toMatch(/_260626$/);
    expect(urlOf(kraken, 'dated-current', expiryMs)).toMatch(/_260626$/);
    expect(urlOf(kraken, 'dated-next', expiryMs)).toBe('nothing to ask');
  });

  it('asks with every poll only for what the 30-day basis needs', () => {
    expect(kraken.endpoints.map(({ id, everyMinutes }) => [id, everyMinutes])).toEqual([
      ['dated-current', 0],
      ['dated-next', 0],
      ['spot', 60],
      ['perpetual', 60],
    ]);
  });

  const urls = (asset: AssetId, atMs: number) =>
    kraken.endpoints.map(({ url }) => url(asset, atMs));

  it('Ether and Solana go by their own names; Solana has no dated contracts', () => {
    expect(urls('ETH', expiryMs - 1)).toEqual([
      `${tickers}/FF_ETHUSD_260327`,
      `${tickers}/FF_ETHUSD_260626`,
      'https://api.kraken.com/0/public/Ticker?pair=ETHUSD',
      `${tickers}/PF_ETHUSD`,
    ]);
    expect(urls('SOL', expiryMs - 1)).toEqual([
      null,
      null,
      'https://api.kraken.com/0/public/Ticker?pair=SOLUSD',
      `${tickers}/PF_SOLUSD`,
    ]);
  });
});

const stamped = {
  exchange: 'kraken',
  asset: 'BTC',
  exchangeTimeMs: nowMs - 1187,
  receivedAtMs: nowMs,
};

describe('quotes', () => {
  it('the perpetual and its open interest in coins', () => {
    expect(read(kraken, 'perpetual')).toEqual([
      {
        ...stamped,
        kind: 'perpetual',
        symbol: 'PF_XBTUSD',
        price: 70103.4471902,
        indexPrice: 70111.29,
        currency: 'USD',
      },
      { ...stamped, kind: 'open-interest', symbol: 'PF_XBTUSD', coins: 2411.0377 },
    ]);
  });

  it('a linear quarter ends at 08:00 UTC and counts coins', () => {
    expect(read(kraken, 'dated-current')).toEqual([
      {
        ...stamped,
        kind: 'future',
        symbol: 'FF_XBTUSD_260327',
        price: 70488.1022,
        indexPrice: 70111.29,
        currency: 'USD',
        expiryMs,
      },
      { ...stamped, kind: 'open-interest', symbol: 'FF_XBTUSD_260327', coins: 21.4402 },
    ]);
    expect(read(kraken, 'dated-next')).toHaveLength(2);
  });

  it('spot: the last trade, without a time of its own', () => {
    expect(read(kraken, 'spot')).toEqual([
      {
        ...stamped,
        kind: 'spot',
        symbol: 'XXBTZUSD',
        exchangeTimeMs: null,
        price: 70124.9,
        currency: 'USD',
      },
    ]);
  });
});

describe('another coin', () => {
  const readFor = (asset: AssetId, id: string, payload: unknown) => {
    const endpoint = kraken.endpoints.find((candidate) => candidate.id === id);
    return failureOf(() => endpoint?.read(payload, { asset, receivedAtMs: nowMs }));
  };
  const ofCoin = (id: string, names: readonly (readonly [string, string])[]): unknown => {
    const text = JSON.stringify(sample('kraken', id));
    return JSON.parse(names.reduce((all, [from, to]) => all.replaceAll(from, to), text));
  };

  it.each(['perpetual', 'dated-current', 'dated-next'])(
    '%s reads by its name and no other',
    (id) => {
      expect(readFor('ETH', id, ofCoin(id, [['_XBTUSD', '_ETHUSD']]))).toBe('none');
      expect(readFor('ETH', id, sample('kraken', id))).toMatch(/^schema: symbol/);
    },
  );

  it('spot names its own key: XETHZUSD, but SOLUSD', () => {
    expect(readFor('ETH', 'spot', ofCoin('spot', [['XXBTZUSD', 'XETHZUSD']]))).toBe('none');
    expect(readFor('SOL', 'spot', ofCoin('spot', [['XXBTZUSD', 'SOLUSD']]))).toBe('none');
    expect(readFor('SOL', 'spot', sample('kraken', 'spot'))).toMatch(/^schema: Ticker/);
  });
});

describe('quirks', () => {
  it('symbols may be in lower case', () => {
    expect(ticker('perpetual', 'ticker.symbol', 'pf_xbtusd')).toEqual(read(kraken, 'perpetual'));
  });

  it.each([
    ['FI_XBTUSD_260327', '2026-03-27T16:00'],
    ['FI_XBTUSD_260731', '2026-07-31T15:00'],
    ['FF_XBTUSD_260731', '2026-07-31T08:00'],
  ])('%s ends %s', (symbol, expiry) => {
    const [future] = ticker('dated-current', 'ticker.symbol', symbol);
    expect(future?.kind === 'future' && new Date(future.expiryMs).toISOString()).toContain(expiry);
  });

  it('inverse contracts count USD, which become coins at the index', () => {
    const inverse = edited(sample('kraken', 'perpetual'), 'ticker.symbol', 'PI_XBTUSD');
    const payload = edited(inverse, 'ticker.openInterest', 2 * 70111.29);
    expect(read(kraken, 'perpetual', payload)).toMatchObject([
      { kind: 'perpetual' },
      { kind: 'open-interest', coins: 2 },
    ]);
  });

  it('a dated contract nobody holds is marked at the index, so its price is left out', () => {
    expect(ticker('dated-current', 'ticker.openInterest', 0)).toMatchObject([
      { kind: 'open-interest', coins: 0 },
    ]);
    expect(ticker('perpetual', 'ticker.openInterest', 0)).toHaveLength(2);
  });

  it('an open interest that is not said is unknown, and the price stands', () => {
    expect(ticker('dated-current', 'ticker.openInterest', null)).toMatchObject([
      { kind: 'future' },
    ]);
    expect(broken('dated-current', 'ticker.openInterest', undefined)).toMatch(/openInterest/);
  });

  it('a suspended contract stands still', () => {
    expect(broken('perpetual', 'ticker.suspended', true)).toBe('stale: PF_XBTUSD is suspended');
    expect(ticker('perpetual', 'ticker.suspended', undefined)).toHaveLength(2);
  });

  it('D27 an ended contract gives nothing', () => {
    expect(ticker('dated-current', 'ticker.symbol', 'FF_XBTUSD_260130')).toEqual([]);
  });

  it.each(['PF_ETHUSD', 'FF_XBTUSD', 'PF_XBTUSD_260327', 'FF_XBTUSD_260231', 'in_xbtusd', ''])(
    '%j is no contract of ours',
    (symbol) =>
      expect(broken('dated-current', 'ticker.symbol', symbol)).toBe(
        'schema: symbol: not a contract of the asset',
      ),
  );

  it('the clock of the server counts, not the time of the last trade', () => {
    expect(ticker('dated-next', 'ticker.lastTime', '2026-02-09T02:00:00.000Z')).toHaveLength(2);
    expect(broken('dated-next', 'serverTime', '2026-02-10T11:49:59.999Z')).toMatch(/^stale/);
    expect(broken('dated-next', 'serverTime', '2026-02-12T11:49:59.999Z')).toMatch(/future/);
  });

  it.each([
    ['apiLimitExceeded', 'rate'],
    ['notFound', 'schema'],
    ['invalidArgument', 'schema'],
    ['Server Error', 'network'],
    ['Unavailable', 'network'],
  ])('D27 futures refuse with HTTP 200: %s is %s', (error, kind) => {
    const refusal = { result: 'error', error, serverTime: '2026-02-10T12:00:00.000Z' };
    expect(failureOf(() => read(kraken, 'perpetual', refusal))).toBe(`${kind}: refused: ${error}`);
  });

  it.each([
    ['EAPI:Rate limit exceeded', 'rate'],
    ['EGeneral:Temporary lockout', 'rate'],
    ['EService:Unavailable', 'network'],
    ['EQuery:Unknown asset pair', 'schema'],
    ['EGeneral:Invalid arguments', 'schema'],
  ])('D27 spot refuses with HTTP 200: %s is %s', (error, kind) => {
    expect(failureOf(() => read(kraken, 'spot', { error: [error] }))).toBe(
      `${kind}: refused: ${error}`,
    );
  });

  it('a refusal is repeated without markup and at most 60 letters long', () => {
    const error = `<img src=x>\u202E${'y'.repeat(500)}`;
    const message = failureOf(() => read(kraken, 'spot', { error: [error] }));
    expect(message).toMatch(/^schema: refused: [\w =]{1,60}$/);
  });

  it('spot names its own key; another pair than the coin in USD is no answer', () => {
    const result = { XBTUSD: { c: ['70124.9', '1'] } };
    expect(read(kraken, 'spot', { error: [], result })).toMatchObject([{ symbol: 'XBTUSD' }]);
    for (const key of ['XXBTZEUR', 'XBTUSDT', '__proto__'])
      expect(
        failureOf(() =>
          read(kraken, 'spot', JSON.parse(`{"error":[],"result":{"${key}":{"c":["1","1"]}}}`)),
        ),
      ).toMatch(/^schema: Ticker/);
    expect(failureOf(() => read(kraken, 'spot', { error: [], result: {} }))).toMatch(/^schema/);
    expect(failureOf(() => read(kraken, 'spot', { error: [] }))).toMatch(/^schema/);
  });

  it('D07 implausible numbers are refused with their field', () => {
    expect(broken('perpetual', 'ticker.markPrice', 0)).toMatch(/ticker\.markPrice/);
    expect(broken('perpetual', 'ticker.markPrice', 40_000)).toMatch(/mark price is -42\.9 %/);
    expect(broken('perpetual', 'ticker.openInterest', 150_000_000)).toMatch(/openInterest/);
    expect(broken('spot', 'result.XXBTZUSD.c', ['', '1'])).toMatch(/c\.0/);
    expect(broken('spot', 'result.XXBTZUSD.c', [])).toMatch(/^schema/);
  });
});
