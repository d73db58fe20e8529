import { describe, expect, it } from 'vitest';
import type { Endpoint, HistorySource } from '../../../lib/exchanges/exchange.ts';
import { hyperliquid } from '../../../lib/exchanges/hyperliquid.ts';
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
} from './samples.ts';

const [hourMs, dayMs] = [3_600_000, 86_400_000];
const untimed = { exchange: 'hyperliquid', receivedAtMs: nowMs, exchangeTimeMs: null };

const readWith = (id: string, path: string, value: unknown): Quote[] =>
  read(hyperliquid, id, edited(sample('hyperliquid', id), path, value));
const broken = (id: string, path: string, value: unknown): string =>
  failureOf(() => readWith(id, path, value));

const endpoints: readonly Endpoint[] = hyperliquid.endpoints;
const bodyOf = (id: string, asset: 'BTC' | 'ETH' | 'SOL' = 'BTC'): unknown =>
  endpoints.find((endpoint) => endpoint.id === id)?.body?.(asset, nowMs);

describe('requests', () => {
  it('every one is a POST to the same address', () => {
    const sources: readonly HistorySource[] = hyperliquid.history;
    for (const { url, body } of endpoints) {
      expect(url('BTC', nowMs)).toBe('https://api.hyperliquid.xyz/info');
      expect(body).toBeDefined();
    }
    for (const { url, body } of sources) {
      expect(url('BTC', '1h', 0, nowMs)).toBe('https://api.hyperliquid.xyz/info');
      expect(body).toBeDefined();
    }
  });

  it('the states of all coins, and eight days of funding', () => {
    expect(bodyOf('perpetual')).toEqual({ type: 'metaAndAssetCtxs' });
    expect(bodyOf('perpetual', 'SOL')).toEqual({ type: 'metaAndAssetCtxs' });
    const startTime = nowMs - 8 * dayMs;
    expect(bodyOf('funding', 'ETH')).toEqual({ type: 'fundingHistory', coin: 'ETH', startTime });
  });

  it('pages by times that are both inclusive', () => {
    const [from, to] = [nowMs - 100 * hourMs, nowMs];
    expect(sourceOf(hyperliquid, 'funding').body?.('BTC', '1h', from, to)).toEqual({
      type: 'fundingHistory',
      coin: 'BTC',
      startTime: from,
      endTime: to - 1,
    });
    expect(sourceOf(hyperliquid, 'perpetual').body?.('SOL', '4h', from, to)).toEqual({
      type: 'candleSnapshot',
      req: { coin: 'SOL', interval: '4h', startTime: from, endTime: to - 1 },
    });
  });

  it('only the latest 5000 candles exist, and a list of funding ends after 500', () => {
    expect(sourceOf(hyperliquid, 'perpetual')).toMatchObject({ keptRows: 5000, maxRows: 5000 });
    expect(sourceOf(hyperliquid, 'funding')).toMatchObject({ maxRows: 500, stepMs: hourMs });
  });
});

describe('quotes', () => {
  it('the perpetual at its mark beside the oracle, and open interest in coins', () => {
    const base = { ...untimed, asset: 'BTC', symbol: 'BTC' };
    const prices = { price: 70096, indexPrice: 70110, currency: 'USDT' };
    expect(read(hyperliquid, 'perpetual')).toEqual([
      { ...base, kind: 'perpetual', ...prices },
      { ...base, kind: 'open-interest', coins: 29114.50832 },
    ]);
  });

  it('hourly funding in ascending order, as it was paid', () => {
    const quotes = read(hyperliquid, 'funding');
    expect(quotes.map((quote) => quote.kind === 'funding' && quote.rate)).toEqual([
      0.0000125, -0.0000031, 0.0000052,
    ]);
    const [first, second] = quotes.map((quote) => quote.exchangeTimeMs ?? 0);
    expect(Math.round(((second ?? 0) - (first ?? 0)) / hourMs)).toBe(1);
  });
});

