/**
 * "Since August 2023 each time the 7-day average went negative a range was being formed." A
 * time counts for it when the lowest close of the two months around lies within 10 days of
 * it. One that does not refutes "each time"; of fewer than 3, or of a record that does not
 * reach back, nothing follows. Only times whose two months had closed are counted.
 */
import { isoDay } from '../quotes/iso-day.ts';
import type { Past } from '../series/past.ts';
import type { DialectId } from '../series/dialect.ts';
import type { Evidence } from '../signals/reading.ts';
import { belowZeroCases, caseDialects } from './below-zero-cases.ts';
import type { Claim, ClaimFinding, Verdict } from './claim.ts';
import { hasDialect } from './dialect-level.ts';

const sinceMs = isoDay('2023-08-01');
const fewestCases = 3;

export const claim4: Claim = {
  id: '4',
  check: (past) =>
    caseDialects
      .filter((dialect) => dialect === 'basis-30d' || hasDialect(past, dialect))
      .map((dialect) => inDialect(past, dialect)),
};

function inDialect(past: Past, dialect: DialectId): Omit<ClaimFinding, 'claim'> {
  const { cases, sinceDayMs, control } = belowZeroCases(past, dialect);
  const known = cases.filter(
    ({ startDayMs, lowNear }) => startDayMs >= sinceMs && lowNear !== null,
  );
  const near = known.filter(({ lowNear }) => lowNear).length;
  const held = known.filter(({ undercut }) => undercut === false).length;
  const numbers: Evidence[] = [
    { name: 'cases', value: known.length, unit: 'text' },
    { name: 'casesLowNear', value: near, unit: 'text' },
    { name: 'casesLowHeld', value: held, unit: 'text' },
    ...controlShare(control(known).shares.lowNear?.control),
  ];
  const told = (verdict: Verdict, key: string) => ({ dialect, verdict, reason: { key }, numbers });
  if (near < known.length) return told('does-not-hold', 'notEachTime');
  if (sinceDayMs === null || sinceDayMs > sinceMs) return told('cannot-tell', 'recordShort');
  return known.length < fewestCases
    ? told('cannot-tell', 'tooFewCases')
    : told('holds', 'eachTime');
}

const controlShare = (share: number | undefined): Evidence[] =>
  share === undefined ? [] : [{ name: 'controlLowNear', value: share * 100, unit: 'percent' }];
