import { describe, expect, it } from 'vitest';
import { htx } from '../../../lib/exchanges/htx.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import {
  edited,
  failureOf,
  nowMs,
  pageReceipt,
  read,
  readPage,
  sample,
  sourceOf,
  urlOf,
} from './samples.ts';

const spot = 'https://api.huobi.pro';
const contracts = 'https://api.hbdm.com';
const [hourMs, dayMs] = [3_600_000, 86_400_000];
const stamped = { exchange: 'htx', asset: 'BTC', receivedAtMs: nowMs };

const readWith = (id: string, path: string, value: unknown): Quote[] =>
  read(htx, id, edited(sample('htx', id), path, value));
const broken = (id: string, path: string, value: unknown): string =>
  failureOf(() => readWith(id, path, value));

describe('requests', () => {
  it.each([
    ['spot', `${spot}/market/detail/merged?symbol=btcusdt`],
    [
      'perpetual',
      `${contracts}/index/market/history/linear_swap_basis?contract_code=BTC-USDT` +
        '&period=1min&basis_price_type=close&size=1',
    ],
    ['open-interest', `${contracts}/linear-swap-api/v1/swap_open_interest?contract_code=BTC-USDT`],
    [
      'funding',
      `${contracts}/linear-swap-api/v1/swap_historical_funding_rate?contract_code=BTC-USDT` +
        '&page_index=1&page_size=50',
    ],
  ])('%s', (id, url) => expect(urlOf(htx, id)).toBe(url));

  it('ether and Solana by their own names, the spot pair in small letters', () => {
    const urls = (['ETH', 'SOL'] as const).map((asset) =>
      htx.endpoints.map(({ url }) => /(?:symbol|code)=([^&]+)/.exec(url(asset, nowMs) ?? '')?.[1]),
    );
    expect(urls).toEqual([
      ['ethusdt', 'ETH-USDT', 'ETH-USDT', 'ETH-USDT'],
      ['solusdt', 'SOL-USDT', 'SOL-USDT', 'SOL-USDT'],
    ]);
  });

  it.each([
    ['1h', '60min'],
    ['4h', '4hour'],
  ] as const)('past spot of %s', (interval, period) =>
    expect(sourceOf(htx, 'spot').url('BTC', interval, 0, nowMs)).toBe(
      `${spot}/market/history/kline?symbol=btcusdt&period=${period}&size=2000`,
    ),
  );

  it('past open interest in coins, a row a day', () =>
    expect(sourceOf(htx, 'open-interest').url('ETH', '1h', 0, nowMs)).toBe(
      `${contracts}/linear-swap-api/v1/swap_his_open_interest?contract_code=ETH-USDT` +
        '&period=1day&amount_type=2&size=200',
    ));
});

describe('quotes', () => {
  it('spot in USDT', () => {
    const base = { ...stamped, exchangeTimeMs: nowMs - 900, symbol: 'btcusdt' };
    expect(read(htx, 'spot')).toEqual([
      { ...base, kind: 'spot', price: 70109.87, currency: 'USDT' },
    ]);
  });

  it('the perpetual beside its index, both of the same minute', () => {
    expect(read(htx, 'perpetual')).toEqual([
      {
        ...stamped,
        kind: 'perpetual',
        exchangeTimeMs: nowMs - 60_000,
        symbol: 'BTC-USDT',
        price: 70093.2,
        indexPrice: 70105.614182,
        currency: 'USDT',
      },
    ]);
  });

  it('funding in ascending order, negative payments included', () => {
    const quotes = read(htx, 'funding');
    expect(quotes.map((quote) => quote.kind === 'funding' && quote.rate)).toEqual([
      0.0001, -0.0000214, 0.00003811552,
    ]);
    expect(quotes.at(-1)).toMatchObject({ settledAtMs: nowMs - 4 * hourMs });
  });
});

