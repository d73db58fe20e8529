/**
 * The ladder over closed UTC days: which regime holds on each, and why it changed.
 *
 * A change needs the same target on 2 closed days in a row, and the second of them is the
 * first day of the new spell. `returning` lasts 14 days (its first is day 1). The first
 * level is read from v alone. A day without v holds the state and breaks a row; the fifth
 * such day in a row makes it `unknown`, after which the level is read from v alone again.
 * The steps are in `steps.ts`, v is the 7-day average in % a year.
 *
 * It is a description of closed days. It does not say where price goes.
 */
import type { RegimeLines } from '../settings/settings.ts';
import type { RegimeId, RegimeReason } from './regime.ts';
import { crossed, levelOf, type LevelId, type Step } from './steps.ts';

export interface LadderDay {
  /** Start of the UTC day. */
  readonly dayMs: number;
  /** 7-day average at its close, % a year. */
  readonly v: number | null;
}

export interface DayRegime {
  readonly dayMs: number;
  readonly regime: RegimeId;
  /** The day had no v, the regime is that of the day before. */
  readonly held: boolean;
  /** Why the regime changed on this day; empty where it did not. */
  readonly reasons: readonly RegimeReason[];
}

const returningDays = 14;
const longestHoldDays = 5;

interface State {
  readonly regime: RegimeId;
  /** Days in the spell. */
  readonly age: number;
  /** Days without v in a row. */
  readonly missing: number;
  /** What the last day pointed to, waiting for a second day. */
  readonly pending: { readonly target: LevelId; readonly v: number } | null;
  readonly reasons: readonly RegimeReason[];
}

const start: State = { regime: 'unknown', age: 0, missing: 0, pending: null, reasons: [] };

/** @param days consecutive closed days, ascending, gaps as days without v */
export function ladder(days: readonly LadderDay[], lines: RegimeLines): DayRegime[] {
  let state = start;
  return days.map(({ dayMs, v }) => {
    state = v === null ? hold(state) : climb(state, v, lines);
    const held = v === null && state.regime !== 'unknown';
    return { dayMs, regime: state.regime, held, reasons: state.reasons };
  });
}

function hold({ regime, age, missing }: State): State {
  const lost = regime !== 'unknown' && missing + 1 >= longestHoldDays;
  return {
    regime: lost ? 'unknown' : regime,
    age: lost ? 1 : age + 1,
    missing: missing + 1,
    pending: null,
    reasons: lost ? [{ key: 'daysMissing', values: [], line: null, verdict: 'missing' }] : [],
  };
}

function climb({ regime, age, pending }: State, v: number, lines: RegimeLines): State {
  if (regime === 'unknown') {
    return change(levelOf(v, lines), {
      key: 'levelRead',
      values: [v],
      line: null,
      verdict: 'within',
    });
  }
  const elapsed = regime === 'returning' && age >= returningDays;
  const from = elapsed ? 'usual' : regime;
  const step = crossed(from, v, lines);
  if (step && pending?.target === step.target) {
    return change(step.target, reasonOf(step, [pending.v, v], lines));
  }
  const next = step ? { target: step.target, v } : null;
  if (elapsed) {
    const reason = {
      key: 'returningElapsed',
      values: [v],
      line: null,
      verdict: 'elapsed',
    } as const;
    return { ...change(from, reason), pending: next };
  }
  return { regime, age: age + 1, missing: 0, pending: next, reasons: [] };
}

const change = (regime: LevelId, reason: RegimeReason): State => ({
  regime,
  age: 1,
  missing: 0,
  pending: null,
  reasons: [reason],
});

/** Keys below `reason` in the locale files. */
const reasonKeys: Readonly<Record<keyof RegimeLines, string>> = {
  discountEnter: 'discountEntered',
  discountLeave: 'discountLeft',
  thinEnter: 'thinEntered',
  thinLeave: 'thinLeft',
  richEnter: 'richEntered',
  richLeave: 'richLeft',
};

const reasonOf = (step: Step, values: readonly number[], lines: RegimeLines): RegimeReason => ({
  key: reasonKeys[step.line],
  values,
  line: lines[step.line],
  verdict: step.verdict,
});
