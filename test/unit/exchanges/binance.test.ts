import { describe, expect, it } from 'vitest';
import { binance } from '../../../lib/exchanges/binance.ts';
import type { Endpoint } from '../../../lib/exchanges/exchange.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import { edited, failureOf, nowMs, read, sample, urlOf } from './samples.ts';

const minute = 60_000;
const settledAtMs = Date.UTC(2026, 1, 10, 8);
const expiryMs = Date.UTC(2026, 2, 27, 8);
/** Seventeen days before the quarter ends: the 30-day point lies in the next one. */
const lateMs = Date.UTC(2026, 2, 10, 12);

function endpointOf(id: string): Endpoint {
  const found = binance.endpoints.find((endpoint) => endpoint.id === id);
  if (!found) throw new Error(`no endpoint ${id}`);
  return found;
}
const urlFor = (asset: AssetId, id: string): string | null =>
  endpointOf(id)
    .url(asset, lateMs)
    ?.replace(/^https:\/\/[^/]+\//, '') ?? null;
const readAs = (asset: AssetId, id: string, payload: unknown) =>
  endpointOf(id).read(payload, { asset, receivedAtMs: nowMs });

describe('requests', () => {
  it.each([
    ['spot', 'https://data-api.binance.vision/api/v3/ticker/24hr?symbol=BTCUSDT&type=MINI'],
    ['perpetual', 'https://fapi.binance.com/fapi/v1/premiumIndex?symbol=BTCUSDT'],
    ['dated-current', 'https://fapi.binance.com/fapi/v1/premiumIndex?symbol=BTCUSDT_260327'],
    ['coin-margined', 'https://dapi.binance.com/dapi/v1/premiumIndex?pair=BTCUSD'],
    ['funding', 'https://fapi.binance.com/fapi/v1/fundingRate?symbol=BTCUSDT&limit=42'],
    ['open-interest', 'https://fapi.binance.com/fapi/v1/openInterest?symbol=BTCUSDT'],
    [
      'open-interest-current',
      'https://fapi.binance.com/fapi/v1/openInterest?symbol=BTCUSDT_260327',
    ],
    ['open-interest-next', 'https://fapi.binance.com/fapi/v1/openInterest?symbol=BTCUSDT_260626'],
    [
      'open-interest-coin-margined',
      'https://dapi.binance.com/futures/data/openInterestHist?pair=BTCUSD&contractType=ALL&period=5m&limit=1',
    ],
  ])('%s', (id, url) => expect(urlOf(binance, id)).toBe(url));

  it('D27 the quarters roll at the instant of expiry', () => {
    expect(urlOf(binance, 'dated-current', expiryMs - 1)).toMatch(/BTCUSDT_260327$/);
    expect(urlOf(binance, 'dated-current', expiryMs)).toMatch(/BTCUSDT_260626$/);
    expect(urlOf(binance, 'dated-next', expiryMs - 1)).toMatch(/BTCUSDT_260626$/);
    expect(urlOf(binance, 'open-interest-next', expiryMs)).toMatch(/BTCUSDT_260925$/);
  });

  it('the price of the next quarter is asked for from 31 days before the end of the current', () => {
    const nextAt = (beforeMs: number) => urlOf(binance, 'dated-next', expiryMs - beforeMs);
    expect(nextAt(31 * 24 * 60 * minute)).toBe('nothing to ask');
    expect(nextAt(31 * 24 * 60 * minute - 1)).toBe(
      'https://fapi.binance.com/fapi/v1/premiumIndex?symbol=BTCUSDT_260626',
    );
    expect(urlOf(binance, 'dated-next', expiryMs)).toBe('nothing to ask');
  });

  it('with every poll only the dated prices, in the lean mode the coin-margined ones', () => {
    const paces = Object.fromEntries(
      binance.endpoints.map(({ id, everyMinutes }) => [id, everyMinutes]),
    );
    expect(paces).toEqual({
      'dated-current': 0,
      'dated-next': 0,
      'coin-margined': 0,
      spot: 10,
      perpetual: 60,
      funding: 120,
      'open-interest': 10,
      'open-interest-coin-margined': 10,
      'open-interest-current': 60,
      'open-interest-next': 60,
    });
    const lean = (binance.endpoints as readonly Endpoint[]).filter((endpoint) => endpoint.lean);
    expect(lean.map(({ id }) => id)).toEqual(['coin-margined']);
  });

  it('ETH: the same under its own names', () => {
    expect(binance.endpoints.map(({ id }) => urlFor('ETH', id))).toEqual([
      'fapi/v1/premiumIndex?symbol=ETHUSDT_260327',
      'fapi/v1/premiumIndex?symbol=ETHUSDT_260626',
      'dapi/v1/premiumIndex?pair=ETHUSD',
      'api/v3/ticker/24hr?symbol=ETHUSDT&type=MINI',
      'fapi/v1/premiumIndex?symbol=ETHUSDT',
      'fapi/v1/fundingRate?symbol=ETHUSDT&limit=42',
      'fapi/v1/openInterest?symbol=ETHUSDT',
      'futures/data/openInterestHist?pair=ETHUSD&contractType=ALL&period=5m&limit=1',
      'fapi/v1/openInterest?symbol=ETHUSDT_260327',
      'fapi/v1/openInterest?symbol=ETHUSDT_260626',
    ]);
  });

  it('SOL: nothing dated, and yet the coin-margined perpetual counts as open interest', () => {
    expect(binance.endpoints.map(({ id }) => urlFor('SOL', id))).toEqual([
      null,
      null,
      null,
      'api/v3/ticker/24hr?symbol=SOLUSDT&type=MINI',
      'fapi/v1/premiumIndex?symbol=SOLUSDT',
      'fapi/v1/fundingRate?symbol=SOLUSDT&limit=42',
      'fapi/v1/openInterest?symbol=SOLUSDT',
      'futures/data/openInterestHist?pair=SOLUSD&contractType=ALL&period=5m&limit=1',
      null,
      null,
    ]);
  });
});

const stamped = { exchange: 'binance', asset: 'BTC', receivedAtMs: nowMs };
const clock = { ...stamped, exchangeTimeMs: nowMs - 1200 };

describe('quotes', () => {
  it('spot in USDT', () => {
    expect(read(binance, 'spot')).toEqual([
      { ...clock, kind: 'spot', symbol: 'BTCUSDT', price: 70123.45, currency: 'USDT' },
    ]);
  });

  it('the perpetual at its mark beside its own index', () => {
    expect(read(binance, 'perpetual')).toEqual([
      {
        ...clock,
        kind: 'perpetual',
        symbol: 'BTCUSDT',
        price: 70098.2,
        indexPrice: 70131.44,
        currency: 'USDT',
      },
    ]);
  });

  it('a quarter, whose empty funding fields do not matter, expires at 08:00 UTC', () => {
    expect(read(binance, 'dated-current')).toEqual([
      {
        ...clock,
        kind: 'future',
        symbol: 'BTCUSDT_260327',
        price: 70480.61,
        indexPrice: 70131.44,
        currency: 'USDT',
        expiryMs,
      },
    ]);
  });

  it('both coin-margined quarters in USD; their perpetual is left out', () => {
    expect(read(binance, 'coin-margined')).toEqual([
      {
        ...clock,
        kind: 'future',
        symbol: 'BTCUSD_260327',
        price: 70402.75,
        indexPrice: 70090.12,
        currency: 'USD',
        expiryMs,
      },
      {
        ...clock,
        kind: 'future',
        symbol: 'BTCUSD_260626',
        price: 71044.08,
        indexPrice: 70090.12,
        currency: 'USD',
        expiryMs: Date.UTC(2026, 5, 26, 8),
      },
    ]);
  });

  it('every funding payment, at the instant it was settled', () => {
    expect(read(binance, 'funding').at(-1)).toEqual({
      ...stamped,
      kind: 'funding',
      symbol: 'BTCUSDT',
      exchangeTimeMs: settledAtMs,
      rate: 0.0000412,
      settledAtMs,
    });
    expect(read(binance, 'funding')).toHaveLength(3);
  });

  it('open interest of perpetual and quarters in coins', () => {
    expect(read(binance, 'open-interest')[0]).toMatchObject({
      symbol: 'BTCUSDT',
      coins: 84321.507,
    });
    expect(read(binance, 'open-interest-current')[0]).toMatchObject({ symbol: 'BTCUSDT_260327' });
    expect(read(binance, 'open-interest-next')[0]).toMatchObject({ coins: 655.31 });
  });

  it('open interest of all coin-margined contracts in coins, not contracts', () => {
    expect(read(binance, 'open-interest-coin-margined')).toEqual([
      {
        ...stamped,
        kind: 'open-interest',
        symbol: 'BTCUSD',
        exchangeTimeMs: nowMs - 5 * minute,
        coins: 19192.5011,
      },
    ]);
  });

  it('coin-margined open interest that comes as a row for each contract is added up', () => {
    const timestamp = nowMs - minute;
    const rows = [
      { pair: 'BTCUSD', contractType: 'PERPETUAL', sumOpenInterestValue: '15000', timestamp },
      { pair: 'BTCUSD', contractType: 'CURRENT_QUARTER', sumOpenInterestValue: '3000', timestamp },
      {
        pair: 'BTCUSD',
        contractType: 'PERPETUAL',
        sumOpenInterestValue: '1',
        timestamp: timestamp - 300_000,
      },
    ];
    expect(read(binance, 'open-interest-coin-margined', rows)).toMatchObject([{ coins: 18000 }]);
  });
});

const broken = (path: string, value: unknown): string =>
  failureOf(() => read(binance, 'perpetual', edited(sample('binance', 'perpetual'), path, value)));

/** How the sample fares that many minutes later. */
const at = (id: string, minutes: number): string =>
  failureOf(() => read(binance, id, sample('binance', id), nowMs + minutes * minute));

describe('quirks', () => {
  it('D05 numbers may be strings or numbers, times too', () => {
    const payload = edited(
      edited(sample('binance', 'perpetual'), 'markPrice', 70098.2),
      'time',
      String(nowMs - 1200),
    );
    expect(read(binance, 'perpetual', payload)).toEqual(read(binance, 'perpetual'));
  });

  it('D27 an ended quarter gives nothing, and clears what stood there', () => {
    const payload = edited(sample('binance', 'dated-current'), 'time', expiryMs);
    expect(read(binance, 'dated-current', payload, expiryMs)).toEqual([]);
    const open = edited(sample('binance', 'open-interest-current'), 'time', expiryMs);
    expect(read(binance, 'open-interest-current', open, expiryMs)).toEqual([]);
  });

  it('D27 the coin-margined roll keeps the quarters that live', () => {
    const payload = (sample('binance', 'coin-margined') as object[]).map((row) => ({
      ...row,
      time: expiryMs,
    }));
    expect(read(binance, 'coin-margined', payload, expiryMs)).toMatchObject([
      { symbol: 'BTCUSD_260626' },
    ]);
  });

  it('D27 a pair without quarters is a change of format', () => {
    const payload = (sample('binance', 'coin-margined') as object[]).slice(0, 1);
    expect(failureOf(() => read(binance, 'coin-margined', payload))).toMatch(/^schema: symbol/);
    expect(failureOf(() => read(binance, 'coin-margined', []))).toMatch(/^schema: symbol/);
  });

  it('D27 a message with code 0 or -1121 instead of a price', () => {
    const message = { code: 0, msg: 'Service unavailable' };
    expect(failureOf(() => read(binance, 'perpetual', message))).toBe(
      'schema: premiumIndex: symbol is not as documented',
    );
  });

  it('D27 an answer of another coin is none', () => {
    for (const { id } of binance.endpoints)
      expect(failureOf(() => readAs('ETH', id, sample('binance', id)))).toMatch(/^schema: symbol/);
  });

  it('ETH reads its own contracts', () => {
    const swapped = (id: string): unknown =>
      JSON.parse(JSON.stringify(sample('binance', id)).replaceAll('"BTCUSD', '"ETHUSD'));
    for (const { id } of binance.endpoints) {
      const quotes = readAs('ETH', id, swapped(id));
      expect(quotes.length).toBeGreaterThan(0);
      for (const quote of quotes) {
        expect(quote.asset).toBe('ETH');
        expect(quote.symbol).toMatch(/^ETHUSD/);
      }
    }
  });

  it('D07 more coins than will exist are refused for each coin by its own number', () => {
    const eth = edited(sample('binance', 'open-interest'), 'symbol', 'ETHUSDT');
    const open = (asset: AssetId, payload: unknown, coins: string) =>
      failureOf(() => readAs(asset, 'open-interest', edited(payload, 'openInterest', coins)));
    expect(open('ETH', eth, '250000000')).toBe('none');
    expect(open('ETH', eth, '350000000')).toMatch(/^schema: ETHUSDT: openInterest/);
    expect(open('BTC', sample('binance', 'open-interest'), '25000000')).toMatch(
      /^schema: BTCUSDT: openInterest/,
    );
  });

  it('another symbol than the one asked for is no answer', () => {
    const other = edited(sample('binance', 'spot'), 'symbol', 'ETHUSDT');
    expect(failureOf(() => read(binance, 'spot', other))).toMatch(/^schema: symbol/);
    const mark = edited(sample('binance', 'perpetual'), 'symbol', 'ETHUSDT');
    expect(failureOf(() => read(binance, 'perpetual', mark))).toMatch(/^schema: symbol/);
    const date = edited(sample('binance', 'dated-next'), 'symbol', 'BTCUSDT_269999');
    expect(failureOf(() => read(binance, 'dated-next', date))).toMatch(/^schema: symbol/);
  });

  it('D07 the field of an implausible number is named', () => {
    expect(broken('markPrice', '0')).toBe('schema: premiumIndex: markPrice is not as documented');
    expect(broken('indexPrice', '')).toMatch(/indexPrice/);
    expect(broken('time', nowMs / 1000)).toMatch(/time/);
    expect(broken('time', nowMs * 1000)).toMatch(/time/);
    expect(broken('time', nowMs + 2 * 86_400_000)).toMatch(/future/);
    expect(broken('markPrice', '90000')).toBe('schema: BTCUSDT: mark price is 28.3 % off index');
  });

  it('an answer whose own clock stands still is stale', () => {
    const later = nowMs + 10 * minute;
    for (const id of ['spot', 'perpetual', 'dated-current', 'coin-margined'])
      expect(failureOf(() => read(binance, id, sample('binance', id), later))).toMatch(/^stale: /);
  });

  it('the time of an open interest is the last change: no clock in a quiet quarter', () => {
    expect(at('open-interest', 11)).toMatch(/^stale: BTCUSDT:/);
    expect(at('open-interest-next', 5 * 60)).toBe('none');
    expect(at('open-interest-next', 6 * 60)).toMatch(/^stale: BTCUSDT_260626:/);
    expect(read(binance, 'open-interest')[0]?.exchangeTimeMs).toBe(nowMs - 1200);
    expect(read(binance, 'open-interest-next')[0]?.exchangeTimeMs).toBeNull();
  });

  it('the coin-margined count is a statistic of the last minutes, of an hour at most', () => {
    expect(at('open-interest-coin-margined', 30)).toBe('none');
    expect(at('open-interest-coin-margined', 60)).toMatch(/^stale: BTCUSD:/);
  });

  it('D07 an open interest in USD is recognised by its size', () => {
    const payload = edited(
      sample('binance', 'open-interest-coin-margined'),
      '0.sumOpenInterestValue',
      '176196512.23400000',
    );
    expect(failureOf(() => read(binance, 'open-interest-coin-margined', payload))).toMatch(
      /sumOpenInterestValue/,
    );
  });

  it('no payment at all is a change of format', () => {
    expect(failureOf(() => read(binance, 'funding', []))).toBe('schema: funding: no payment');
  });

  it.each([
    [400, 'schema'],
    [403, 'rate'],
    [418, 'rate'],
    [429, 'rate'],
    [451, 'geo'],
    [500, undefined],
    [404, undefined],
  ])('HTTP %d is %s', (status, kind) => expect(binance.classifyStatus(status)).toBe(kind));
});