describe('quirks', () => {
  it('names and states stand side by side: a coin is found by the place of its name', () => {
    const { read: readPerpetual } = hyperliquid.endpoints[0];
    const payload = sample('hyperliquid', 'perpetual');
    expect(readPerpetual(payload, { asset: 'ETH', receivedAtMs: nowMs })[0]).toMatchObject({
      asset: 'ETH',
      symbol: 'ETH',
      price: 2084.1,
    });
    const [, states] = payload as [unknown, unknown[]];
    const swapped = edited(payload, '1', [states[1], states[0], states[2]]);
    expect(read(hyperliquid, 'perpetual', swapped)[0]).toMatchObject({ price: 2084.1 });
  });

  it('lists of different length are misaligned and refused', () => {
    const [, states] = sample('hyperliquid', 'perpetual') as [unknown, unknown[]];
    expect(broken('perpetual', '1', states.slice(0, 2))).toMatch(/differ in length/);
    expect(broken('perpetual', '1', [...states, states[0]])).toMatch(/differ in length/);
  });

  it('midPx may be null and is not read', () => {
    for (const value of [null, undefined, '1'])
      expect(readWith('perpetual', '1.0.midPx', value)).toEqual(read(hyperliquid, 'perpetual'));
  });

  it('the other coins of the list are passed over, whatever they say', () => {
    expect(readWith('perpetual', '1.2.markPx', null)).toEqual(read(hyperliquid, 'perpetual'));
  });

  it('a coin that is not listed is no answer', () => {
    const { read: readPerpetual } = hyperliquid.endpoints[0];
    const asked = () =>
      readPerpetual(sample('hyperliquid', 'perpetual'), { asset: 'SOL', receivedAtMs: nowMs });
    expect(failureOf(asked)).toMatch(/^schema: coin/);
    expect(broken('funding', '1.coin', 'ETH')).toMatch(/^schema: coin/);
  });

  it('payments stand some milliseconds after their hour and keep their time', () => {
    expect(readPage(hyperliquid, 'funding')).toEqual([
      { timeMs: nowMs - 3 * hourMs + 4, value: 0.0000125 },
      { timeMs: nowMs - 2 * hourMs + 76, value: -0.0000031 },
      { timeMs: nowMs - hourMs + 31, value: 0.0000052 },
    ]);
  });

  it('candles are stamped with their close, the running one is left out', () => {
    expect(readPage(hyperliquid, 'perpetual')).toEqual([
      { timeMs: nowMs - 2 * hourMs, value: 69951 },
      { timeMs: nowMs - hourMs, value: 70014 },
      { timeMs: nowMs, value: 70071 },
    ]);
    const later = { toMs: nowMs + hourMs, receivedAtMs: nowMs + hourMs };
    expect(readPage(hyperliquid, 'perpetual', undefined, later)).toHaveLength(4);
  });

  it('candles of another coin or length are refused', () => {
    const { read: readCandles } = sourceOf(hyperliquid, 'perpetual');
    const payload = sample('hyperliquid', 'history-perpetual');
    for (const page of [{ asset: 'ETH' }, { interval: '4h' }] as const)
      expect(failureOf(() => readCandles(payload, { ...pageReceipt, ...page }))).toMatch(/coin/);
  });

  it('rows outside the page are dropped', () => {
    const page = { fromMs: nowMs - 2 * hourMs, toMs: nowMs - hourMs };
    expect(readPage(hyperliquid, 'perpetual', undefined, page)).toHaveLength(1);
    expect(readPage(hyperliquid, 'funding', undefined, page)).toHaveLength(1);
  });

  it('D07 implausible numbers are refused', () => {
    expect(broken('perpetual', '1.0.oraclePx', '50000')).toMatch(/mark price is 40/);
    expect(broken('perpetual', '1.0.openInterest', '2040864173')).toMatch(/openInterest/);
    expect(broken('funding', '0.fundingRate', '0.2')).toMatch(/fundingRate/);
    expect(broken('funding', '0.time', nowMs / 1000)).toMatch(/time/);
  });

  it('D21 rows in any order and repeated; no payment at all is a change of format', () => {
    const rows = sample('hyperliquid', 'funding') as unknown[];
    const shuffled = [...rows.toReversed(), ...rows];
    expect(read(hyperliquid, 'funding', shuffled)).toEqual(read(hyperliquid, 'funding'));
    expect(failureOf(() => read(hyperliquid, 'funding', []))).toMatch(/^schema: funding/);
    expect(readPage(hyperliquid, 'funding', [])).toEqual([]);
  });
});
