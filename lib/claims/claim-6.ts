/**
 * "A return above the range of 0 to 0.5 % is the first sign of renewed confidence." What can
 * be checked is the return: on the 30-day basis the regime has left the low ones, in the
 * story's unit the 7-day average lies above the range. What it is a sign of nobody measures.
 */
import { ladderDays } from '../regime/ladder-days.ts';
import { regimeReading } from '../regime/regime-reading.ts';
import type { Past } from '../series/past.ts';
import type { Evidence } from '../signals/reading.ts';
import type { Claim, ClaimFinding, ClaimSettings, Verdict } from './claim.ts';
import { dialectLevel, hasDialect, sideOf } from './dialect-level.ts';
import { storyDialects, storyRangeTop } from './story-range.ts';

type Finding = Omit<ClaimFinding, 'claim'>;

export const claim6: Claim = {
  id: '6',
  check: (past, settings) => [
    byRegime(past, settings),
    ...storyDialects.filter((id) => hasDialect(past, id)).map((id) => byRange(past, id)),
  ],
};

function byRegime(past: Past, { lines }: ClaimSettings): Finding {
  const dialect = 'basis-30d';
  const level = dialectLevel(past, dialect);
  const { regime } = regimeReading(ladderDays(past), lines, level?.error ?? null);
  if (!level || regime === 'unknown') {
    return { dialect, verdict: 'cannot-tell', reason: { key: 'noRegime' }, numbers: [] };
  }
  const isLow = regime === 'thin' || regime === 'discount';
  const line = isLow ? lines.thinLeave : lines.thinEnter;
  const numbers: Evidence[] = [
    ...level.numbers,
    { name: 'line', value: line, unit: level.unit },
    { name: 'away', value: line - level.v, unit: level.unit },
  ];
  const told = (verdict: Verdict, key: string): Finding => ({
    dialect,
    verdict,
    reason: { key },
    numbers,
  });
  if (sideOf(level.v, line, level.error) === 'within-error') {
    return told('undecided', 'withinError');
  }
  if (isLow) return told('does-not-hold', 'notYet');
  return told('holds', regime === 'returning' ? 'premiumBack' : 'aboveThin');
}

function byRange(past: Past, dialect: (typeof storyDialects)[number]): Finding {
  const level = dialectLevel(past, dialect);
  if (!level) return { dialect, verdict: 'cannot-tell', reason: { key: 'noAverage' }, numbers: [] };
  const numbers: Evidence[] = [
    ...level.numbers,
    { name: 'line', value: storyRangeTop, unit: level.unit },
    { name: 'away', value: storyRangeTop - level.v, unit: level.unit },
  ];
  switch (sideOf(level.v, storyRangeTop, level.error)) {
    case 'within-error':
      return { dialect, verdict: 'undecided', reason: { key: 'withinError' }, numbers };
    case 'below':
      return { dialect, verdict: 'does-not-hold', reason: { key: 'notYet' }, numbers };
    case 'above':
      return { dialect, verdict: 'holds', reason: { key: 'aboveRange' }, numbers };
  }
}
