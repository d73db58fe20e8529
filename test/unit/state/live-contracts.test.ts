import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { liveContracts, nextPayments } from '../../../lib/state/live-contracts.ts';

const nowMs = Date.UTC(2025, 10, 14, 3);
const stamped = { exchange: 'okx', asset: 'BTC', exchangeTimeMs: nowMs, receivedAtMs: nowMs };
const future = (symbol: string, days: number, ratio: number, more: object = {}) => ({
  kind: 'future',
  ...stamped,
  symbol,
  price: 100_000 * ratio,
  indexPrice: 100_000,
  currency: 'USD',
  expiryMs: nowMs + days * dayMs,
  ...more,
});
const payment = (exchange: string, hoursAgo: number) => ({
  kind: 'funding',
  ...stamped,
  exchange,
  symbol: 'PERP',
  rate: 0.0001,
  settledAtMs: nowMs - hoursAgo * hourMs,
});
const ledgerOf = (...quotes: readonly unknown[]): unknown => ({
  version: 2,
  requests: { 'okx/BTC': { quotes } },
});

describe('the contracts of this minute', () => {
  it('each stand above or below their own index, per year, by their days to expiry', () => {
    const found = liveContracts(
      ledgerOf(future('B', 73, 1.01), future('A', 36.5, 0.999)),
      'BTC',
      nowMs,
    );
    expect(found.map(({ symbol }) => symbol)).toEqual(['A', 'B']);
    expect(found[0]?.premiumPercent).toBeCloseTo(-0.1, 6);
    expect(found.map(({ percentPerYear }) => Number(percentPerYear.toFixed(6)))).toEqual([-1, 5]);
  });

  it('leave out other coins, old quotes, and what is about to end', () => {
    const ledger = ledgerOf(
      future('ETH', 30, 1, { asset: 'ETH' }),
      future('OLD', 30, 1, { exchangeTimeMs: nowMs - 2 * hourMs }),
      future('ENDS', 1, 1),
    );
    expect(liveContracts(ledger, 'BTC', nowMs)).toEqual([]);
  });

  it('L21: garbage in the store is no contract and no payment', () => {
    const broken = future('X', 30, 1, { price: null });
    const nameless = { ...future('Y', 30, 1), exchange: 7 };
    for (const stored of [
      null,
      undefined,
      'text',
      [],
      { requests: 5 },
      { requests: { a: null, b: { quotes: 'x' }, c: { quotes: [null, 4, {}] } } },
      ledgerOf(broken, nameless, future('Z', 30, 1, { indexPrice: 0 })),
    ]) {
      expect(liveContracts(stored, 'BTC', nowMs)).toEqual([]);
      expect(nextPayments(stored, 'BTC', nowMs).size).toBe(0);
    }
  });

  it('say when the next payment is due, by the time between the last two', () => {
    const next = nextPayments(
      ledgerOf(
        payment('okx', 3),
        payment('okx', 11),
        payment('kraken', 0.5),
        payment('kraken', 1.5),
        payment('once', 3),
      ),
      'BTC',
      nowMs,
    );
    expect([...next]).toEqual([
      ['okx', nowMs + 5 * hourMs],
      ['kraken', nowMs + 0.5 * hourMs],
    ]);
  });

  it('a payment that was missed does not lie in the past', () => {
    const next = nextPayments(ledgerOf(payment('okx', 20), payment('okx', 28)), 'BTC', nowMs);
    expect(next.get('okx')).toBe(nowMs + 4 * hourMs);
  });
});
