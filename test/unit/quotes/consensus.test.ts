import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisLimits, consensus, type VenueValue } from '../../../lib/quotes/consensus.ts';

const nowMs = Date.UTC(2025, 10, 15);
const minuteMs = 60_000;
const options = { ...basisLimits, nowMs, staleAfterMs: 10 * minuteMs };

const value = (exchange: string, percent: number, more: Partial<VenueValue> = {}): VenueValue => ({
  exchange,
  value: percent,
  atMs: nowMs - minuteMs,
  ...more,
});
const values = (...percents: number[]) => percents.map((percent, i) => value(`e${i}`, percent));
const names = (found: readonly VenueValue[]) => found.map(({ exchange }) => exchange);

const percent = fc.integer({ min: -500_000, max: 500_000 }).map((x) => x / 1000);
const anyValues = fc.uniqueArray(
  fc.record({
    exchange: fc.constantFrom(...'abcdefgh'),
    value: percent,
    atMs: fc.integer({ min: nowMs - 20 * minuteMs, max: nowMs }),
    stretched: fc.boolean(),
  }),
  { selector: ({ exchange }) => exchange },
);

describe('consensus', () => {
  it('is the plain median of what is used', () => {
    expect(consensus(values(1, 2, 6), options)).toMatchObject({
      value: 2,
      degraded: false,
      spread: 5,
      excluded: [],
    });
    expect(consensus(values(1, 2, 3, 4), options).value).toBe(2.5);
  });

  it('drops the stale with their reason', () => {
    const old = value('late', 3, { atMs: nowMs - 11 * minuteMs });
    const found = consensus([...values(1, 2, 3), old], options);
    expect(names(found.used)).not.toContain('late');
    expect(found.excluded).toEqual([{ ...old, why: 'stale' }]);
  });

  it('leaves the stretched out while 3 exchanges are not', () => {
    const far = value('far', 4, { stretched: true });
    expect(consensus([...values(1, 2, 3), far], options)).toMatchObject({
      value: 2,
      excluded: [{ exchange: 'far', why: 'stretched' }],
    });
    expect(consensus([...values(1, 2), far], options)).toMatchObject({ value: 2, excluded: [] });
  });

  it('drops outliers beyond the floor, none with fewer than 4', () => {
    const found = consensus(values(5, 5, 5, 7.1), options);
    expect(found).toMatchObject({ value: 5, excluded: [{ exchange: 'e3', why: 'outlier' }] });
    expect(consensus(values(5, 5, 5, 7), options).excluded).toEqual([]);
    expect(consensus(values(5, 5, 50), options)).toMatchObject({ value: 5, excluded: [] });
  });

  it('widens the limit to 5 scaled deviations where exchanges differ', () => {
    // Median 6, deviations 2, 1, 0, 1, 7: the limit is 5 x 1.4826 x 1.
    expect(consensus(values(4, 5, 6, 7, 13), options).excluded).toEqual([]);
    expect(consensus(values(4, 5, 6, 7, 14), options).excluded).toHaveLength(1);
  });

  it('D16: fewer than the quorum is degraded', () => {
    expect(consensus([], options)).toEqual({
      value: null,
      degraded: true,
      used: [],
      excluded: [],
      spread: null,
      leaveOneOut: null,
      weighted: null,
    });
    expect(consensus(values(3), options)).toMatchObject({ value: 3, degraded: true });
  });

  it('D17: two exchanges make a quorum only when they agree', () => {
    expect(consensus(values(3, 4.5), options)).toMatchObject({ value: 3.75, degraded: false });
    expect(consensus(values(3, 4.6), options)).toMatchObject({ degraded: true });
  });

  it('says how far any one exchange moves it', () => {
    const found = consensus(values(1, 2, 4, 4.5), options);
    expect(found.leaveOneOut).toEqual({ low: 2, high: 4 });
    expect(consensus(values(1), options).leaveOneOut).toBeNull();
  });

  it('weighs by open interest with 40 % an exchange at most, for the receipt only', () => {
    const weigh = (...weights: number[]) =>
      consensus(
        values(...weights.map((_, i) => i)).map((v, i) => ({ ...v, weight: weights[i] ?? 0 })),
        options,
      );
    // Shares 60, 30, 10 become 40, 40, 20: what is over goes to the others in proportion.
    expect(weigh(60, 30, 10).weighted).toBeCloseTo(0.4 * 1 + 0.2 * 2, 12);
    expect(weigh(60, 30, 10).value).toBe(1);
    expect(weigh(30, 30, 30, 30).weighted).toBeCloseTo(1.5, 12);
    expect(weigh(60, 40).weighted).toBeNull();
    expect(weigh(60, 40, 0).weighted).toBeNull();
  });

  it('a weighted value lies within those it is made of', () => {
    const weighed = fc.array(fc.tuple(percent, fc.double({ min: 1e-6, max: 1e9, noNaN: true })), {
      minLength: 3,
      maxLength: 9,
    });
    fc.assert(
      fc.property(weighed, (list) => {
        const given = list.map(([v, weight], i) => ({ ...value(`e${i}`, v), weight }));
        const { used, weighted } = consensus(given, options);
        if (used.length < 3) return;
        const told = used.map((v) => v.value);
        expect(weighted).toBeGreaterThanOrEqual(Math.min(...told) - 1e-9);
        expect(weighted).toBeLessThanOrEqual(Math.max(...told) + 1e-9);
      }),
    );
  });

  it('counts the newer of two values of an exchange', () => {
    const newer = value('e0', 3);
    const found = consensus([newer, value('e0', 9, { atMs: nowMs - 5 * minuteMs })], options);
    expect(found.used).toEqual([newer]);
  });

  it('D15: two liars among five or more cannot move it out of the honest range', () => {
    const honest = fc.array(fc.double({ min: -60, max: 60, noNaN: true }), {
      minLength: 3,
      maxLength: 8,
    });
    const anyLie = fc.double({ noNaN: true, noDefaultInfinity: true });
    const nearLie = fc.double({ min: -60, max: 60, noNaN: true });
    const lies = fc.tuple(fc.oneof(anyLie, nearLie), fc.oneof(anyLie, nearLie));
    fc.assert(
      fc.property(honest, lies, (truths, lied) => {
        const found = consensus(values(...truths, ...lied), options).value ?? NaN;
        expect(found).toBeGreaterThanOrEqual(Math.min(...truths));
        expect(found).toBeLessThanOrEqual(Math.max(...truths));
      }),
      { numRuns: 2000 },
    );
  });

  it('D15: two liars that make an honest exchange the outlier do not win by it', () => {
    // Without 20, which is too far from the middle, the middle of the rest would be -0.5.
    const found = consensus(values(0, 10, 20, -1, -1.5), options);
    expect(names(found.excluded)).toEqual(['e2']);
    expect(found.value).toBe(0);
  });

  it('D15: an exchange that is stuck, tenfold or of the wrong sign is left out', () => {
    for (const lie of [0, 80, -8]) {
      const found = consensus(values(7.8, 8, 8.1, 8.3, lie), options);
      expect(found.excluded).toMatchObject([{ exchange: 'e4', why: 'outlier' }]);
    }
  });

  it('does not depend on order or on repetition', () => {
    const shuffled = anyValues.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray([...list, ...list], { minLength: 2 * list.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([list, again]) => {
        expect(consensus(again, options)).toEqual(consensus(list, options));
      }),
    );
  });

  it('accounts for every exchange once and never returns a number that is not one', () => {
    const hostile = fc.array(
      fc.record({
        exchange: fc.constantFrom(...'abcdef'),
        value: fc.oneof(fc.double({ min: -1e300, max: 1e300 }), fc.constantFrom(NaN, -Infinity)),
        atMs: fc.integer({ min: nowMs - 20 * minuteMs, max: nowMs }),
      }),
    );
    fc.assert(
      fc.property(hostile, (list) => {
        const found = consensus(list, options);
        const finite = list.filter((v) => Number.isFinite(v.value));
        const seen = [...names(found.used), ...names(found.excluded)].toSorted();
        expect(seen).toEqual([...new Set(names(finite))].toSorted());
        expect(found.value === null).toBe(found.used.length === 0);
        expect([found.value ?? 0, found.spread ?? 0].every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('scales with its values: nothing in it knows a unit', () => {
    fc.assert(
      fc.property(anyValues, (list) => {
        const doubled = list.map((v) => ({ ...v, value: 2 * v.value }));
        const wide = { ...options, floor: 2 * options.floor, agree: 2 * options.agree };
        const found = consensus(list, options).value;
        expect(consensus(doubled, wide).value).toBe(found === null ? null : 2 * found);
      }),
    );
  });
});
