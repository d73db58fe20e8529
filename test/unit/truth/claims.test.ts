import { expect, it } from 'vitest';
import type { ClaimFinding, ClaimId } from '../../../lib/claims/claim.ts';
import { checkClaims } from '../../../lib/claims/index.ts';
import type { DialectId } from '../../../lib/series/dialect.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { day, isoDate, recordedPast } from './history.ts';

/** At the close of a day. */
const asOf = (isoDay: string): ClaimFinding[] =>
  checkClaims(recordedPast(), defaultSettings, day(isoDay) + 86_400_000);

const pick = (found: readonly ClaimFinding[], claim: ClaimId, dialect: DialectId | null) =>
  found.find((finding) => finding.claim === claim && finding.dialect === dialect);

const value = (finding: ClaimFinding | undefined, name: string): number =>
  Number(finding?.numbers.find((one) => one.name === name)?.value ?? Number.NaN);

describeHistory('the claims as of 17 Nov 2025', () => {
  it.each([
    ['1', 'front-month', 'holds'],
    ['1', 'basis-30d', 'does-not-hold'],
    ['1', 'perp-premium', 'does-not-hold'],
    ['1', 'funding', 'does-not-hold'],
    ['2', 'basis-30d', 'holds'],
    ['3', 'basis-30d', 'holds'],
    ['3', 'funding', 'does-not-hold'],
    ['4', 'front-month', 'does-not-hold'],
    ['4', 'perp-premium', 'does-not-hold'],
    ['5', 'front-month', 'cannot-tell'],
    ['5', 'perp-premium', 'does-not-hold'],
    ['5', 'funding', 'does-not-hold'],
    ['6', 'basis-30d', 'does-not-hold'],
    ['6', 'story-scale', 'does-not-hold'],
    ['6', 'front-month', 'does-not-hold'],
    ['7', null, 'cannot-tell'],
    ['8', null, 'cannot-tell'],
    ['8b', null, 'does-not-hold'],
    ['9', null, 'holds'],
  ] as const)('claim %s on %s: %s', (claim, dialect, verdict) => {
    expect(pick(asOf('2025-11-17'), claim, dialect)?.verdict).toBe(verdict);
  });

  it('1: daily prints just below spot on 13, 14 and 20 Nov, the one before on 8 Apr', () => {
    const then = pick(asOf('2025-11-17'), '1', 'front-month');
    expect(value(then, 'printsBelow')).toBe(2);
    expect(isoDate(value(then, 'firstBelow'))).toBe('2025-11-13');
    expect(isoDate(value(then, 'lastPrintBelow'))).toBe('2025-11-14');
    expect(value(then, 'lowestPrint')).toBeCloseTo(-0.04, 2);
    expect(isoDate(value(then, 'lastBelow'))).toBe('2025-04-08');
    const later = pick(asOf('2025-11-20'), '1', 'front-month');
    expect(value(later, 'printsBelow')).toBe(3);
    expect(isoDate(value(later, 'lastPrintBelow'))).toBe('2025-11-20');
  });

  it('1: the 7-day average was never below 1.4', () => {
    const found = pick(asOf('2025-12-03'), '1', 'basis-30d');
    expect(value(found, 'lowestAverage7')).toBeCloseTo(1.4, 2);
  });

  it('4: on the front month 4 of 6 with a low near, 2 of 6 whose low held', () => {
    const found = pick(asOf('2025-11-17'), '4', 'front-month');
    expect(['cases', 'casesLowNear', 'casesLowHeld'].map((name) => value(found, name))).toEqual([
      6, 4, 2,
    ]);
    expect(value(found, 'controlLowNear')).toBeGreaterThan(25);
  });

  it('8: what goes in and out of all exchanges was at p87 on 14 Nov', () => {
    const found = pick(asOf('2025-11-14'), '8', null);
    expect(value(found, 'flowPercentile')).toBe(87);
  });

  it('8b: daily closes were 94,278 to 111,696', () => {
    const found = pick(asOf('2025-11-17'), '8b', null);
    expect(value(found, 'lowestClose').toFixed(0)).toBe('94278');
    expect(value(found, 'highestClose').toFixed(0)).toBe('111696');
  });

  it('6: came back in the middle of December', () => {
    expect(pick(asOf('2025-12-16'), '6', 'basis-30d')?.reason.key).not.toBe('notYet');
    expect(pick(asOf('2025-12-20'), '6', 'basis-30d')?.verdict).not.toBe('does-not-hold');
  });

  it('is another reading a month before', () => {
    const before = asOf('2025-10-06');
    expect(pick(before, '1', 'front-month')?.verdict).toBe('does-not-hold');
    expect(pick(before, '2', 'basis-30d')?.verdict).toBe('does-not-hold');
    expect(pick(before, '9', null)?.verdict).toBe('does-not-hold');
  });
});
