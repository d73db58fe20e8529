/**
 * "Bitcoin trades in the base zone." On the 30-day basis: the regime is below spot or thin.
 * In the story's unit: the 7-day average lies below the top of its range of 0 to 0.5 %.
 * "Base zone" is the story's word; that selling is heavier there, or exposure cut, is not
 * something a basis tells.
 */
import { ladderDays } from '../regime/ladder-days.ts';
import { regimeReading } from '../regime/regime-reading.ts';
import type { Past } from '../series/past.ts';
import type { Evidence } from '../signals/reading.ts';
import type { Claim, ClaimFinding, ClaimSettings } from './claim.ts';
import { dialectLevel, hasDialect, sideOf } from './dialect-level.ts';
import { storyDialects, storyRangeTop } from './story-range.ts';

type Finding = Omit<ClaimFinding, 'claim'>;

export const claim2: Claim = {
  id: '2',
  check: (past, settings) => [
    byRegime(past, settings),
    ...storyDialects.filter((id) => hasDialect(past, id)).map((id) => byRange(past, id)),
  ],
};

function byRegime(past: Past, { lines }: ClaimSettings): Finding {
  const dialect = 'basis-30d';
  const level = dialectLevel(past, dialect);
  const { regime, sinceDayMs } = regimeReading(ladderDays(past), lines, level?.error ?? null);
  if (!level || regime === 'unknown') {
    return { dialect, verdict: 'cannot-tell', reason: { key: 'noRegime' }, numbers: [] };
  }
  const isLow = regime === 'thin' || regime === 'discount';
  const line = isLow ? lines.thinLeave : lines.thinEnter;
  const numbers: Evidence[] = [
    { name: 'regimeSince', value: sinceDayMs, unit: 'time' },
    ...level.numbers,
    { name: 'line', value: line, unit: level.unit },
  ];
  if (sideOf(level.v, line, level.error) === 'within-error') {
    return { dialect, verdict: 'undecided', reason: { key: 'withinError' }, numbers };
  }
  return isLow
    ? { dialect, verdict: 'holds', reason: { key: 'regimeLow' }, numbers }
    : { dialect, verdict: 'does-not-hold', reason: { key: 'regimeHigh' }, numbers };
}

function byRange(past: Past, dialect: (typeof storyDialects)[number]): Finding {
  const level = dialectLevel(past, dialect);
  if (!level) return { dialect, verdict: 'cannot-tell', reason: { key: 'noAverage' }, numbers: [] };
  const numbers: Evidence[] = [
    ...level.numbers,
    { name: 'line', value: storyRangeTop, unit: level.unit },
  ];
  switch (sideOf(level.v, storyRangeTop, level.error)) {
    case 'within-error':
      return { dialect, verdict: 'undecided', reason: { key: 'withinError' }, numbers };
    case 'below':
      return { dialect, verdict: 'holds', reason: { key: 'belowRangeTop' }, numbers };
    case 'above':
      return { dialect, verdict: 'does-not-hold', reason: { key: 'aboveRange' }, numbers };
  }
}
