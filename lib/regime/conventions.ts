/**
 * How many episodes other definitions give on the same record: other minimum lengths and
 * merge gaps on the same line, the other dialects below their own zero, and the ladder's
 * own count. It says how much of "n times" is a choice.
 */
import type { DayValue } from '../series/calendar-average.ts';
import { dialectColumns, dialectIds, type DialectId } from '../series/dialect.ts';
import { episodesBelow, type EpisodeRule } from '../series/episodes.ts';
import { columnDays, type Past } from '../series/past.ts';
import type { RegimeLines } from '../settings/settings.ts';
import { ladderDays } from './ladder-days.ts';
import { ladderFalls } from './ladder-falls.ts';

export type Convention =
  | (EpisodeRule & {
      readonly kind: 'rule' | 'dialect';
      readonly dialect: DialectId;
      readonly count: number;
    })
  | { readonly kind: 'ladder'; readonly line: number; readonly count: number };

const minimums = [1, 3, 5] as const;
const gaps = [0, 3, 7] as const;

/** What "below zero" is in a dialect. A perpetual rests near -0.045 %, so it is below at -0.05. */
export const zeroLine: Readonly<Record<DialectId, number>> = {
  'basis-30d': 0,
  'story-scale': 0,
  'front-month': 0,
  'perp-premium': -0.05,
  funding: 0,
};

export function conventions(
  past: Past,
  own: EpisodeRule & { readonly dialect: DialectId },
  lines: RegimeLines,
): Convention[] {
  const daysOf = (dialect: DialectId): DayValue[] =>
    columnDays(past, dialectColumns(past, dialect).average7);
  const ownDays = daysOf(own.dialect);
  const rules = minimums
    .flatMap((minimumDays) => gaps.map((mergeGapDays) => ({ minimumDays, mergeGapDays })))
    .map((rule) => ({ ...rule, line: own.line }))
    .map((rule): Convention => ({
      kind: 'rule',
      dialect: own.dialect,
      ...rule,
      count: episodesBelow(ownDays, rule).length,
    }));
  const dialects = dialectIds
    .filter((dialect) => dialect !== own.dialect || own.line !== zeroLine[dialect])
    .filter((dialect) => hasValues(past, dialect))
    .map((dialect) => ({ dialect, rule: { ...own, line: zeroLine[dialect] } }))
    .map(({ dialect, rule }): Convention => ({
      kind: 'dialect',
      ...rule,
      dialect,
      count: episodesBelow(daysOf(dialect), rule).length,
    }));
  const falls = ladderFalls(ladderDays(past), lines).length;
  return [...rules, ...dialects, { kind: 'ladder', line: lines.thinEnter, count: falls }];
}

const hasValues = (past: Past, dialect: DialectId): boolean =>
  dialectColumns(past, dialect).average7.some((value) => value !== null);
