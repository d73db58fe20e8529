/** Earlier times in which the 7-day average of a dialect was below zero, with what came later. */
import { analogues, type Analogue } from '../regime/analogues.ts';
import { zeroLine } from '../regime/conventions.ts';
import { controlOf, type Control } from '../regime/control.ts';
import { closesOfPast } from '../series/closes.ts';
import { dialectColumns, type DialectId } from '../series/dialect.ts';
import { episodesBelow } from '../series/episodes.ts';
import { columnDays, type Past } from '../series/past.ts';

export const caseDialects = ['basis-30d', 'front-month', 'perp-premium', 'funding'] as const;

const rule = { minimumDays: 1, mergeGapDays: 3 };

export interface BelowZeroCases {
  readonly cases: readonly Analogue[];
  /** First day with a value; null without one. */
  readonly sinceDayMs: number | null;
  readonly control: (cases: readonly Analogue[]) => Control;
}

const found = new WeakMap<Past, Map<DialectId, BelowZeroCases>>();

/** Of the same past each dialect is looked through once. */
export function belowZeroCases(past: Past, dialect: DialectId): BelowZeroCases {
  const known = found.get(past) ?? new Map<DialectId, BelowZeroCases>();
  const cases = known.get(dialect) ?? lookThrough(past, dialect);
  found.set(past, known.set(dialect, cases));
  return cases;
}

function lookThrough(past: Past, dialect: DialectId): BelowZeroCases {
  const days = columnDays(past, dialectColumns(past, dialect).average7);
  const closes = closesOfPast(past);
  const episodes = episodesBelow(days, { ...rule, line: zeroLine[dialect] });
  return {
    cases: analogues(episodes, closes),
    sinceDayMs: days.find(({ value }) => value !== null)?.dayMs ?? null,
    control: (cases) => controlOf(cases, episodes, closes),
  };
}
