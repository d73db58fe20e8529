/**
 * What the price did after the days of each regime: returns in % from the close of the day
 * over 7, 30 and 90 days. Days of one spell overlap almost wholly, so a regime with many
 * days in few spells has said little; `shift-test.ts` tells it from chance.
 */
import { changePercent, finite } from '../quotes/change.ts';
import { dayMs } from '../quotes/point.ts';
import type { Closes } from '../series/closes.ts';
import type { DayRegime } from './ladder.ts';
import { regimeIds, type RegimeId } from './regime.ts';
import { spells } from './spells.ts';

export const horizonDays = [7, 30, 90] as const;
export type HorizonDays = (typeof horizonDays)[number];

export interface Returns {
  /** Days whose horizon has closed. */
  readonly days: number;
  readonly meanPercent: number;
  readonly medianPercent: number;
  /** Share of them with a higher price, 0 to 1. */
  readonly shareUp: number;
}

export interface Followed {
  /** `all` is every day with a regime. */
  readonly regime: Exclude<RegimeId, 'unknown'> | 'all';
  readonly days: number;
  readonly spells: number;
  readonly after: Readonly<Record<HorizonDays, Returns | null>>;
}

/** @param days consecutive closed days, ascending */
export function whatFollowed(days: readonly DayRegime[], closes: Closes): Followed[] {
  const after = {
    7: returnsAfter(days, closes, 7),
    30: returnsAfter(days, closes, 30),
    90: returnsAfter(days, closes, 90),
  };
  const found = spells(days).filter(({ regime }) => regime !== 'unknown');
  return followedIds.map((regime) => {
    const isOwn = (other: RegimeId): boolean =>
      regime === 'all' ? other !== 'unknown' : other === regime;
    const rows = days.flatMap((day, row) => (isOwn(day.regime) ? row : []));
    return {
      regime,
      days: rows.length,
      spells: found.filter((spell) => isOwn(spell.regime)).length,
      after: {
        7: returnsOf(rows, after[7]),
        30: returnsOf(rows, after[30]),
        90: returnsOf(rows, after[90]),
      },
    };
  });
}

const followedIds = [...regimeIds.filter((regime) => regime !== 'unknown'), 'all'] as const;

/** Of each day, NaN until its horizon has closed. */
function returnsAfter(days: readonly DayRegime[], closes: Closes, horizon: HorizonDays) {
  const returns = new Float64Array(days.length);
  days.forEach(({ dayMs: day }, row) => {
    returns[row] = returnAfter(closes, day, horizon) ?? Number.NaN;
  });
  return returns;
}

/** Return over the days after the close of a day, %; null until they have closed. */
export function returnAfter(closes: Closes, day: number, horizon: number): number | null {
  const from = closes.on(day);
  const to = closes.on(day + horizon * dayMs);
  return from === null || to === null ? null : changePercent(from, to);
}

function returnsOf(rows: readonly number[], after: Float64Array): Returns | null {
  // Typed, since that sorts numbers several times as fast.
  const returns = new Float64Array(rows.length);
  let days = 0;
  let sum = 0;
  let up = 0;
  for (const row of rows) {
    const value = after[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    returns[days] = value;
    days += 1;
    sum += value;
    if (value > 0) up += 1;
  }
  if (days === 0) return null;
  const sorted = returns.subarray(0, days).sort();
  const upper = sorted[Math.floor(days / 2)] ?? 0;
  const lower = sorted[Math.ceil(days / 2) - 1] ?? upper;
  const meanPercent = finite(sum / days);
  return meanPercent === null
    ? null
    : { days, meanPercent, medianPercent: lower / 2 + upper / 2, shareUp: up / days };
}
