import { describe, expect, it } from 'vitest';
import { bitmex } from '../../../lib/exchanges/bitmex.ts';
import type { HistorySource } from '../../../lib/exchanges/exchange.ts';
import type { AssetId } from '../../../lib/quotes/assets.ts';
import { dayMs, hourMs } from '../../world/market/calendar.ts';
import { datedPrice } from '../../world/market/dated.ts';
import { createVenues } from '../../world/venues/index.ts';
import type { Refusal } from '../../world/venues/venue.ts';
import { nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const root = 'https://www.bitmex.com/api/v1';
/** A caller of its own for each question, since 30 a minute are the limit. */
const askFreshly = (address: string, atMs = nowMs) => venuesOf()(address, { atMs });
const rowsAt = (path: string, atMs = nowMs) => rowsOf(askFreshly(`${root}/${path}`, atMs).json);
const expiryMs = Date.UTC(2026, 11, 25, 12);

describe('BitMEX', () => {
  it('answers for one instrument with a list, numbers as numbers, times in ISO', () => {
    const [row, ...more] = rowsAt('instrument?symbol=XBTUSD');
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      symbol: 'XBTUSD',
      typ: 'FFWCSX',
      expiry: null,
      settlCurrency: 'XBt',
    });
    expect(Date.parse(String(row?.['timestamp']))).toBe(nowMs - 1500);
    const held = (storyMarket.openInterestCoins(nowMs, 'bitmex') ?? 0) * 0.8;
    expect(Number(row?.['openValue']) / 1e8).toBeCloseTo(held, 6);
    expect(Number(row?.['openInterest'])).toBeCloseTo(held * Number(row?.['midPrice']), -5);
  });

  it('marks a perpetual near its index and a quarter in whole percents a year', () => {
    const [perpetual] = rowsAt('instrument?symbol=XBTUSD');
    const [quarter] = rowsAt('instrument?symbol=XBTZ26');
    const index = storyMarket.indexUsd(nowMs);
    expect(Number(perpetual?.['markPrice']) / index - 1).toBeLessThan(0.0001);
    const years = (expiryMs - nowMs) / dayMs / 365;
    const percent = ((Number(quarter?.['markPrice']) / index - 1) / years) * 100;
    expect(percent).toBeCloseTo(Math.round(percent), 6);
    const traded = datedPrice(storyMarket, 'bitmex', index, nowMs, expiryMs);
    expect(Number(quarter?.['midPrice'])).toBeCloseTo(traded, 0);
  });

  it('drops a quarter at 12:00 UTC of its last day and keeps its bins', () => {
    expect(rowsAt('instrument?symbol=XBTZ26', expiryMs - 1)).toHaveLength(1);
    expect(rowsAt('instrument?symbol=XBTZ26', expiryMs)).toEqual([]);
    expect(rowsAt('instrument?symbol=XBTM27', expiryMs)).toHaveLength(1);
    const bins = 'trade/bucketed?binSize=1h&symbol=XBTU26&count=2&reverse=true';
    expect(rowsAt(bins).map((row) => row['timestamp'])).toEqual([
      '2026-09-25T12:00:00.000Z',
      '2026-09-25T11:00:00.000Z',
    ]);
  });

  it('stamps a bin with its end and opens it at the close before', () => {
    const range = 'startTime=2026-11-22T10:00:00.000Z&endTime=2026-11-22T12:00:00.000Z';
    const rows = rowsAt(`trade/bucketed?binSize=1h&symbol=XBTUSD&${range}`);
    expect(rows.map((row) => row['timestamp'])).toEqual([
      '2026-11-22T10:00:00.000Z',
      '2026-11-22T11:00:00.000Z',
      '2026-11-22T12:00:00.000Z',
    ]);
    expect(rows[1]?.['open']).toBe(rows[0]?.['close']);
    expect(rows[2]?.['open']).toBe(rows[1]?.['close']);
  });

  it('never serves a running bin; an index has no trades', () => {
    const [last] = rowsAt('trade/bucketed?binSize=1h&symbol=.BXBT&count=1&reverse=true');
    expect(last).toMatchObject({ timestamp: '2026-11-22T16:00:00.000Z', trades: 0 });
    expect(last?.['close']).toBeCloseTo(storyMarket.indexUsd(Date.UTC(2026, 10, 22, 16)), 2);
  });

  it('pays at 04, 12 and 20 UTC', () => {
    const rows = rowsAt('funding?symbol=XBTUSD&count=2&reverse=true');
    expect(rows.map((row) => row['timestamp'])).toEqual([
      '2026-11-22T12:00:00.000Z',
      '2026-11-22T04:00:00.000Z',
    ]);
    expect(rowsAt('funding?symbol=XBTUSD&count=500')).toHaveLength(500);
  });

  it('has an empty list for what it does not know', () => {
    for (const symbol of ['BTCUSD', 'XBTH30', 'ETHZ26', 'SOLUSD', 'XBTA26'])
      expect(rowsAt(`instrument?symbol=${symbol}`)).toEqual([]);
    expect(rowsAt('trade/bucketed?binSize=1h&symbol=NOPE')).toEqual([]);
    expect(rowsAt('funding?symbol=XBTZ26')).toEqual([]);
  });

  it.each([
    ['trade/bucketed?binSize=4h&symbol=XBTUSD', 'Invalid binSize.'],
    ['trade/bucketed?binSize=1h&symbol=XBTUSD&count=1001', "'count' must be between 1 and 1000."],
    ['funding?symbol=XBTUSD&count=501', "'count' must be between 1 and 500."],
    ['funding?symbol=XBTUSD&startTime=yesterday', "'startTime' is not a valid date-time."],
  ])('refuses %s', (path, message) => {
    const answer = venuesOf()(`${root}/${path}`);
    expect(answer).toMatchObject({ status: 400, json: { error: { message, name: 'HTTPError' } } });
  });

  it('knows no other path and no other method', () => {
    const error = { status: 404, json: { error: { message: 'Not Found' } } };
    expect(venuesOf()(`${root}/nope`)).toMatchObject(error);
    expect(venuesOf()(`${root}/funding`, { method: 'POST' })).toMatchObject(error);
  });

  it('shuts out who asks more than 30 times a minute', () => {
    const greedy = venuesOf();
    const statuses = Array.from(
      { length: 31 },
      () => greedy(`${root}/funding?symbol=XBTUSD`).status,
    );
    expect(statuses.indexOf(429)).toBe(30);
    expect(greedy(`${root}/funding`).headers['retry-after']).toBe('20');
    expect(greedy(`${root}/funding?symbol=XBTUSD`, { atMs: nowMs + 60_000 }).status).toBe(200);
  });

  it('refuses in its own words', () => {
    const request = {
      method: 'GET',
      path: '/',
      query: new URLSearchParams(),
      headers: {},
      body: '',
      nowMs,
    };
    const venue = createVenues(storyMarkets).find(({ host }) => host === 'www.bitmex.com');
    const status = (refusal: Refusal) => venue?.refuse(refusal, request).status;
    expect([status('geo'), status('rate'), status('maintenance')]).toEqual([403, 429, 503]);
  });
});

