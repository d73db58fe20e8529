import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { okx } from '../../../lib/exchanges/okx.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { edited, failureOf, nowMs, read, sample, sourceOf, urlOf } from './samples.ts';

const root = 'https://www.okx.com/api/v5';
const stamped = { exchange: 'okx', asset: 'BTC', receivedAtMs: nowMs };
const clock = { ...stamped, exchangeTimeMs: nowMs - 1200 };

/** The quotes of a sample with a field replaced. */
const readWith = (id: string, path: string, value: unknown): Quote[] =>
  read(okx, id, edited(sample('okx', id), path, value));
const broken = (id: string, path: string, value: unknown): string =>
  failureOf(() => readWith(id, path, value));
const symbolsOf = (quotes: readonly Quote[]): string[] => quotes.map(({ symbol }) => symbol);
const renamed = (name: string): Quote[] => readWith('dated', '0.data.0.instId', name);

describe('requests', () => {
  it.each([
    ['spot', `${root}/market/ticker?instId=BTC-USDT`],
    ['perpetual', `${root}/public/mark-price?instType=SWAP&instId=BTC-USDT-SWAP`],
    ['dated', `${root}/public/mark-price?instType=FUTURES&instFamily=BTC-USD`],
    ['funding', `${root}/public/funding-rate-history?instId=BTC-USDT-SWAP&limit=42`],
    ['open-interest-perpetual', `${root}/public/open-interest?instType=SWAP&instFamily=BTC-USDT`],
    [
      'open-interest-perpetual-coin',
      `${root}/public/open-interest?instType=SWAP&instFamily=BTC-USD`,
    ],
    ['open-interest-dated', `${root}/public/open-interest?instType=FUTURES&instFamily=BTC-USDT`],
    [
      'open-interest-dated-coin',
      `${root}/public/open-interest?instType=FUTURES&instFamily=BTC-USD`,
    ],
  ])('%s', (id, url) => expect(urlOf(okx, id)).toBe(url));

  it('a mark price is asked for with the index of its own currency', () => {
    const beside = okx.endpoints.flatMap((endpoint) =>
      'beside' in endpoint && endpoint.beside ? [endpoint.beside('BTC', nowMs)] : [],
    );
    expect(beside).toEqual([
      `${root}/market/index-tickers?instId=BTC-USD`,
      `${root}/market/index-tickers?instId=BTC-USDT`,
    ]);
  });

  it('asks with every poll only for what the 30-day basis needs, in the lean mode too', () => {
    const endpoints: Exchange['endpoints'] = okx.endpoints;
    expect(endpoints.map(({ id, everyMinutes, lean }) => [id, everyMinutes, lean])).toEqual([
      ['dated', 0, true],
      ['spot', 60, undefined],
      ['perpetual', 60, undefined],
      ['funding', 120, undefined],
      ['open-interest-perpetual', 10, undefined],
      ['open-interest-perpetual-coin', 60, undefined],
      ['open-interest-dated', 60, undefined],
      ['open-interest-dated-coin', 60, undefined],
    ]);
  });

  it('keeps a pace that its limits allow: 20 requests in 2 s, 5 of the past of open interest', () => {
    expect(okx.pace.gapMs * 20).toBeGreaterThan(2_000);
    expect((sourceOf(okx, 'open-interest').gapMs ?? 0) * 5).toBeGreaterThan(2_000);
  });

  const urls = (asset: AssetId): (string | null)[] =>
    (okx as Exchange).endpoints.flatMap((endpoint) => {
      const url = endpoint.url(asset, nowMs);
      return url === null ? [null] : [url, endpoint.beside?.(asset, nowMs) ?? []].flat();
    });

  it('Ether: the same requests by its own name', () => {
    expect(urls('ETH')).toEqual(urls('BTC').map((url) => url?.replaceAll('=BTC-', '=ETH-')));
  });

  it('Solana: no dated contracts, all else by its own name', () => {
    expect(urls('SOL')).toEqual([
      null,
      `${root}/market/ticker?instId=SOL-USDT`,
      `${root}/public/mark-price?instType=SWAP&instId=SOL-USDT-SWAP`,
      `${root}/market/index-tickers?instId=SOL-USDT`,
      `${root}/public/funding-rate-history?instId=SOL-USDT-SWAP&limit=42`,
      `${root}/public/open-interest?instType=SWAP&instFamily=SOL-USDT`,
      `${root}/public/open-interest?instType=SWAP&instFamily=SOL-USD`,
      null,
      null,
    ]);
  });
});

