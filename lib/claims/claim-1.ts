/**
 * "The basis turned negative, for the first time in months." Holds where it is below zero and
 * had not been for 90 days: of the front month on its daily prints of the last 7 days, since
 * that is how such a story is read off a chart; elsewhere on the 7-day average. A perpetual
 * rests near -0.045 %, so there zero is taken at -0.05.
 *
 * It says nothing of traders cutting exposure; open interest does (claim 7).
 */
import { dayMs } from '../quotes/point.ts';
import { zeroLine } from '../regime/conventions.ts';
import type { DayValue } from '../series/calendar-average.ts';
import { dialectColumns, dialectUnit, type DialectId } from '../series/dialect.ts';
import { columnDays, type Past } from '../series/past.ts';
import type { Evidence } from '../signals/reading.ts';
import { type BelowRun, lastBelowRun } from './below-runs.ts';
import type { Claim, ClaimFinding } from './claim.ts';
import { dialectLevel, hasDialect, sideOf } from './dialect-level.ts';

type Finding = Omit<ClaimFinding, 'claim'>;

const printDays = 7;
const quietDays = 90;
const monthDays = 30;

const averaged = ['basis-30d', 'perp-premium', 'funding'] as const;

export const claim1: Claim = {
  id: '1',
  check: (past) => [
    ...averaged
      .filter((dialect) => dialect === 'basis-30d' || hasDialect(past, dialect))
      .map((dialect) => onAverage(past, dialect)),
    ...(hasDialect(past, 'front-month') ? [onPrints(past)] : []),
  ],
};

function onAverage(past: Past, dialect: DialectId): Finding {
  const level = dialectLevel(past, dialect);
  if (!level) return { dialect, verdict: 'cannot-tell', reason: { key: 'noAverage' }, numbers: [] };
  const line = zeroLine[dialect];
  const days = columnDays(past, dialectColumns(past, dialect).average7);
  const run = lastBelowRun(days, line);
  const numbers: Evidence[] = [
    ...level.numbers,
    { name: 'lowestAverage7', value: lowestOf(days.slice(-monthDays)), unit: level.unit },
    { name: 'line', value: line, unit: level.unit },
    ...lastBelow(level.v < line ? run?.beforeDayMs : run?.endDayMs),
  ];
  switch (sideOf(level.v, line, level.error)) {
    case 'within-error':
      return { dialect, verdict: 'undecided', reason: { key: 'withinError' }, numbers };
    case 'above':
      return { dialect, verdict: 'does-not-hold', reason: { key: 'averageAbove' }, numbers };
    case 'below':
      return isFresh(run)
        ? { dialect, verdict: 'holds', reason: { key: 'averageTurned' }, numbers }
        : { dialect, verdict: 'does-not-hold', reason: { key: 'belowBefore' }, numbers };
  }
}

function onPrints(past: Past): Finding {
  const dialect = 'front-month';
  const unit = dialectUnit(dialect);
  const { daily, average7 } = dialectColumns(past, dialect);
  const prints = daily.slice(-printDays).flatMap((value) => value ?? []);
  if (prints.length === 0) {
    return { dialect, verdict: 'cannot-tell', reason: { key: 'noPrint' }, numbers: [] };
  }
  const run = lastBelowRun(columnDays(past, daily), 0);
  const isBelow = prints.some((print) => print < 0);
  const numbers: Evidence[] = [
    ...(isBelow && run
      ? ([
          { name: 'printsBelow', value: run.daysBelow, unit: 'text' },
          { name: 'firstBelow', value: run.startDayMs, unit: 'time' },
          { name: 'lastPrintBelow', value: run.endDayMs, unit: 'time' },
          { name: 'lowestPrint', value: run.depth, unit },
        ] as const)
      : ([{ name: 'lowestPrint', value: Math.min(...prints), unit }] as const)),
    { name: 'average7', value: average7.at(-1) ?? null, unit },
    ...lastBelow(isBelow ? run?.beforeDayMs : run?.endDayMs),
  ];
  if (!isBelow)
    return { dialect, verdict: 'does-not-hold', reason: { key: 'noPrintBelow' }, numbers };
  return isFresh(run)
    ? { dialect, verdict: 'holds', reason: { key: 'printsTurned' }, numbers }
    : { dialect, verdict: 'does-not-hold', reason: { key: 'belowBefore' }, numbers };
}

/** Of the last 30 days; null of none. */
function lowestOf(days: readonly DayValue[]): number | null {
  const values = days.flatMap(({ value }) => value ?? []);
  return values.length === 0 ? null : Math.min(...values);
}

const isFresh = (run: BelowRun | null): boolean =>
  run !== null &&
  (run.beforeDayMs === null || run.startDayMs - run.beforeDayMs >= quietDays * dayMs);

const lastBelow = (day: number | null | undefined): Evidence[] =>
  day === null || day === undefined ? [] : [{ name: 'lastBelow', value: day, unit: 'time' }];
