import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quote } from '../../../lib/quotes/quote.ts';
import {
  emptyLedger,
  recordAnswer,
  recordFailure,
  recordOf,
  retryDelayMs,
} from '../../../lib/state/ledger.ts';
import { parseLedger } from '../../../lib/state/stored-schema.ts';

const noon = Date.UTC(2025, 10, 14, 12);
const spot: Quote = {
  kind: 'spot',
  exchange: 'coinbase',
  asset: 'BTC',
  symbol: 'BTC-USD',
  exchangeTimeMs: noon,
  receivedAtMs: noon,
  price: 94_594,
  currency: 'USD',
};

describe('ledger', () => {
  it('D18: a failure keeps the last good answer and its time, and counts itself', () => {
    const good = recordAnswer(emptyLedger, 'coinbase/ticker', [spot], noon);
    const failed = recordFailure(
      recordFailure(good, 'coinbase/ticker', { kind: 'network', message: 'down' }, noon + 1, 0.5),
      'coinbase/ticker',
      { kind: 'timeout', message: 'slow' },
      noon + 2,
      0.5,
    );
    const record = recordOf(failed, 'coinbase/ticker');
    expect(record.quotes).toEqual([spot]);
    expect(record.okAtMs).toBe(noon);
    expect(record.failure).toMatchObject({ kind: 'timeout', inARow: 2, atMs: noon + 2 });
  });

  it('an answer clears the failure', () => {
    const failed = recordFailure(emptyLedger, 'a/b', { kind: 'rate', message: '' }, noon, 0.5);
    expect(recordOf(recordAnswer(failed, 'a/b', [], noon), 'a/b').failure).toBeNull();
  });

  it('D10: what the server asked for is obeyed, with a margin', () => {
    expect(retryDelayMs('rate', 1, 30_000, 0)).toBe(30_000);
    expect(retryDelayMs('rate', 9, 30_000, 0.999)).toBeLessThan(35_001);
  });

  it('D11: a venue that refuses our location is left alone for a day', () => {
    expect(retryDelayMs('geo', 1, undefined, 0.2)).toBe(24 * 3_600_000);
  });

  it('D12: repeated failures wait under a doubling cap, at most an hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (inARow, random) => {
          const delay = retryDelayMs('network', inARow, undefined, random);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(3_600_000);
        },
      ),
    );
    expect(retryDelayMs('network', 1, undefined, 0.9)).toBe(0);
  });
});

describe('reading the ledger back', () => {
  const stored = recordAnswer(
    recordFailure(emptyLedger, 'kraken/perpetual', { kind: 'geo', message: 'no' }, noon, 0),
    'coinbase/ticker',
    [spot],
    noon,
  );

  it('survives storage as JSON', () => {
    expect(parseLedger(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  });

  it('L21: any damage gives a ledger, never a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseLedger(value).version).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it('L21: a damaged request costs only itself', () => {
    const damaged = {
      ...stored,
      requests: { ...stored.requests, 'kraken/perpetual': { quotes: [{ kind: 'spot' }] } },
    };
    expect(Object.keys(parseLedger(damaged).requests)).toEqual(['coinbase/ticker']);
  });
});