describe('quotes', () => {
  it('spot in USDT', () => {
    expect(read(okx, 'spot')).toEqual([
      { ...clock, kind: 'spot', symbol: 'BTC-USDT', price: 70118.6, currency: 'USDT' },
    ]);
  });

  it('the perpetual: the mark of one answer beside the index of the other', () => {
    expect(read(okx, 'perpetual')).toEqual([
      {
        ...clock,
        kind: 'perpetual',
        symbol: 'BTC-USDT-SWAP',
        price: 70093.4,
        indexPrice: 70127.2,
        currency: 'USDT',
      },
    ]);
  });

  it('all expiries in USD, each ending at 08:00 UTC of the day in its name', () => {
    const quotes = read(okx, 'dated');
    expect(symbolsOf(quotes)).toEqual([
      'BTC-USD-260213',
      'BTC-USD-260220',
      'BTC-USD-260227',
      'BTC-USD-260327',
      'BTC-USD-260626',
      'BTC-USD-260925',
    ]);
    expect(quotes[3]).toEqual({
      ...clock,
      kind: 'future',
      symbol: 'BTC-USD-260327',
      price: 70402.5,
      indexPrice: 70096.4,
      currency: 'USD',
      expiryMs: Date.UTC(2026, 2, 27, 8),
    });
  });

  it('what was paid, not what had been predicted, in ascending order', () => {
    const quotes = read(okx, 'funding');
    expect(quotes.map((quote) => quote.kind === 'funding' && quote.rate)).toEqual([
      0.0000611224, -0.0000023358, 0.0000409127,
    ]);
    expect(quotes.at(-1)).toMatchObject({
      symbol: 'BTC-USDT-SWAP',
      settledAtMs: nowMs - 4 * 3_600_000,
    });
  });

  it('open interest in coins for each contract, in USDT or coins alike', () => {
    expect(read(okx, 'open-interest-perpetual')).toEqual([
      { ...clock, kind: 'open-interest', symbol: 'BTC-USDT-SWAP', coins: 29441.8822 },
    ]);
    expect(read(okx, 'open-interest-perpetual-coin')).toMatchObject([{ coins: 6402.6288 }]);
    expect(symbolsOf(read(okx, 'open-interest-dated'))).toEqual([
      'BTC-USDT-260213',
      'BTC-USDT-260327',
    ]);
    expect(read(okx, 'open-interest-dated-coin')).toHaveLength(6);
  });
});

/** A sample in which every name is that of another coin. */
const ofCoin = (asset: AssetId, id: string): unknown =>
  JSON.parse(JSON.stringify(sample('okx', id)).replaceAll('"BTC-', `"${asset}-`));

describe('another coin', () => {
  const readFor = (asset: AssetId, id: string, payload: unknown) =>
    failureOf(() =>
      okx.endpoints
        .find((endpoint) => endpoint.id === id)
        ?.read(payload, { asset, receivedAtMs: nowMs }),
    );

  it.each(okx.endpoints.map(({ id }) => id))('%s reads by its name and no other', (id) => {
    for (const asset of ['ETH', 'SOL'] as const) {
      expect(readFor(asset, id, ofCoin(asset, id))).toBe('none');
      expect(readFor(asset, id, sample('okx', id))).toMatch(/^schema/);
    }
  });

  it('more of it than will exist is another unit', () => {
    const payload = edited(ofCoin('ETH', 'open-interest-perpetual'), 'data.0.oiCcy', '150000000');
    expect(readFor('ETH', 'open-interest-perpetual', payload)).toBe('none');
    expect(broken('open-interest-perpetual', 'data.0.oiCcy', '150000000')).toBe(
      'schema: BTC-USDT-SWAP: oiCcy: not a number of coins',
    );
  });
});

