/**
 * "The 7-day and the 30-day average both trend lower." Holds where both lie below their
 * values of 7 days before, each by more than its error bar; does not where either lies above
 * by as much. That this is bearish is the story's word.
 */
import { dialectColumns, dialectUnit, type DialectId } from '../series/dialect.ts';
import type { Column, Past } from '../series/past.ts';
import type { Evidence } from '../signals/reading.ts';
import type { Claim, ClaimFinding } from './claim.ts';
import { errorOf, hasDialect, sideOf } from './dialect-level.ts';

const dialects = ['basis-30d', 'front-month', 'perp-premium', 'funding'] as const;
const backDays = 7;

export const claim3: Claim = {
  id: '3',
  check: (past) =>
    dialects
      .filter((dialect) => dialect === 'basis-30d' || hasDialect(past, dialect))
      .map((dialect) => inDialect(past, dialect)),
};

function inDialect(past: Past, dialect: DialectId): Omit<ClaimFinding, 'claim'> {
  const { daily, average7, average30 } = dialectColumns(past, dialect);
  const unit = dialectUnit(dialect);
  const v = changeOf(average7);
  const m = changeOf(average30);
  if (!v || !m) {
    const key = v ? 'noAverage30' : 'noAverage';
    return { dialect, verdict: 'cannot-tell', reason: { key }, numbers: [] };
  }
  const numbers: Evidence[] = [
    { name: 'average7', value: v.now, unit },
    { name: 'average7Before', value: v.before, unit },
    { name: 'average30', value: m.now, unit },
    { name: 'average30Before', value: m.before, unit },
  ];
  const sides = [
    sideOf(v.now, v.before, errorOf(daily, 7)),
    sideOf(m.now, m.before, errorOf(daily, 30)),
  ];
  if (sides.includes('above')) {
    return { dialect, verdict: 'does-not-hold', reason: { key: 'notBothLower' }, numbers };
  }
  return sides.every((side) => side === 'below')
    ? { dialect, verdict: 'holds', reason: { key: 'bothLower' }, numbers }
    : { dialect, verdict: 'undecided', reason: { key: 'changeWithinError' }, numbers };
}

function changeOf(column: Column): { now: number; before: number } | null {
  const now = column.at(-1) ?? null;
  const before = column.at(-1 - backDays) ?? null;
  return now === null || before === null ? null : { now, before };
}
