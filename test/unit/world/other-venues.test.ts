import { describe, expect, it } from 'vitest';
import { coinMetrics } from '../../../lib/exchanges/coin-metrics.ts';
import { coinbase } from '../../../lib/exchanges/coinbase.ts';
import { dayMs, hourMs, minuteMs } from '../../world/market/calendar.ts';
import { readNow, readPast } from './adapter-reading.ts';
import { fieldsOf, nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const ask = venuesOf();

describe('Kraken futures', () => {
  const tickers = 'https://futures.kraken.com/derivatives/api/v3/tickers';
  const tickerOf = (symbol: string) =>
    fieldsOf(fieldsOf(ask(`${tickers}/${symbol}`).json)['ticker']);

  it('lists perpetuals, quarters, the nearest month, and two indices', () => {
    const symbols = rowsOf(fieldsOf(ask(tickers).json)['tickers']).map((row) => row['symbol']);
    expect(symbols.filter((symbol) => /xbt/i.test(String(symbol)))).toEqual([
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

  const candles = 'https://api.exchange.coinbase.com/products/BTC-USD/candles?granularity=3600';
  const iso = (tMs: number) => new Date(tMs).toISOString();
  const hour = Math.floor(nowMs / hourMs) * hourMs;
  const candlesOf = (url: string) => venuesOf()(url).json as number[][];

  it('has candles in numbers: seconds, low, high, open, close, volume, newest first', () => {
    const rows = candlesOf(`${candles}&start=${iso(hour - 2 * hourMs)}&end=${iso(hour)}`);
    expect(rows.map(([seconds]) => seconds)).toEqual(
      [hour, hour - hourMs, hour - 2 * hourMs].map((openMs) => openMs / 1000),
    );
    for (const [, low = 0, high = 0, open = 0, close = 0] of rows) {
      expect(low).toBeLessThanOrEqual(Math.min(open, close));
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
      expect(low).toBeLessThan(high);
    }
    expect(rows[1]?.[4]).toBe(Number(storyMarket.spotUsd(hour).toFixed(2)));
    expect(rows[2]?.[3]).toBe(Number(storyMarket.spotUsd(hour - 2 * hourMs).toFixed(2)));
  });

  it('gives 300 candles at most, and refuses a window of more', () => {
    expect(candlesOf(candles)).toHaveLength(300);
    const window = (hours: number) =>
      `${candles}&start=${iso(hour - hours * hourMs)}&end=${iso(hour)}`;
    expect(candlesOf(window(299))).toHaveLength(300);
    expect(venuesOf()(window(301))).toMatchObject({
      status: 400,
      json: { message: expect.stringContaining('exceeds 300') as unknown },
    });
  });

  it('has no candles of four hours', () => {
    expect(venuesOf()(candles.replace('3600', '14400'))).toMatchObject({
      status: 400,
      json: { message: 'Unsupported granularity' },
    });
  });

  it('refuses the eleventh request within a second', () => {
    const own = venuesOf();
    const statuses = Array.from({ length: 11 }, () => own(product('BTC-USD')).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(own(product('BTC-USD')).status).toBe(429);
    expect(own(product('BTC-USD'), { atMs: nowMs + 1000 }).status).toBe(200);
  });

  it.each(['BTC', 'ETH', 'SOL'] as const)('reads back as it is: %s', (asset) => {
    const market = storyMarkets[asset];
    expect(readNow(coinbase, asset)['spot']).toMatchObject([
      { price: Number(market?.spotUsd(nowMs).toFixed(2)), currency: 'USD' },
    ]);
    const late = readPast(coinbase, { series: 'spot', asset, interval: '1h' });
    const early = readPast(coinbase, {
      series: 'spot',
      asset,
      interval: '1h',
      toMs: hour - 300 * hourMs,
    });
    const points = [...early, ...late];
    expect(points.map(({ timeMs }) => timeMs)).toEqual(
      points.map((_, place) => hour - (599 - place) * hourMs),
    );
    for (const { timeMs, value } of points)
      expect(value).toBe(Number(market?.spotUsd(timeMs).toFixed(2)));
    const blocks = readPast(coinbase, { series: 'spot', asset, interval: '4h' });
    expect(blocks).toHaveLength(75);
    for (const { timeMs, value } of blocks)
      expect([timeMs % (4 * hourMs), value]).toEqual([
        0,
        Number(market?.spotUsd(timeMs).toFixed(2)),
      ]);
  });

  it('knows no coin of which there is no market', () => {
    expect(venuesOf({ BTC: storyMarket })(product('ETH-USD'))).toMatchObject({ status: 404 });
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

  it('has flows of the same days, and the dates of a window are both counted in', () => {
    const data = rows(
      `${metrics}?assets=btc&metrics=FlowInExNtv,FlowOutExNtv&frequency=1d` +
        '&start_time=2026-11-19&end_time=2026-11-20&page_size=10000',
    );
    expect(data.map((row) => row['time'])).toEqual([
      '2026-11-19T00:00:00.000000000Z',
      '2026-11-20T00:00:00.000000000Z',
    ]);
    expect(Object.keys(data[0] ?? {})).toEqual([
      'asset',
      'time',
      'FlowInExNtv',
      'FlowInExNtv-status',
      'FlowInExNtv-status-time',
      'FlowOutExNtv',
      'FlowOutExNtv-status',
      'FlowOutExNtv-status-time',
    ]);
  });

  it('counts bitcoin and ether for free, of other coins only the price', () => {
    const ether = reserve.replace('btc', 'eth');
    expect(rows(ether).at(-1)).toMatchObject({ asset: 'eth' });
    expect(venuesOf({ BTC: storyMarket })(ether).status).toBe(400);
    expect(venuesOf()(reserve.replace('btc', 'sol'))).toMatchObject({
      status: 403,
      json: { error: { type: 'forbidden' } },
    });
    expect(venuesOf()(`${metrics}?assets=sol&metrics=PriceUSD`).status).toBe(200);
    expect(venuesOf()(`${metrics}?assets=btc&metrics=SplyExNtv&frequency=1h`).status).toBe(403);
  });

  it.each(['BTC', 'ETH'] as const)('reads back as it is, all of it on one page: %s', (asset) => {
    const reserves = readNow(coinMetrics, asset)['reserve'];
    const lastDay = Date.UTC(2026, 10, 21);
    expect(reserves).toHaveLength(14);
    expect(reserves?.at(-1)).toMatchObject({ kind: 'reserve', dayMs: lastDay });
    const toMs = Date.UTC(2026, 10, 22);
    for (const [series, field] of [
      ['reserve', 'reserveCoins'],
      ['flow-in', 'inflowCoins'],
      ['flow-out', 'outflowCoins'],
    ] as const) {
      const all = (toMs - Date.UTC(2019, 0, 1)) / dayMs;
      const points = readPast(coinMetrics, { series, asset, rows: all, toMs });
      // The market of the world begins on 8 September 2019.
      expect(points).toHaveLength((toMs - Date.UTC(2019, 8, 8)) / dayMs);
      for (const { timeMs, value } of points)
        expect(value).toBeCloseTo(storyMarkets[asset]?.reserve(timeMs)?.[field] ?? 0, 6);
      expect(points.at(-1)?.timeMs).toBe(lastDay);
    }
    expect(readNow(coinMetrics, 'SOL')).toEqual({});
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
      `${metrics}?assets=doge&metrics=SplyExNtv`,
      400,
      "Bad parameter 'assets'. Value 'doge' is not supported.",
    ],
    [
      `${reserve}&page_size=0`,
      400,
      "Bad parameter 'page_size'. Number must be between 1 and 10000.",
    ],
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
