/**
 * What the regimes told of later returns on the stored history, as a result that changes
 * with it: the table of what followed each, and whether that can be told from chance.
 */
import { closesOfPast } from '../series/closes.ts';
import type { Past } from '../series/past.ts';
import type { RegimeLines } from '../settings/settings.ts';
import { ladderDays } from './ladder-days.ts';
import { ladder, type DayRegime } from './ladder.ts';
import { shiftTest, type ShiftTest } from './shift-test.ts';
import { horizonDays, whatFollowed, type Followed } from './what-followed.ts';

export interface RegimesTold {
  readonly sinceDayMs: number | null;
  readonly followed: readonly Followed[];
  /** One for each horizon with enough days. */
  readonly tests: readonly ShiftTest[];
  /**
   * At no horizon do the regimes tell later returns apart from chance (p of 0.05 or more);
   * null until each has enough days.
   */
  readonly toldNothing: boolean | null;
}

const rareShare = 0.05;

export function regimesTold(past: Past, lines: RegimeLines): RegimesTold {
  const days: DayRegime[] = ladder(ladderDays(past), lines);
  const closes = closesOfPast(past);
  const tests = horizonDays.flatMap((horizon) => shiftTest(days, closes, horizon) ?? []);
  return {
    sinceDayMs: days.find(({ regime }) => regime !== 'unknown')?.dayMs ?? null,
    followed: whatFollowed(days, closes),
    tests,
    toldNothing: tests.length < horizonDays.length ? null : tests.every(({ p }) => p >= rareShare),
  };
}
