import { describe, expect, it } from 'vitest';
import { dayMs, minuteMs } from '../../world/market/calendar.ts';
import { fieldsOf, nowMs, rowsOf, storyMarket, venuesOf } from './ask.ts';

const ask = venuesOf();

describe('Kraken futures', () => {
  const tickers = 'https://futures.kraken.com/derivatives/api/v3/tickers';
  const tickerOf = (symbol: string) =>
    fieldsOf(fieldsOf(ask(`${tickers}/${symbol}`).json)['ticker']);

  it('lists perpetuals, quarters, the nearest month, and two indices', () => {
    const symbols = rowsOf(fieldsOf(ask(tickers).json)['tickers']).map((row) => row['symbol']);
    expect(symbols).toEqual([
      'PF_XBTUSD',
      'PI_XBTUSD',
      'FF_XBTUSD_261225',
      'FF_XBTUSD_270326',
      'FI_XBTUSD_261127',
      'FI_XBTUSD_261225',
      'FI_XBTUSD_270326',
      'in_xbtusd',
      'rr_xbtusd',
    ]);
  });

  it('answers for one symbol in either case', () => {
    expect(tickerOf('pi_xbtusd')['symbol']).toBe('PI_XBTUSD');
    expect(fieldsOf(ask(`${tickers}/PF_XBTUSD`).json)).toMatchObject({
      result: 'success',
      serverTime: new Date(nowMs).toISOString(),
    });
  });

  it('keeps a dated contract until its own hour', () => {
    const friday = Date.UTC(2026, 11, 25);
    const at = (symbol: string, atMs: number) =>
      fieldsOf(ask(`${tickers}/${symbol}`, { atMs }).json)['result'];
    expect(at('FF_XBTUSD_261225', friday + 7.9 * 60 * minuteMs)).toBe('success');
    expect(at('FF_XBTUSD_261225', friday + 8 * 60 * minuteMs)).toBe('error');
    expect(at('FI_XBTUSD_261225', friday + 15.9 * 60 * minuteMs)).toBe('success');
    expect(at('FI_XBTUSD_261225', friday + 16 * 60 * minuteMs)).toBe('error');
  });

  it('counts open interest in coins or in USD by family', () => {
    const index = Number(tickerOf('PF_XBTUSD')['indexPrice']);
    const coins = Number(tickerOf('PF_XBTUSD')['openInterest']);
    const usd = Number(tickerOf('PI_XBTUSD')['openInterest']);
    expect(coins).toBeLessThan(5000);
    expect(usd / index).toBeLessThan(coins);
    expect(usd).toBeGreaterThan(1_000_000);
  });

  it('gives funding as an absolute price', () => {
    const linear = tickerOf('PF_XBTUSD');
    const inverse = tickerOf('PI_XBTUSD');
    const price = Number(linear['markPrice']);
    const relative = storyMarket.fundingRate(nowMs) / 8;
    expect(Number(linear['fundingRate']) / price).toBeCloseTo(relative, 12);
    expect(Number(inverse['fundingRate']) * price).toBeCloseTo(relative, 12);
    expect(tickerOf('FI_XBTUSD_261225')).not.toHaveProperty('fundingRate');
  });

  it('refuses what it does not list', () => {
    expect(ask(`${tickers}/FI_XBTUSD_210924`)).toMatchObject({
      status: 200,
      json: { result: 'error', error: 'notFound' },
    });
    expect(ask('https://futures.kraken.com/derivatives/api/v3/nothing').status).toBe(404);
  });
});

describe('Kraken spot', () => {
  const ticker = 'https://api.kraken.com/0/public/Ticker';

  it('answers under its own name of the pair', () => {
    const result = fieldsOf(fieldsOf(ask(`${ticker}?pair=XBTUSD`).json)['result']);
    expect(Object.keys(result)).toEqual(['XXBTZUSD']);
    const last = fieldsOf(result['XXBTZUSD'])['c'] as string[];
    expect(Number(last[0])).toBeCloseTo(storyMarket.spotUsd(nowMs), 0);
  });

  it('refuses inside an answer', () => {
    expect(ask(`${ticker}?pair=NOPE`)).toMatchObject({
      status: 200,
      json: { error: ['EQuery:Unknown asset pair'] },
    });
    expect(ask('https://api.kraken.com/0/public/Nope').json).toEqual({
      error: ['EGeneral:Unknown method'],
    });
  });
});

