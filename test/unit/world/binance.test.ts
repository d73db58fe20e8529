import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../world/market/calendar.ts';
import { fieldsOf, klinesOf, nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const spot = 'https://data-api.binance.vision/api/v3';
const fapi = 'https://fapi.binance.com/fapi/v1';
const dapi = 'https://dapi.binance.com/dapi/v1';
const statistics = 'https://fapi.binance.com/futures/data';

const ask = venuesOf();
const hour = Math.floor(nowMs / hourMs) * hourMs;

describe('windows of klines', () => {
  const opens = (url: string) => klinesOf(ask(url).json).map((row) => Number(row[0]));

  it('cuts a long spot page silently, oldest first', () => {
    const rows = opens(`${spot}/klines?symbol=BTCUSDT&interval=1h&limit=1500`);
    expect(rows).toHaveLength(1000);
    expect(rows.at(-1)).toBe(hour);
    const startMs = hour - 2000 * hourMs;
    const forward = opens(
      `${spot}/klines?symbol=BTCUSDT&interval=1h&limit=1500&startTime=${startMs}`,
    );
    expect(forward[0]).toBe(startMs);
    expect(forward).toHaveLength(1000);
  });

  it('gives 500 rows when no limit is sent', () => {
    expect(opens(`${spot}/klines?symbol=BTCUSDT&interval=1h`)).toHaveLength(500);
    expect(opens(`${fapi}/klines?symbol=BTCUSDT&interval=1h`)).toHaveLength(500);
  });

  it('counts both ends of a window in, and only whole candles from the start', () => {
    const url = `${fapi}/klines?symbol=BTCUSDT&interval=1h`;
    expect(opens(`${url}&startTime=${hour - 3 * hourMs}&endTime=${hour - hourMs}`)).toEqual([
      hour - 3 * hourMs,
      hour - 2 * hourMs,
      hour - hourMs,
    ]);
    expect(opens(`${url}&startTime=${hour - 3 * hourMs + 1}&endTime=${hour - hourMs - 1}`)).toEqual(
      [hour - 2 * hourMs],
    );
    expect(opens(`${url}&endTime=${hour - hourMs}&limit=2`)).toEqual([
      hour - 2 * hourMs,
      hour - hourMs,
    ]);
  });

  it('has nothing before the first listing and nothing in the future', () => {
    const url = `${fapi}/klines?symbol=BTCUSDT&interval=1d`;
    expect(opens(`${url}&startTime=0&endTime=${Date.UTC(2019, 0, 1)}`)).toEqual([]);
    expect(opens(`${url}&startTime=0&limit=1`)[0]).toBe(Date.UTC(2019, 8, 9));
    expect(opens(`${url}&startTime=${nowMs + dayMs}`)).toEqual([]);
    const quarters = `${fapi}/continuousKlines?pair=BTCUSDT&contractType=CURRENT_QUARTER&interval=1d`;
    expect(opens(`${quarters}&startTime=0&limit=1`)[0]).toBe(Date.UTC(2021, 0, 1));
  });

  it('counts COIN-M rows back from the end, also when only the start is sent', () => {
    const url = `${dapi}/continuousKlines?pair=BTCUSD&contractType=PERPETUAL&interval=1h`;
    const startMs = hour - 150 * dayMs;
    const rows = opens(`${url}&startTime=${startMs}&endTime=${startMs + 100 * hourMs}&limit=10`);
    expect(rows.at(-1)).toBe(startMs + 100 * hourMs);
    expect(rows).toHaveLength(10);
    const old = hour - 400 * dayMs;
    expect(opens(`${url}&startTime=${old}&limit=5`).at(-1)).toBe(old + 200 * dayMs);
    expect(opens(`${url}&limit=5`).at(-1)).toBe(hour);
  });
});

describe('values of Binance', () => {
  it('quotes the quarterlies of today beside the perpetual, without funding', () => {
    const rows = rowsOf(ask(`${fapi}/premiumIndex`).json);
    expect(rows.map(({ symbol }) => symbol)).toEqual([
      'BTCUSDT',
      'BTCUSDT_261225',
      'BTCUSDT_270326',
      'ETHUSDT',
      'ETHUSDT_261225',
      'ETHUSDT_270326',
      'SOLUSDT',
    ]);
    expect(rows[1]).toMatchObject({ lastFundingRate: '', interestRate: '', nextFundingTime: 0 });
    expect(fieldsOf(rows[0])['nextFundingTime']).toBe(Date.UTC(2026, 10, 23));
    expect(ask(`${fapi}/premiumIndex?symbol=btcusdt_261225`).json).toEqual(rows[1]);
  });

  it('prices a dated contract from its index, the rate of the day and its days', () => {
    const row = fieldsOf(ask(`${fapi}/premiumIndex?symbol=BTCUSDT_261225`).json);
    const days = (Date.UTC(2026, 11, 25, 8) - nowMs) / dayMs;
    const premium = Number(row['markPrice']) / Number(row['indexPrice']) - 1;
    const percentPerYear = (premium * 365 * 100) / days;
    expect(percentPerYear).toBeCloseTo(
      storyMarket.ratePercentPerYear(nowMs, days, 'binance-usd-m'),
      5,
    );
    expect(percentPerYear).toBeLessThan(-1);
  });

  it('lists perpetual and quarterlies of COIN-M in one answer', () => {
    const rows = rowsOf(ask(`${dapi}/premiumIndex?pair=BTCUSD`).json);
    expect(rows.map(({ symbol }) => symbol)).toEqual([
      'BTCUSD_PERP',
      'BTCUSD_261225',
      'BTCUSD_270326',
    ]);
    expect(rows[2]).toMatchObject({ pair: 'BTCUSD', lastFundingRate: '', nextFundingTime: 0 });
  });

  it('counts open interest in coins on USD-M and in contracts of 100 USD on COIN-M', () => {
    const coins = Number(fieldsOf(ask(`${fapi}/openInterest?symbol=BTCUSDT`).json)['openInterest']);
    expect(coins).toBeGreaterThan(60_000);
    expect(coins).toBeLessThan(120_000);
    const perpetual = fieldsOf(ask(`${dapi}/openInterest?symbol=BTCUSD_PERP`).json);
    expect(perpetual['openInterest']).toMatch(/^\d+$/);
    const usd = Number(perpetual['openInterest']) * 100;
    expect(usd / storyMarket.indexUsd(nowMs)).toBeGreaterThan(5000);
    const all = rowsOf(
      ask(
        'https://dapi.binance.com/futures/data/openInterestHist' +
          '?pair=BTCUSD&contractType=ALL&period=5m&limit=1',
      ).json,
    );
    expect(Number(all[0]?.['sumOpenInterestValue'])).toBeGreaterThan(
      usd / storyMarket.indexUsd(nowMs),
    );
    expect(Number(all[0]?.['timestamp'])).toBeGreaterThan(nowMs - 5 * minuteMs);
  });

  it('counts other coins in contracts of 10 USD', () => {
    for (const name of ['ETH', 'SOL'] as const) {
      const url =
        'https://dapi.binance.com/futures/data/openInterestHist' +
        `?pair=${name}USD&contractType=ALL&period=5m&limit=1`;
      const row = fieldsOf(rowsOf(ask(url).json)[0]);
      const usd = Number(row['sumOpenInterest']) * 10;
      const index = storyMarkets[name]?.indexUsd(Number(row['timestamp'])) ?? 0;
      expect(usd / index / Number(row['sumOpenInterestValue'])).toBeCloseTo(1, 4);
    }
  });

  it('lists no quarter of a coin that has none, and nothing of a coin it does not know', () => {
    const symbols = rowsOf(ask(`${dapi}/premiumIndex?pair=SOLUSD`).json).map(
      ({ symbol }) => symbol,
    );
    expect(symbols).toEqual(['SOLUSD_PERP']);
    const unknown = { status: 400, json: { code: -1121 } };
    const quarters = '&contractType=CURRENT_QUARTER&interval=1h';
    expect(ask(`${dapi}/continuousKlines?pair=SOLUSD${quarters}`)).toMatchObject(unknown);
    expect(ask(`${fapi}/continuousKlines?pair=SOLUSDT${quarters}`)).toMatchObject(unknown);
    expect(ask(`${fapi}/premiumIndex?symbol=SOLUSDT_261225`)).toMatchObject(unknown);
    const bitcoinOnly = venuesOf({ BTC: storyMarket });
    for (const url of [
      `${spot}/ticker/24hr?symbol=ETHUSDT`,
      `${fapi}/premiumIndex?symbol=ETHUSDT`,
      `${fapi}/fundingRate?symbol=SOLUSDT`,
      `${dapi}/premiumIndex?pair=ETHUSD`,
    ]) {
      expect(ask(url).status).toBe(200);
      expect(bitcoinOnly(url)).toMatchObject(unknown);
    }
  });

  it('keeps 30 days of open interest', () => {
    const url = `${statistics}/openInterestHist?symbol=BTCUSDT&period=4h&limit=500`;
    const rows = rowsOf(ask(url).json);
    expect(rows).toHaveLength(180);
    expect(rowsOf(ask(`${url}&startTime=${nowMs - 30 * dayMs}`).json)).toHaveLength(180);
    expect(rowsOf(ask(url.replace('limit=500', '')).json)).toHaveLength(30);
  });

  it('tells funding ascending, the latest without a start', () => {
    const rows = rowsOf(ask(`${fapi}/fundingRate?symbol=BTCUSDT`).json);
    expect(rows).toHaveLength(200);
    const times = rows.map((row) => Number(row['fundingTime']));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(nowMs - (times.at(-1) ?? 0)).toBeLessThan(8 * hourMs);
    for (const timeMs of times) expect(timeMs % (8 * hourMs)).toBeLessThan(1000);
    const first = rowsOf(ask(`${fapi}/fundingRate?symbol=BTCUSDT&startTime=0&limit=2`).json);
    expect(new Date(Number(first[0]?.['fundingTime'])).toISOString()).toMatch(
      /^2019-09-10T08:00:00/,
    );
  });

  it('pages funding without loss or repetition', () => {
    const seen: number[] = [];
    let startMs = nowMs - 40 * dayMs;
    for (let page = 0; page < 20; page += 1) {
      const url = `${fapi}/fundingRate?symbol=BTCUSDT&startTime=${startMs}&limit=25`;
      const times = rowsOf(ask(url).json).map((row) => Number(row['fundingTime']));
      if (times.length === 0) break;
      seen.push(...times);
      startMs = (times.at(-1) ?? 0) + 1;
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('the weight of Binance', () => {
  const used = (answer: { readonly headers: Readonly<Record<string, string>> }) =>
    Number(answer.headers['x-mbx-used-weight-1m']);

  it('counts what requests cost within a minute, refused ones included', () => {
    const own = venuesOf();
    expect(used(own(`${fapi}/time`))).toBe(1);
    expect(used(own(`${fapi}/premiumIndex`))).toBe(11);
    expect(used(own(`${fapi}/klines?symbol=BTCUSDT&interval=1h&limit=100`))).toBe(12);
    expect(used(own(`${fapi}/klines?symbol=BTCUSDT&interval=1h&limit=500`))).toBe(14);
    expect(used(own(`${fapi}/klines?symbol=BTCUSDT&interval=1h`))).toBe(19);
    expect(used(own(`${fapi}/klines?symbol=BTCUSDT&interval=1h&limit=1501`))).toBe(29);
    expect(used(own(`${dapi}/premiumIndex?pair=BTCUSD`))).toBe(10);
    expect(used(own(`${fapi}/time`, { atMs: nowMs + minuteMs }))).toBe(1);
  });

  it('refuses beyond the limit until the minute is over', () => {
    const own = venuesOf();
    const url = `${fapi}/time`;
    // Refused for its limit, and yet it costs ten.
    const costly = `${fapi}/klines?symbol=BTCUSDT&interval=1h&limit=1501`;
    for (let count = 0; count < 240; count += 1) expect(own(costly).status).toBe(400);
    const refused = own(url);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('30');
    expect(refused.json).toMatchObject({ code: -1003 });
    expect(own(url, { atMs: nowMs + 30_000 }).status).toBe(200);
  });
});
