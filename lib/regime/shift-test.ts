/**
 * Whether the regimes told later returns apart better than chance: the labels of the days
 * are turned against their returns as on a ring, which keeps the spells as long and both
 * series as bumpy as they are, and only breaks what lies between them.
 *
 * The measure is the sum of squares between regimes: how far their mean returns lie from the
 * mean of all, weighted by days. p is the share of turns (and the one that happened) with as
 * much. All turns are taken except those of less than 30 days, which are nearly the labels
 * themselves; so there is no chance in the result. Days without a regime or whose horizon
 * has not closed are left out of the ring.
 *
 * In ecology this is known as the toroidal shift test.
 */
import type { Closes } from '../series/closes.ts';
import type { DayRegime } from './ladder.ts';
import type { RegimeId } from './regime.ts';
import { returnAfter } from './what-followed.ts';

export interface ShiftTest {
  readonly horizonDays: number;
  /** Days on the ring. */
  readonly days: number;
  /** Turns that were tried. */
  readonly turns: number;
  readonly p: number;
}

const leastTurn = 30;
const fewestDays = 365;

interface Run {
  readonly regime: RegimeId;
  readonly from: number;
}

/** Null with less than a year of days, or with one regime only. */
export function shiftTest(
  days: readonly DayRegime[],
  closes: Closes,
  horizonDays: number,
): ShiftTest | null {
  const ring = days.flatMap(({ dayMs, regime }) => {
    const value = regime === 'unknown' ? null : returnAfter(closes, dayMs, horizonDays);
    return value === null ? [] : [{ regime, value }];
  });
  const count = ring.length;
  const runs = runsOf(ring.map(({ regime }) => regime));
  if (count < fewestDays || new Set(runs.map(({ regime }) => regime)).size < 2) return null;
  const between = sumOfSquares(
    runs,
    ring.map(({ value }) => value),
  );
  const happened = between(0);
  const enough = happened * (1 - 1e-9);
  let turns = 0;
  let asMuch = 0;
  for (let turn = leastTurn; turn <= count - leastTurn; turn += 1) {
    turns += 1;
    if (between(turn) >= enough) asMuch += 1;
  }
  return { horizonDays, days: count, turns, p: (asMuch + 1) / (turns + 1) };
}

function runsOf(regimes: readonly RegimeId[]): Run[] {
  const runs: Run[] = [];
  regimes.forEach((regime, row) => {
    if (runs.at(-1)?.regime !== regime) runs.push({ regime, from: row });
  });
  return runs;
}

/** For a turn of the returns: sum over regimes of days x (mean return - mean of all) squared. */
function sumOfSquares(runs: readonly Run[], values: readonly number[]): (turn: number) => number {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sums = new Float64Array(2 * values.length + 1);
  for (let row = 0; row < 2 * values.length; row += 1) {
    sums[row + 1] = (sums[row] ?? 0) + (values[row % values.length] ?? 0) - centre;
  }
  const regimes = [...new Set(runs.map(({ regime }) => regime))];
  const at = Uint8Array.from(runs, ({ regime }) => regimes.indexOf(regime));
  const edges = Int32Array.from([...runs.map(({ from }) => from), values.length]);
  const days = new Float64Array(regimes.length);
  at.forEach((regime, run) => {
    days[regime] = (days[regime] ?? 0) + (edges[run + 1] ?? 0) - (edges[run] ?? 0);
  });
  const totals = new Float64Array(regimes.length);
  return (turn) => {
    totals.fill(0);
    let before = sums[turn] ?? 0;
    for (let run = 0; run < at.length; run += 1) {
      const regime = at[run] ?? 0;
      const after = sums[turn + (edges[run + 1] ?? 0)] ?? 0;
      totals[regime] = (totals[regime] ?? 0) + after - before;
      before = after;
    }
    let sum = 0;
    for (let i = 0; i < totals.length; i += 1) sum += (totals[i] ?? 0) ** 2 / (days[i] ?? 1);
    return sum;
  };
}