describe('Coinbase', () => {
  const product = (name: string) => `https://api.exchange.coinbase.com/products/${name}/ticker`;

  it('quotes in strings, with microseconds', () => {
    const row = fieldsOf(ask(product('BTC-USD')).json);
    expect(row['price']).toBe(storyMarket.spotUsd(nowMs).toFixed(2));
    expect(row['time']).toMatch(/^2026-11-22T16:20:30\.\d{6}Z$/);
    expect(typeof row['trade_id']).toBe('number');
  });

  it('refuses unknown products, unknown routes and callers without a name', () => {
    expect(ask(product('NOPE'))).toMatchObject({ status: 404, json: { message: 'NotFound' } });
    expect(ask('https://api.exchange.coinbase.com/nope').status).toBe(404);
    expect(ask(product('BTC-USD'), { headers: {} }).status).toBe(400);
  });
});

describe('Coin Metrics', () => {
  const metrics = 'https://community-api.coinmetrics.io/v4/timeseries/asset-metrics';
  const rows = (url: string, atMs = nowMs) =>
    rowsOf(fieldsOf(venuesOf()(url, { atMs }).json)['data']);
  const reserve = `${metrics}?assets=btc&metrics=SplyExNtv&frequency=1d`;

  it('gives one string a day, ascending, the newest days as flash', () => {
    const data = rows(`${reserve}&start_time=2026-11-01&page_size=10000`);
    expect(data).toHaveLength(21);
    expect(data[0]).toMatchObject({
      asset: 'btc',
      time: '2026-11-01T00:00:00.000000000Z',
      'SplyExNtv-status': 'reviewed',
    });
    expect(data.at(-1)).toMatchObject({
      time: '2026-11-21T00:00:00.000000000Z',
      'SplyExNtv-status': 'flash',
    });
    expect(typeof data[0]?.['SplyExNtv']).toBe('string');
    expect(Number(data[0]?.['SplyExNtv'])).toBeGreaterThan(2_500_000);
  });

  it('publishes a day some minutes after its end', () => {
    const midnight = Date.UTC(2026, 10, 23);
    expect(rows(`${reserve}&start_time=2026-11-22`, midnight + 10 * minuteMs)).toHaveLength(0);
    expect(rows(`${reserve}&start_time=2026-11-22`, midnight + 21 * minuteMs)).toHaveLength(1);
  });

  it('pages from the newest end by default, and from the oldest on request', () => {
    const newest = fieldsOf(venuesOf()(`${reserve}`).json);
    expect(rowsOf(newest['data'])).toHaveLength(100);
    expect(rowsOf(newest['data']).at(-1)).toMatchObject({ time: '2026-11-21T00:00:00.000000000Z' });
    const next = rowsOf(fieldsOf(venuesOf()(String(newest['next_page_url'])).json)['data']);
    const gapMs =
      Date.parse(String(rowsOf(newest['data'])[0]?.['time'])) -
      Date.parse(String(next.at(-1)?.['time']));
    expect(gapMs).toBe(dayMs);
    const oldest = rows(`${reserve}&paging_from=start&page_size=1`);
    expect(oldest[0]).toMatchObject({ time: '2019-09-08T00:00:00.000000000Z' });
  });

  it('gives the whole history on one page', () => {
    const answer = fieldsOf(venuesOf()(`${reserve}&page_size=10000`).json);
    expect(rowsOf(answer['data']).length).toBeGreaterThan(2600);
    expect(answer).not.toHaveProperty('next_page_token');
  });

  it.each([
    [
      `${metrics}?assets=btc&metrics=Nope`,
      400,
      "Bad parameter 'metrics'. Value 'Nope' is not supported.",
    ],
    [
      `${metrics}?assets=btc&metrics=FlowInExInclNtv`,
      403,
      "Requested metric 'FlowInExInclNtv' with frequency '1d' for asset 'btc' is not available with supplied credentials.",
    ],
    [`${metrics}?metrics=SplyExNtv`, 400, "Bad parameter 'assets'. Missing required parameter."],
    [
      `${reserve}&page_size=10001`,
      400,
      "Bad parameter 'page_size'. Number must be between 1 and 10000.",
    ],
  ])('refuses %s', (url, status, message) => {
    const answer = venuesOf()(url);
    expect(answer.status).toBe(status);
    expect(fieldsOf(fieldsOf(answer.json)['error'])['message']).toBe(message);
  });

  it('refuses more than 10 requests in 6 seconds', () => {
    const own = venuesOf();
    for (let count = 0; count < 10; count += 1) expect(own(reserve).status).toBe(200);
    expect(own(reserve).status).toBe(429);
    expect(own(reserve, { atMs: nowMs + 6001 }).status).toBe(200);
  });
});
