/**
 * "If it is like January 2022, a deeper fall begins." What can be checked is the precedent:
 * whether this dialect was below zero then for a week. Where it was, the earlier cases went both
 * ways and are counted; which one is being repeated nobody can tell from them.
 */
import { isoDay } from '../quotes/iso-day.ts';
import { dayMs } from '../quotes/point.ts';
import { shows } from '../regime/control.ts';
import type { DialectId } from '../series/dialect.ts';
import type { Past } from '../series/past.ts';
import type { Evidence } from '../signals/reading.ts';
import { belowZeroCases, caseDialects } from './below-zero-cases.ts';
import type { Claim, ClaimFinding, Verdict } from './claim.ts';
import { hasDialect } from './dialect-level.ts';

const fromMs = isoDay('2022-01-01');
const untilMs = isoDay('2022-01-31');
const fewestDays = 7;

export const claim5: Claim = {
  id: '5',
  check: (past) =>
    caseDialects
      .filter((dialect) => dialect === 'basis-30d' || hasDialect(past, dialect))
      .map((dialect) => inDialect(past, dialect)),
};

function inDialect(past: Past, dialect: DialectId): Omit<ClaimFinding, 'claim'> {
  const { cases, sinceDayMs } = belowZeroCases(past, dialect);
  const then = cases.find(
    ({ startDayMs, endDayMs }) =>
      Math.min(endDayMs, untilMs) - Math.max(startDayMs, fromMs) >= (fewestDays - 1) * dayMs,
  );
  const known = cases.filter(({ worst90Percent }) => worst90Percent !== null);
  const numbers: Evidence[] = [
    ...(then
      ? ([
          { name: 'precedentStart', value: then.startDayMs, unit: 'time' },
          { name: 'precedentWorst', value: then.worst90Percent, unit: 'percent' },
        ] as const)
      : []),
    { name: 'cases', value: known.length, unit: 'text' },
    { name: 'casesDeep', value: known.filter((one) => shows.deep(one)).length, unit: 'text' },
    { name: 'casesHigher', value: known.filter((one) => shows.higher(one)).length, unit: 'text' },
  ];
  const told = (verdict: Verdict, key: string) => ({ dialect, verdict, reason: { key }, numbers });
  const reaches = sinceDayMs !== null && sinceDayMs <= fromMs;
  if (!reaches || (past.dayMs.at(-1) ?? 0) < untilMs) return told('cannot-tell', 'recordShort');
  return then ? told('cannot-tell', 'bothPaths') : told('does-not-hold', 'noPrecedent');
}
