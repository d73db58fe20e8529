import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimIds } from '../../../lib/claims/claim.ts';
import { checkClaims, claims } from '../../../lib/claims/index.ts';
import { dayMs } from '../../../lib/quotes/point.ts';
import { isoDay } from '../../../lib/quotes/iso-day.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { pastOf } from '../../fixtures/past.ts';

const value = fc.option(fc.integer({ min: -90, max: 200 }).map((x) => x / 10));
const row = fc.record({ v: value, m: value, raw: value, close: fc.option(fc.nat(9)) });

const pastOfRows = (
  rows: readonly { v: number | null; m: number | null; raw: number | null; close: number | null }[],
) =>
  pastOf(isoDay('2025-05-01'), rows.length, {
    basis: {
      daily: rows.map(({ raw }) => raw),
      average7: rows.map(({ v }) => v),
      average30: rows.map(({ m }) => m),
    },
    frontMonth: { daily: rows.map(({ raw }) => raw), average7: rows.map(({ m }) => m) },
    funding: { daily: rows.map(({ v }) => v), average7: rows.map(({ raw }) => raw) },
    close: rows.map(({ close }) => close),
    openInterest: [{ exchange: 'binance', coins: rows.map(({ close }) => close) }],
  });

describe('the claims', () => {
  it('are all there, in their order', () => {
    expect(claims.map(({ id }) => id)).toEqual(claimIds);
    const told = checkClaims(pastOf(0, 0), defaultSettings, 0);
    expect([...new Set(told.map(({ claim }) => claim))]).toEqual(claimIds);
    expect(told.every(({ verdict }) => verdict === 'cannot-tell')).toBe(true);
  });

  it('no NaN or infinity leaves them, and each verdict has its reason', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 120 }), (rows) => {
        for (const { reason, numbers } of checkClaims(
          pastOfRows(rows),
          defaultSettings,
          Number.MAX_SAFE_INTEGER,
        )) {
          expect(reason.key).not.toBe('');
          for (const { value: told } of numbers) {
            expect(typeof told !== 'number' || Number.isFinite(told)).toBe(true);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('D20: days after the instant change nothing', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 70, maxLength: 90 }),
        fc.array(row, { maxLength: 20 }),
        (before, after) => {
          const instant = isoDay('2025-05-01') + before.length * dayMs;
          const at = (rows: typeof before) =>
            checkClaims(pastOfRows(rows), defaultSettings, instant);
          expect(at([...before, ...after])).toEqual(at(before));
        },
      ),
      { numRuns: 20 },
    );
  });
});