describe('quirks', () => {
  it('mark and index that are more than a minute apart are no pair', () => {
    expect(broken('dated', '0.data.0.ts', nowMs - 60_900)).toBe('none');
    expect(broken('dated', '0.data.0.ts', nowMs - 61_500)).toBe(
      'stale: BTC-USD-260213: mark and index are 61 s apart',
    );
    expect(broken('perpetual', '1.data.0.ts', nowMs - 180_000)).toMatch(/179 s apart/);
  });

  it('a pair is as old as the older of the two', () => {
    const [quote] = readWith('perpetual', '1.data.0.ts', nowMs - 9_000);
    expect(quote?.exchangeTimeMs).toBe(nowMs - 9_000);
  });

  it('one answer instead of two is none', () => {
    const [marks] = sample('okx', 'dated') as unknown[];
    for (const payload of [marks, [marks], [marks, marks]])
      expect(failureOf(() => read(okx, 'dated', payload))).toMatch(/^schema: /);
  });

  it('an index of another pair than the one asked for is no answer', () => {
    expect(broken('dated', '1.data.0.instId', 'BTC-USDT')).toMatch(/^schema: instId/);
    expect(broken('perpetual', '1.data.0.instId', 'ETH-USDT')).toMatch(/^schema: instId/);
  });

  it.each([
    'BTC-USD_UM_XPERP-310404',
    'BTC-USD-310404',
    'BTC-USD-SWAP',
    'BTC-USDT-260213',
    'ETH-USD-260213',
    'BTC-USD-260213-70000-C',
    'BTC-USD-260231',
    'btc-USD-260213',
  ])('%s is no dated contract of the coin-margined curve and is passed over', (name) =>
    expect(symbolsOf(renamed(name))).toHaveLength(5),
  );

  it('what is passed over is not read: it may carry anything', () => {
    expect(readWith('dated', '0.data.6.markPx', '')).toEqual(read(okx, 'dated'));
  });

  it('D27 a contract that has ended is passed over, the others go on', () => {
    expect(symbolsOf(renamed('BTC-USD-260206'))).toHaveLength(5);
    expect(symbolsOf(renamed('BTC-USD-260210'))).toHaveLength(5);
    expect(symbolsOf(renamed('BTC-USD-260211'))).toHaveLength(6);
    const open = readWith('open-interest-dated', 'data.0.instId', 'BTC-USDT-260206');
    expect(symbolsOf(open)).toEqual(['BTC-USDT-260327']);
  });

  it('a list without a future of ours is a change of format', () => {
    expect(broken('dated', '0.data', [])).toBe('schema: mark-price: no future of ours');
    expect(broken('open-interest-perpetual', 'data', [])).toMatch(/^schema: instId/);
  });

  it.each(['spot', 'funding', 'open-interest-perpetual'])(
    'another contract than the one asked for is no answer: %s',
    (id) => expect(broken(id, 'data.0.instId', 'ETH-USDT-SWAP')).toMatch(/^schema: instId/),
  );

  it.each([
    ['50001', 'network'],
    ['50011', 'rate'],
    ['50013', 'network'],
    ['51000', 'schema'],
    ['51001', 'schema'],
  ])('code %s in an answer is %s, of either of two', (code, kind) => {
    const refusal = { code, msg: '<b>', data: [] };
    expect(failureOf(() => read(okx, 'spot', refusal))).toBe(`${kind}: ticker: code ${code}`);
    expect(broken('dated', '1', refusal)).toBe(`${kind}: index-tickers: code ${code}`);
  });

  it.each([
    [429, '{"code":"50011","data":[],"msg":"Too Many Requests"}', 'rate'],
    [503, '{"code" : "50001","data":[],"msg":""}', 'network'],
    [400, '{"code":"51000","data":[],"msg":""}', undefined],
    [403, '<html>', undefined],
    [503, '', undefined],
  ])('HTTP %d %s is %s', (status, body, kind) =>
    expect(okx.classifyStatus(status, body)).toBe(kind),
  );

  it('D05 numbers may be strings or numbers', () => {
    expect(readWith('perpetual', '0.data.0.markPx', 70093.4)).toEqual(read(okx, 'perpetual'));
  });

  it('D07 the field of an implausible number is named', () => {
    expect(broken('dated', '0.data.3.markPx', '0')).toBe(
      'schema: mark-price: markPx is not as documented',
    );
    expect(broken('dated', '0.data.3.markPx', '99000')).toBe(
      'schema: BTC-USD-260327: mark price is 41.2 % off index',
    );
    expect(broken('perpetual', '1.data.0.idxPx', '')).toMatch(/idxPx/);
    expect(broken('perpetual', '0.data.0.ts', nowMs * 1000)).toMatch(/ts/);
    expect(broken('funding', 'data.0.realizedRate', '')).toMatch(/realizedRate/);
    expect(broken('open-interest-perpetual', 'data.0.oiCcy', '2064511092.11')).toMatch(/oiCcy/);
    expect(broken('funding', 'data.0.fundingTime', nowMs + 2 * 86_400_000)).toMatch(/future/);
  });

  it('an answer whose own clock stands still is stale', () => {
    const later = nowMs + 10 * 60_000;
    for (const { id } of okx.endpoints)
      expect(failureOf(() => read(okx, id, sample('okx', id), later))).toMatch(
        id === 'funding' ? /^none$/ : /^stale: BTC-/,
      );
  });

  it('D21 payments in any order, and repeated', () => {
    const { data } = sample('okx', 'funding') as { data: unknown[] };
    expect(readWith('funding', 'data', [...data.toReversed(), ...data])).toEqual(
      read(okx, 'funding'),
    );
  });

  it('no payment at all is a change of format', () => {
    expect(broken('funding', 'data', [])).toBe('schema: funding: no payment');
  });
});
