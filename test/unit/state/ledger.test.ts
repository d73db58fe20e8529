import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quote } from '../../../lib/quotes/quote.ts';
import {
  divided,
  emptyLedger,
  forgetWaits,
  isWaiting,
  joined,
  type Ledger,
  recordAnswer,
  recordFailure,
  recordOf,
  retryDelayMs,
  withoutOld,
} from '../../../lib/state/ledger.ts';
import { parseLedger, parseUses } from '../../../lib/state/stored-schema.ts';

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
  it('is stored in two parts, of the coin of the settings and of others, and is one again', () => {
    const both = ['kraken/ticker/BTC', 'kraken/ticker/ETH', 'history/history-store/ETH'].reduce(
      (kept, key) => recordAnswer(kept, key, [], noon),
      { ...emptyLedger, clockSkewMs: 7 },
    );
    const { own, others } = divided(both, 'BTC');
    expect(Object.keys(own.requests)).toEqual(['kraken/ticker/BTC']);
    expect(own.clockSkewMs).toBe(7);
    expect(Object.keys(others.requests)).toHaveLength(2);
    expect(joined(own, others)).toEqual(both);
    const newer = recordAnswer(own, 'kraken/ticker/ETH', [], noon + 1);
    expect(joined(newer, others).requests['kraken/ticker/ETH']?.okAtMs).toBe(noon + 1);
  });

  it('D18: a failure keeps the last good answer and its time, and counts itself', () => {
    const good = recordAnswer(emptyLedger, 'coinbase/ticker/BTC', [spot], noon);
    const failed = recordFailure(
      recordFailure(
        good,
        'coinbase/ticker/BTC',
        { kind: 'network', message: 'down' },
        noon + 1,
        0.5,
      ),
      'coinbase/ticker/BTC',
      { kind: 'timeout', message: 'slow' },
      noon + 2,
      0.5,
    );
    const record = recordOf(failed, 'coinbase/ticker/BTC');
    expect(record.quotes).toEqual([spot]);
    expect(record.okAtMs).toBe(noon);
    expect(record.failure).toMatchObject({ kind: 'timeout', inARow: 2, atMs: noon + 2 });
  });

  it('L22: what was not asked for three days is forgotten, what was is not', () => {
    const threeDays = 3 * 24 * 3_600_000;
    const ledger = recordAnswer(
      recordAnswer(emptyLedger, 'okx/dated/ETH', [], noon),
      'okx/dated/BTC',
      [],
      noon + threeDays,
    );
    const keys = (atMs: number) => Object.keys(withoutOld(ledger, atMs).requests);
    expect(keys(noon + threeDays - 1)).toHaveLength(2);
    expect(keys(noon + threeDays)).toEqual(['okx/dated/BTC']);
  });

  it('an answer clears the failure', () => {
    const failed = recordFailure(emptyLedger, 'a/b', { kind: 'rate', message: '' }, noon, 0.5);
    expect(recordOf(recordAnswer(failed, 'a/b', [], noon), 'a/b').failure).toBeNull();
  });

  it('D10: a wait that the server named is told apart', () => {
    const failures = [undefined, 60_000].map((retryAfterMs) => {
      const failure = {
        kind: 'rate',
        message: '',
        ...(retryAfterMs ? { retryAfterMs } : {}),
      } as const;
      return recordOf(recordFailure(emptyLedger, 'a/b/BTC', failure, noon, 0), 'a/b/BTC').failure;
    });
    expect(failures.map((failure) => failure?.named)).toEqual([false, true]);
  });

  it('D13: a request that was not asked waits as long as the one that was', () => {
    const silence = { retryAtMs: noon + 77_000, named: true };
    const failure = { kind: 'rate', message: '', host: 'a.example', silence } as const;
    const { failure: kept } = recordOf(
      recordFailure(emptyLedger, 'a/b/BTC', failure, noon, 0.9),
      'a/b/BTC',
    );
    expect(kept).toMatchObject({ ...silence, host: 'a.example', inARow: 1 });
  });

  it('what the user asks again waits no longer, unless the server named the time', () => {
    const wait = { kind: 'geo', message: '' } as const;
    const named = { kind: 'rate', message: '', retryAfterMs: 60_000 } as const;
    const all = [
      ['a/b/BTC', wait],
      ['a/c/BTC', named],
      ['ab/b/BTC', wait],
    ] as const;
    const ledger = all.reduce(
      (kept, [key, failure]) => recordFailure(kept, key, failure, noon, 0),
      emptyLedger,
    );
    const after = forgetWaits(ledger, 'a', noon + 5);
    const waits = all.map(([key]) => {
      const { failure } = recordOf(after, key);
      return failure !== null && isWaiting(failure, noon + 5);
    });
    expect(waits).toEqual([false, true, true]);
    expect(recordOf(after, 'a/b/BTC').failure?.inARow).toBe(1);
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
    recordFailure(emptyLedger, 'kraken/perpetual/BTC', { kind: 'geo', message: 'no' }, noon, 0),
    'coinbase/ticker/BTC',
    [spot],
    noon,
  );

  const own = { 'okx/ETH': [[noon, 7.5, 0]] } as const;
  const whole: Ledger = { ...stored, own, clockSkewMs: -480_000 };

  it('survives storage as JSON', () => {
    expect(parseLedger(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  it('L19: one of another version, older or newer, is empty', () => {
    expect(parseLedger({ ...whole, version: 1 })).toEqual(emptyLedger);
    expect(parseLedger({ ...whole, version: 3 })).toEqual(emptyLedger);
  });

  it('L21: own samples and a skew that are damaged cost only themselves', () => {
    const { requests } = whole;
    const damaged = { ...own, 'okx/BTC': [[noon, 'x', 0]], 'kraken/BTC': 5 };
    const ownDays = {
      BTC: {
        days: [
          { dayMs: noon, basket: null, premiumSum: 0.1, premiumHours: 1, premiumHourMs: noon },
        ],
        storedHourMs: noon,
      },
    };
    const damagedDays = { ...ownDays, ETH: { days: [5], storedHourMs: 0 }, XYZ: ownDays.BTC };
    expect(parseLedger({ ...whole, own: damaged, ownDays: damagedDays, clockSkewMs: 'x' })).toEqual(
      { version: 2, requests, own, ownDays, clockSkewMs: 0 },
    );
    expect(parseLedger({ version: 2, requests })).toEqual({ ...whole, own: {}, clockSkewMs: 0 });
  });

  it('L21: counts of a budget that are damaged are left out', () => {
    const use = { minuteMs: 1, dayMs: 0, inMinute: 2, inDay: 3 };
    expect([...parseUses({ 'a.example': use, 'b.example': { ...use, inDay: 'x' } })]).toEqual([
      ['a.example', use],
    ]);
    for (const damage of [null, 5, 'x', [], [[]]]) expect(parseUses(damage).size).toBe(0);
  });

  it('L21: any damage gives a ledger, never a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseLedger(value).version).toBe(2);
      }),
      { numRuns: 500 },
    );
  });

  it('L21: a damaged request costs only itself', () => {
    const damaged = {
      ...stored,
      requests: { ...stored.requests, 'kraken/perpetual/BTC': { quotes: [{ kind: 'spot' }] } },
    };
    expect(Object.keys(parseLedger(damaged).requests)).toEqual(['coinbase/ticker/BTC']);
  });
});