describe('the adapter asks it', () => {
  const quotesOf = (asset: AssetId, atMs = nowMs) =>
    bitmex.endpoints.flatMap((endpoint) => {
      const url = endpoint.url(asset, atMs);
      if (url === null) return [];
      const { status, json } = askFreshly(url, atMs);
      expect(status).toBe(200);
      return endpoint.read(json, { asset, receivedAtMs: atMs });
    });

  it('BTC: prices, coins and payments of the market', () => {
    const [quarter, , perpetual, open, ...payments] = quotesOf('BTC');
    const index = storyMarket.indexUsd(nowMs);
    const traded = datedPrice(storyMarket, 'bitmex', index, nowMs, expiryMs);
    expect(quarter).toMatchObject({ kind: 'future', symbol: 'XBTZ26', expiryMs });
    expect(quarter?.kind === 'future' && quarter.price).toBeCloseTo(traded, 0);
    expect(perpetual).toMatchObject({ kind: 'perpetual', indexPrice: index });
    const held = storyMarket.openInterestCoins(nowMs, 'bitmex') ?? 0;
    expect(open?.kind === 'open-interest' && open.coins).toBeCloseTo(held * 0.8, 4);
    expect(payments).toHaveLength(24);
  });

  it('both quarters near a quarter end, ether without open interest, Solana nothing', () => {
    const near = quotesOf('BTC', Date.UTC(2026, 10, 29)).filter(({ kind }) => kind === 'future');
    expect(near.map(({ symbol }) => symbol)).toEqual(['XBTZ26', 'XBTH27']);
    const kinds = new Set(quotesOf('ETH').map(({ kind }) => kind));
    expect([...kinds]).toEqual(['perpetual', 'funding']);
    expect(quotesOf('SOL')).toEqual([]);
  });

  const usd = (tMs: number): number => storyMarket.indexUsd(tMs);
  it.each([
    ['index', 0],
    ['current-quarter', Date.UTC(2026, 8, 25, 12)],
    ['next-quarter', expiryMs],
  ] as const)(
    'past %s: every closed hour of a page, of contracts that have ended too',
    (series, end) => {
      const source: HistorySource | undefined = bitmex.history.find(
        (each) => each.series === series,
      );
      if (!source) throw new Error(`no ${series}`);
      const toMs = Date.UTC(2026, 8, 25, 12);
      const fromMs = toMs - 1000 * hourMs;
      const { json } = askFreshly(source.url('BTC', '1h', fromMs, toMs) ?? '');
      const page = { asset: 'BTC', interval: '1h', fromMs, toMs, receivedAtMs: nowMs } as const;
      const points = source.read(json, page);
      expect(points).toHaveLength(1000);
      expect(points[0]?.timeMs).toBe(fromMs + hourMs);
      for (const { timeMs, value } of points.slice(0, 50)) {
        const index = usd(timeMs);
        const price = end === 0 ? index : datedPrice(storyMarket, 'bitmex', index, timeMs, end);
        expect(value).toBeCloseTo(price, 1);
      }
      const fourHourly = source.read(json, { ...page, interval: '4h' });
      expect(fourHourly).toHaveLength(250);
    },
  );

  it('past funding: no payment of the page is missing', () => {
    const source: HistorySource | undefined = bitmex.history.find(({ stepMs }) => stepMs);
    const [fromMs, toMs] = [nowMs - 500 * 8 * hourMs, nowMs];
    const { json } = askFreshly(source?.url('ETH', '1h', fromMs, toMs) ?? '');
    const page = { asset: 'ETH', interval: '1h', fromMs, toMs, receivedAtMs: nowMs } as const;
    expect(source?.read(json, page)).toHaveLength(500);
  });
});
