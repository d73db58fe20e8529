/**
 * What the price did after the days of each regime: returns in % from the close of the day
 * over 7, 30 and 90 days. Days of one spell overlap almost wholly, so a regime with many
 * days in few spells has said little; `shift-test.ts` tells it from chance.
 */
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
  const known = days.filter(({ regime }) => regime !== 'unknown');
  const found = spells(days);
  const row = (regime: Followed['regime'], own: readonly DayRegime[]): Followed => ({
    regime,
    days: own.length,
    spells: found.filter(
      (spell) => spell.regime !== 'unknown' && (regime === 'all' || spell.regime === regime),
    ).length,
    after: {
      7: returnsOf(own, closes, 7),
      30: returnsOf(own, closes, 30),
      90: returnsOf(own, closes, 90),
    },
  });
  return [
    ...regimeIds
      .filter((regime) => regime !== 'unknown')
      .map((regime) =>
        row(
          regime,
          known.filter((day) => day.regime === regime),
        ),
      ),
    row('all', known),
  ];
}

/** Return over the days after the close of a day, %; null until they have closed. */
export function returnAfter(closes: Closes, day: number, horizon: number): number | null {
  const from = closes.on(day);
  const to = closes.on(day + horizon * dayMs);
  return from === null || to === null ? null : (to / from - 1) * 100;
}

function returnsOf(
  days: readonly DayRegime[],
  closes: Closes,
  horizon: HorizonDays,
): Returns | null {
  // Typed, since that sorts numbers several times as fast.
  const returns = new Float64Array(days.length);
  let count = 0;
  for (const { dayMs: day } of days) {
    const value = returnAfter(closes, day, horizon);
    if (value !== null) returns[count++] = value;
  }
  const sorted = returns.subarray(0, count).toSorted();
  const upper = sorted[Math.floor(count / 2)];
  const lower = sorted[Math.ceil(count / 2) - 1];
  if (upper === undefined || lower === undefined) return null;
  return {
    days: count,
    meanPercent: sorted.reduce((sum, value) => sum + value, 0) / count,
    medianPercent: (lower + upper) / 2,
    shareUp: sorted.filter((value) => value > 0).length / count,
  };
}
