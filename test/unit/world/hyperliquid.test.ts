import { describe, expect, it } from 'vitest';
import { hyperliquid } from '../../../lib/exchanges/hyperliquid.ts';
import { hourMs } from '../../world/market/calendar.ts';
import { createVenues } from '../../world/venues/index.ts';
import type { Refusal } from '../../world/venues/venue.ts';
import { fieldsOf, nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const address = 'https://api.hyperliquid.xyz/info';
const headers = { 'content-type': 'application/json' };
const asker = () => {
  const ask = venuesOf();
  return (body: unknown, atMs = nowMs) =>
    ask(address, { method: 'POST', headers, body: JSON.stringify(body), atMs });
};
/** A caller of its own for each question, so that the weights do not add up. */
const post = (body: unknown) => asker()(body);

describe('Hyperliquid', () => {
  it('lists names and states side by side, all numbers as strings', () => {
    const { status, text, json } = post({ type: 'metaAndAssetCtxs' });
    expect(status).toBe(200);
    const [meta, states] = json as [unknown, unknown];
    const names = rowsOf(fieldsOf(meta)['universe']).map((row) => row['name']);
    expect(names.slice(0, 3)).toEqual(['BTC', 'ETH', 'SOL']);
    expect(rowsOf(states)).toHaveLength(names.length);
    const [bitcoin] = rowsOf(states);
    expect(Number(bitcoin?.['oraclePx'])).toBeCloseTo(storyMarket.indexUsdt(nowMs), 1);
    expect(rowsOf(states).some((row) => row['midPx'] === null)).toBe(true);
    expect(text.length).toBeGreaterThan(60_000);
    expect(text.length).toBeLessThan(100_000);
  });

  it('pays every hour, some milliseconds late, the oldest first, 500 rows at most', () => {
    const startTime = nowMs - 600 * hourMs;
    const rows = rowsOf(post({ type: 'fundingHistory', coin: 'BTC', startTime }).json);
    expect(rows).toHaveLength(500);
    const times = rows.map((row) => Number(row['time']));
    expect(times[0]).toBeGreaterThanOrEqual(startTime);
    expect(times.every((time) => time % hourMs < 100)).toBe(true);
    expect((times[499] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(498.9 * hourMs);
    const hour = Math.floor((times[0] ?? 0) / hourMs) * hourMs;
    expect(Number(rows[0]?.['fundingRate'])).toBeCloseTo(storyMarket.fundingRate(hour) / 8, 9);
  });

  it('keeps the latest 5000 candles and no more, the last one running', () => {
    const req = { coin: 'BTC', interval: '1h', startTime: 0, endTime: nowMs };
    const rows = rowsOf(post({ type: 'candleSnapshot', req: { ...req, interval: '15m' } }).json);
    expect(rows).toHaveLength(5000);
    const [last] = rowsOf(post({ type: 'candleSnapshot', req }).json).slice(-1);
    const t = Math.floor(nowMs / hourMs) * hourMs;
    expect(last).toMatchObject({ t, T: t + hourMs - 1, s: 'BTC', i: '1h' });
  });

  it('takes a POST alone', () => {
    const ask = venuesOf();
    expect(ask(address).status).toBe(405);
    expect(ask('https://api.hyperliquid.xyz/nope', { method: 'POST', headers }).status).toBe(404);
  });

  it('takes JSON alone, and says so', () => {
    const ask = venuesOf();
    const body = JSON.stringify({ type: 'metaAndAssetCtxs' });
    expect(ask(address, { method: 'POST', body }).status).toBe(422);
    const plain = { 'content-type': 'text/plain;charset=UTF-8' };
    expect(ask(address, { method: 'POST', headers: plain, body }).status).toBe(422);
    const named = { 'content-type': 'application/json; charset=utf-8' };
    expect(ask(address, { method: 'POST', headers: named, body }).status).toBe(200);
  });

  it.each([
    ['', undefined],
    ['no JSON', '{"type":'],
    ['no type', {}],
    ['another type', { type: 'openInterestHistory', coin: 'BTC' }],
    ['no coin', { type: 'fundingHistory', startTime: 0 }],
    ['no start', { type: 'fundingHistory', coin: 'BTC' }],
    ['a start as text', { type: 'fundingHistory', coin: 'BTC', startTime: '0' }],
    ['an end as text', { type: 'fundingHistory', coin: 'BTC', startTime: 0, endTime: '1' }],
    ['no req', { type: 'candleSnapshot', coin: 'BTC', interval: '1h', startTime: 0, endTime: 1 }],
    [
      'another interval',
      { type: 'candleSnapshot', req: { coin: 'BTC', interval: '60', startTime: 0, endTime: 1 } },
    ],
  ])('refuses a body with %s', (_, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
    const answer = venuesOf()(address, { method: 'POST', headers, body: text });
    expect(answer).toMatchObject({ status: 422, text: /Failed to deserialize/ });
  });

  it('fails on a coin that it does not know', () => {
    const startTime = nowMs - hourMs;
    expect(post({ type: 'fundingHistory', coin: 'XBT', startTime }).status).toBe(500);
    const req = { coin: 'BTC-PERP', interval: '1h', startTime, endTime: nowMs };
    expect(post({ type: 'candleSnapshot', req }).status).toBe(500);
  });

  it('shuts out who spends more than 1200 a minute', () => {
    const greedy = asker();
    const ask = (atMs = nowMs) => greedy({ type: 'metaAndAssetCtxs' }, atMs).status;
    const statuses = Array.from({ length: 61 }, () => ask());
    expect(statuses.indexOf(429)).toBe(60);
    expect(ask(nowMs + 60_000)).toBe(200);
    const long = asker();
    const body = { type: 'fundingHistory', coin: 'BTC', startTime: nowMs - 500 * hourMs };
    expect(Array.from({ length: 30 }, () => long(body).status).indexOf(429)).toBe(26);
  });

  it('refuses in its own words', () => {
    const request = {
      method: 'POST',
      path: '/info',
      query: new URLSearchParams(),
      headers,
      body: '',
      nowMs,
    };
    const venue = createVenues(storyMarkets).find(({ host }) => host === 'api.hyperliquid.xyz');
    const status = (refusal: Refusal) => venue?.refuse(refusal, request).status;
    expect([status('geo'), status('rate'), status('maintenance')]).toEqual([403, 429, 502]);
  });
});

describe('the adapter asks it', () => {
  it.each(['BTC', 'ETH', 'SOL'] as const)('%s: price, coins and hours of the market', (asset) => {
    const market = storyMarkets[asset];
    if (!market) throw new Error(`no market of ${asset}`);
    const quotes = hyperliquid.endpoints.flatMap((endpoint) => {
      const { status, json, text } = post(endpoint.body(asset, nowMs));
      expect(status).toBe(200);
      expect(text.length).toBeLessThan(endpoint.maxBytes);
      return endpoint.read(json, { asset, receivedAtMs: nowMs });
    });
    const [perpetual, open, ...hours] = quotes;
    const price = market.perpetualMarkUsdt(nowMs);
    expect(perpetual?.kind === 'perpetual' && perpetual.price / price).toBeCloseTo(1, 5);
    const held = market.openInterestCoins(nowMs, 'hyperliquid') ?? 0;
    expect(open?.kind === 'open-interest' && open.coins).toBeCloseTo(held, 4);
    expect(hours).toHaveLength(8 * 24);
    const paid = hours.at(-1);
    expect(paid?.kind === 'funding' && paid.rate * 8).toBeCloseTo(market.fundingRate(nowMs), 8);
  });

  it.each(['1h', '4h'] as const)('past candles by %s: all that exist', (interval) => {
    const [, source] = hyperliquid.history;
    const lengthMs = { '1h': hourMs, '4h': 4 * hourMs }[interval];
    const toMs = Math.ceil(nowMs / lengthMs) * lengthMs;
    const fromMs = toMs - 200 * lengthMs;
    const { json } = post(source.body('BTC', interval, fromMs, toMs));
    const page = { asset: 'BTC', interval, fromMs, toMs, receivedAtMs: nowMs } as const;
    const points = source.read(json, page);
    expect(points).toHaveLength(199);
    for (const { timeMs, value } of points)
      expect(value).toBeCloseTo(storyMarket.perpetualUsdt(timeMs), 1);
  });

  it('past funding: no hour of the page is missing, and none of the next is in it', () => {
    const [source] = hyperliquid.history;
    const toMs = Math.floor(nowMs / hourMs) * hourMs;
    const fromMs = toMs - source.maxRows * hourMs;
    const page = { asset: 'BTC', interval: '1h', fromMs, toMs, receivedAtMs: nowMs } as const;
    const { json } = post(source.body('BTC', '1h', fromMs, toMs));
    expect(source.read(json, page)).toHaveLength(source.maxRows);
  });
});
