import { describe, expect, it } from 'vitest';
import { bitstamp } from '../../../lib/exchanges/bitstamp.ts';
import { hourMs } from '../../world/market/calendar.ts';
import { createBitstamp } from '../../world/venues/bitstamp.ts';
import { readNow, readPast } from './adapter-reading.ts';
import { fieldsOf, nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const root = 'https://www.bitstamp.net/api/v2';
const ask = venuesOf();
const rows = (query: string) =>
  rowsOf(fieldsOf(fieldsOf(ask(`${root}/ohlc/btcusd/?${query}`).json)['data'])['ohlc']);
const seconds = (tMs: number): number => Math.floor(tMs / 1000);

describe('Bitstamp', () => {
  it('writes every value of the ticker as a string, the time in seconds', () => {
    const ticker = fieldsOf(ask(`${root}/ticker/btcusd/`).json);
    for (const value of Object.values(ticker)) expect(typeof value).toBe('string');
    expect(ticker).toMatchObject({
      timestamp: String(nowMs / 1000),
      last: storyMarket.spotUsd(nowMs).toFixed(0),
    });
  });

  it('names the pair of its candles, in strings and seconds', () => {
    const answer = ask(`${root}/ohlc/ethusdt/?step=3600&limit=1`).json;
    const data = fieldsOf(fieldsOf(answer)['data']);
    expect(data['pair']).toBe('ETH/USDT');
    const [row] = rowsOf(data['ohlc']);
    expect(Object.keys(row ?? {})).toEqual(['timestamp', 'open', 'high', 'low', 'close', 'volume']);
    expect(row?.['timestamp']).toBe(String(Date.UTC(2026, 10, 22, 16) / 1000));
  });

  it('counts candles forward from the start, else back from the end', () => {
    const end = seconds(nowMs) - 86_400;
    const times = (query: string) => rows(query).map((row) => Number(row['timestamp']));
    const hour = Math.floor(end / 3600) * 3600;
    expect(times(`step=3600&limit=3&end=${end}`)).toEqual([hour - 7200, hour - 3600, hour]);
    expect(times(`step=3600&limit=2&start=${hour}`)).toEqual([hour, hour + 3600]);
    expect(times(`step=3600&limit=9&start=${hour}&end=${hour + 3600}`)).toHaveLength(2);
    expect(times('step=14400&limit=1000')).toHaveLength(1000);
  });

  it('has no candles before the beginning', () => {
    const [first] = rows('step=3600&limit=1&start=1');
    expect(Number(first?.['timestamp'])).toBeGreaterThanOrEqual(storyMarket.firstMs / 1000);
  });

  it.each([
    ['step=7&limit=1', 'step'],
    ['limit=1', 'step'],
    ['step=3600', 'limit'],
    ['step=3600&limit=1001', 'limit'],
    ['step=3600&limit=1&start=yesterday', 'start'],
    [`step=3600&limit=1&end=${nowMs}`, 'end'],
  ])('refuses %s with HTTP 400 and the field', (query, field) => {
    const answer = ask(`${root}/ohlc/btcusd/?${query}`);
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ field }] } });
  });

  it('redirects a path without its last slash and knows no other pair', () => {
    expect(ask(`${root}/ticker/btcusd`).status).toBe(301);
    expect(ask(`${root}/ticker/nopeusd/`).status).toBe(404);
    expect(ask(`${root}/nope/`).status).toBe(404);
    expect(ask(`${root}/ticker/btcusd/`, { method: 'POST' }).status).toBe(404);
  });

  it('shuts out who asks more than 400 times in a second', () => {
    const greedy = venuesOf();
    const url = `${root}/ticker/btcusd/`;
    const answers = Array.from({ length: 401 }, () => greedy(url));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(400);
    const { status, text } = answers[400] ?? { status: 0, text: '' };
    expect(bitstamp.classifyStatus(status, text)).toBe('rate');
    expect(greedy(url, { atMs: nowMs + 1000 }).status).toBe(200);
  });

  it('refuses a location with HTTP 403, all else as it does', () => {
    const venue = createBitstamp(storyMarkets);
    const request = { method: 'GET', path: '/', query: new URLSearchParams(), headers: {} };
    const statuses = (['geo', 'rate', 'maintenance'] as const).map(
      (refusal) => venue.refuse(refusal, { ...request, body: '', nowMs }).status,
    );
    expect(statuses).toEqual([403, 400, 503]);
  });
});

describe('what the extension asks of it', () => {
  it.each(['BTC', 'ETH', 'SOL'] as const)('the last trade of %s', (asset) => {
    const [quote] = readNow(bitstamp, asset)['spot'] ?? [];
    const price = quote?.kind === 'spot' ? quote.price : 0;
    expect(price / (storyMarkets[asset]?.spotUsd(nowMs) ?? 0)).toBeCloseTo(1, 3);
  });

  it.each([
    ['1h', 1],
    ['4h', 4],
  ] as const)('a full page of %s, without the candle that runs', (interval, hours) => {
    const toMs = Date.UTC(2026, 10, 22, 20);
    const points = readPast(bitstamp, { series: 'spot', interval, toMs });
    expect(points[0]?.timeMs).toBe(toMs - 999 * hours * hourMs);
    expect(points.at(-1)?.timeMs).toBe(Date.UTC(2026, 10, 22, 16));
    expect(points).toHaveLength(1000 - 4 / hours);
    for (const { timeMs, value } of points.slice(0, 20))
      expect(value / storyMarket.spotUsd(timeMs)).toBeCloseTo(1, 3);
  });
});
