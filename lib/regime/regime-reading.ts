/**
 * The regime as the surfaces show it: since which close, why, what was before, and how far
 * each line is that could change it now. Distances and evidence in % a year of the 7-day
 * average at the last closed day; a line within one error bar is named, since a value that
 * close to it is undecided.
 *
 * Shown as `unknown` until the ladder has run 60 closed days, because its first level is
 * read from v alone and a ladder remembers where it came from.
 */
import type { RegimeLines } from '../settings/settings.ts';
import type { Evidence } from '../signals/reading.ts';
import { ladder, type LadderDay } from './ladder.ts';
import type { LineDistance, RegimeReading, RegimeSpell } from './regime.ts';
import { spells } from './spells.ts';
import { steps } from './steps.ts';

const warmUpDays = 60;

/**
 * @param days consecutive closed days, ascending
 * @param errorPercent half-width of the uncertainty of the last v, % a year
 */
export function regimeReading(
  days: readonly LadderDay[],
  lines: RegimeLines,
  errorPercent: number | null,
): RegimeReading {
  const ladderDays = ladder(days, lines);
  const ran = ladderDays.filter(({ regime }) => regime !== 'unknown').length;
  const all = spells(ladderDays);
  const spell = all.at(-1);
  if (!spell || spell.regime === 'unknown' || ran < warmUpDays) return unknown(spell, ran);
  const before = all.at(-2);
  const v = days.at(-1)?.v ?? null;
  const distances = v === null ? [] : distancesFrom(spell, v, lines);
  return {
    regime: spell.regime,
    sinceDayMs: spell.firstDayMs,
    days: spell.days,
    previous:
      before && before.regime !== 'unknown' ? { regime: before.regime, days: before.days } : null,
    held: ladderDays.at(-1)?.held ?? false,
    reasons: spell.reasons,
    distances,
    evidence: evidenceOf(v, errorPercent, distances),
  };
}

function unknown(spell: RegimeSpell | undefined, ran: number): RegimeReading {
  const lost = spell?.regime === 'unknown' && ran > 0;
  return {
    regime: 'unknown',
    sinceDayMs: null,
    days: lost ? spell.days : ran,
    previous: null,
    held: false,
    reasons: lost
      ? spell.reasons
      : [{ key: 'historyShort', values: [], line: null, verdict: 'missing' }],
    distances: [],
    evidence: [
      { name: 'closedDays', value: ran, unit: 'days' },
      { name: 'closedDaysNeeded', value: warmUpDays, unit: 'days' },
    ],
  };
}

function distancesFrom({ regime }: RegimeSpell, v: number, lines: RegimeLines): LineDistance[] {
  if (regime === 'unknown') return [];
  return steps[regime].map(({ line, target }) => ({
    line,
    target,
    linePercent: lines[line],
    distance: lines[line] - v,
  }));
}

function evidenceOf(
  v: number | null,
  errorPercent: number | null,
  distances: readonly LineDistance[],
): Evidence[] {
  const undecided = distances.filter(
    ({ distance }) => errorPercent !== null && Math.abs(distance) <= errorPercent,
  );
  return [
    { name: 'average7', value: v, unit: 'percent-per-year' },
    { name: 'errorBar', value: errorPercent, unit: 'percent-per-year' },
    ...undecided.map(({ linePercent }): Evidence => ({
      name: 'undecidedLine',
      value: linePercent,
      unit: 'percent-per-year',
    })),
  ];
}