describe('quirks', () => {
  it('open interest: amount counts coins, volume contracts, value USDT', () => {
    const base = { ...stamped, exchangeTimeMs: nowMs - 820, symbol: 'BTC-USDT' };
    expect(read(htx, 'open-interest')).toEqual([
      { ...base, kind: 'open-interest', coins: 31904.417 },
    ]);
    expect(broken('open-interest', 'data.0.amount', 31_904_417)).toMatch(/BTC-USDT: amount/);
  });

  it('id is in seconds, ts in milliseconds', () => {
    expect(broken('perpetual', 'data.0.id', nowMs)).toMatch(/^schema: basis: data.0.id/);
    expect(broken('perpetual', 'ts', nowMs / 1000)).toMatch(/^schema: answer: ts/);
  });

  it('the row of the running minute is read, an old one is stale', () => {
    const running = readWith('perpetual', 'data.0.id', nowMs / 1000);
    expect(running[0]).toMatchObject({ exchangeTimeMs: nowMs });
    expect(broken('perpetual', 'data.0.id', (nowMs - hourMs) / 1000)).toMatch(/^stale: id/);
  });

  it('realized_rate is null or absent and is not read', () => {
    for (const value of [undefined, null, '0.05'])
      expect(readWith('funding', 'data.data.0.realized_rate', value)).toEqual(read(htx, 'funding'));
  });

  it('a day is cut in UTC+8: it is never asked for as a price', () => {
    const urls = (['1h', '4h'] as const).map((interval) =>
      sourceOf(htx, 'spot').url('BTC', interval, 0, nowMs),
    );
    expect(urls.join()).not.toContain('1day');
    // 16:00 UTC, where a day of UTC+8 begins, is the edge of a candle of four hours too.
    expect((16 * hourMs) % (4 * hourMs)).toBe(0);
  });

  it('past spot is newest first, its running candle left out', () => {
    expect(readPage(htx, 'spot')).toEqual([
      { timeMs: nowMs - 2 * hourMs, value: 69979.9 },
      { timeMs: nowMs - hourMs, value: 70041.3 },
      { timeMs: nowMs, value: 70098.2 },
    ]);
    const later = { toMs: nowMs + hourMs, receivedAtMs: nowMs + hourMs };
    expect(readPage(htx, 'spot', undefined, later)).toHaveLength(4);
  });

  it('a page counts back from now: rows outside the window are dropped', () => {
    const page = { fromMs: nowMs - 2 * hourMs, toMs: nowMs - hourMs };
    expect(readPage(htx, 'spot', undefined, page)).toEqual([
      { timeMs: nowMs - hourMs, value: 70041.3 },
    ]);
    for (const { maxRows, keptRows } of htx.history) expect(keptRows).toBe(maxRows);
  });

  it('past open interest is stamped as given, and in coins only with amount_type 2', () => {
    const lastMs = Date.UTC(2026, 1, 9, 16);
    expect(readPage(htx, 'open-interest')).toEqual([
      { timeMs: lastMs - 2 * dayMs, value: 30877.5 },
      { timeMs: lastMs - dayMs, value: 31120.998 },
      { timeMs: lastMs, value: 31755.204 },
    ]);
    const contractsCounted = edited(
      sample('htx', 'history-open-interest'),
      'data.tick.1.amount_type',
      1,
    );
    expect(failureOf(() => readPage(htx, 'open-interest', contractsCounted))).toBe(
      'schema: amount_type: not in coins',
    );
  });

  it('another symbol than the one asked for is no answer', () => {
    const other = /^schema: symbol/;
    expect(broken('spot', 'ch', 'market.ethusdt.detail.merged')).toMatch(other);
    expect(broken('perpetual', 'ch', 'market.BTC-USDT-260327.basis.1min.close')).toMatch(other);
    expect(broken('open-interest', 'data.0.contract_code', 'BTC-USDT-260327')).toMatch(other);
    expect(broken('funding', 'data.data.0.contract_code', 'BTC-USD')).toMatch(other);
    const { read: readSpot } = sourceOf(htx, 'spot');
    const page = { ...pageReceipt, asset: 'ETH' } as const;
    expect(failureOf(() => readSpot(sample('htx', 'history-spot'), page))).toMatch(other);
  });

  it.each([
    ['err-code', 'invalid-parameter', 'schema: status is not ok'],
    ['err-code', 'constructor', 'schema: status is not ok'],
    ['err-code', 'too-many-requests', 'rate: error too-many-requests'],
    ['err-code', 'system-error', 'network: error system-error'],
    ['err_code', 1332, 'schema: status is not ok'],
    ['err_code', 1032, 'rate: error 1032'],
    ['err_code', 1004, 'network: error 1004'],
  ])('D27 status "error" with HTTP 200: %s %s', (field, code, failure) => {
    const refusal = { status: 'error', [field]: code, 'err-msg': '<b>', ts: nowMs };
    for (const { id } of htx.endpoints)
      expect(failureOf(() => read(htx, id, refusal))).toBe(failure);
    for (const { series } of htx.history)
      expect(failureOf(() => readPage(htx, series, refusal))).toBe(failure);
  });

  it('an answer whose own clock stands still is stale', () => {
    for (const { id } of htx.endpoints) {
      const later = () => read(htx, id, sample('htx', id), nowMs + 10 * 60_000);
      expect(failureOf(later)).toMatch(/^stale: ts:/);
    }
  });

  it('D21 rows in any order and repeated', () => {
    const { data } = sample('htx', 'funding') as { data: { data: unknown[] } };
    const rows = [...data.data.toReversed(), ...data.data];
    expect(readWith('funding', 'data.data', rows)).toEqual(read(htx, 'funding'));
    expect(broken('funding', 'data.data', [])).toBe('schema: funding: no payment');
    const past = sample('htx', 'history-spot') as { data: unknown[] };
    const shuffled = { ...past, data: [...past.data.toReversed(), ...past.data] };
    expect(readPage(htx, 'spot', shuffled)).toEqual(readPage(htx, 'spot'));
  });
});
