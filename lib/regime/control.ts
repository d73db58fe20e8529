/**
 * What other days show that look like an episode's first: each episode is set beside days
 * outside of every episode whose fall from the 30-day high was within 2.5 points of its own,
 * read over as many days as it lasted. Shares 0 to 1, returns in %.
 *
 * `low` and `high` hold 90 % of what that many draws from these days would give: of the count
 * exactly (a sum of unequal coins), of the mean by its variance. An episode differs when it
 * lies outside. The draws are taken for independent and neighbouring days are not, so the
 * range is rather too narrow: "differs" is said too easily, "no differently" is not.
 */
import { finite } from '../quotes/change.ts';
import { mean } from '../quotes/mean.ts';
import { dayMs } from '../quotes/point.ts';
import type { Closes } from '../series/closes.ts';
import { spanDays, type Episode } from '../series/episodes.ts';
import { lowOf, type Analogue, type Outcome } from './analogues.ts';
import { coinRange } from './coin-range.ts';
import { daysAlike } from './days-alike.ts';

export const shownIds = ['higher', 'deep', 'lowNear', 'undercut'] as const;
export type ShownId = (typeof shownIds)[number];

const deepPercent = -20;

const isAtMost = (value: number | null, line: number): boolean | null =>
  value === null ? null : value <= line;

/** What is compared of a case and of a day like it. */
type Ended = Pick<Outcome, 'after90Percent' | 'worst90Percent' | 'lowNear' | 'undercut'>;

/** Whether a case shows an outcome: higher after 90 days, down 20 % or more on the way, ... */
export const shows: Readonly<Record<ShownId, (found: Ended) => boolean | null>> = {
  higher: ({ after90Percent }) => (after90Percent === null ? null : after90Percent > 0),
  deep: ({ worst90Percent }) => isAtMost(worst90Percent, deepPercent),
  lowNear: ({ lowNear }) => lowNear,
  undercut: ({ undercut }) => undercut,
};

export interface Compared {
  /** Episodes with a known outcome and enough days like them. */
  readonly cases: number;
  /** Of the episodes: the share that shows it, or the mean return. */
  readonly found: number;
  /** The same of the days like them. */
  readonly control: number;
  readonly low: number;
  readonly high: number;
  readonly differs: boolean;
}

export interface Control {
  /** Different days that are like an episode. */
  readonly days: number;
  /** Episodes that have such days. */
  readonly cases: number;
  readonly shares: Readonly<Record<ShownId, Compared | null>>;
  /** Mean return after 90 days, %. */
  readonly after90: Compared | null;
  /**
   * Return, share higher and share deep lie all inside their ranges; null where too few
   * cases or days stand behind that.
   */
  readonly endedNoDifferently: boolean | null;
}

const fewestDaysAlike = 10;
const fewestCases = 3;
const normal90 = 1.645;

/** @param cases episodes with their outcomes; @param all every episode, the open one too */
export function controlOf(
  cases: readonly Analogue[],
  all: readonly Episode[],
  closes: Closes,
): Control {
  const likeDay = daysAlike(all, closes);
  const alike = cases.map((found) => {
    const days = likeDay(found.startDayMs);
    const later = (spanDays(found) - 1) * dayMs;
    return {
      found,
      days,
      outcomes: days.map(({ day, after90Percent, worst90Percent }): Ended => {
        const { lowNear, undercut } = lowOf({ startDayMs: day, endDayMs: day + later }, closes);
        return { after90Percent, worst90Percent, lowNear, undercut };
      }),
    };
  });
  const pairs = alike.filter(({ days }) => days.length >= fewestDaysAlike);
  const shares = {
    higher: comparedShare(pairs, shows.higher),
    deep: comparedShare(pairs, shows.deep),
    lowNear: comparedShare(pairs, shows.lowNear),
    undercut: comparedShare(pairs, shows.undercut),
  };
  const after90 = comparedMean(pairs);
  const deciding = [shares.higher, shares.deep, after90];
  const enough = deciding.every((compared) => compared && compared.cases >= fewestCases);
  return {
    days: new Set(pairs.flatMap(({ days }) => days.map(({ day }) => day))).size,
    cases: pairs.length,
    shares,
    after90,
    endedNoDifferently: enough ? deciding.every((compared) => compared?.differs === false) : null,
  };
}

interface Pair {
  readonly found: Ended;
  readonly outcomes: readonly Ended[];
}

function comparedShare(
  pairs: readonly Pair[],
  isShown: (found: Ended) => boolean | null,
): Compared | null {
  const known = pairs.flatMap(({ found, outcomes }) => {
    const shown = isShown(found);
    const likely = outcomes.flatMap((other) => isShown(other) ?? []);
    return shown === null || likely.length < fewestDaysAlike
      ? []
      : [{ shown, share: likely.filter(Boolean).length / likely.length }];
  });
  const cases = known.length;
  const control = mean(known.map(({ share }) => share));
  if (control === null) return null;
  const count = known.filter(({ shown }) => shown).length;
  const range = coinRange(known.map(({ share }) => share));
  return {
    cases,
    found: count / cases,
    control,
    low: range.low / cases,
    high: range.high / cases,
    differs: count < range.low || count > range.high,
  };
}

function comparedMean(pairs: readonly Pair[]): Compared | null {
  const known = pairs.flatMap(({ found, outcomes }) => {
    const others = outcomes.flatMap(({ after90Percent }) => after90Percent ?? []);
    const centre = others.length < fewestDaysAlike ? null : mean(others);
    const spread = centre === null ? null : mean(others.map((other) => (other - centre) ** 2));
    return found.after90Percent === null || centre === null || spread === null
      ? []
      : [{ value: found.after90Percent, centre, spread }];
  });
  const cases = known.length;
  const found = mean(known.map(({ value }) => value));
  const control = mean(known.map(({ centre }) => centre));
  const spread = known.reduce((sum, each) => sum + each.spread, 0);
  const half = finite((normal90 * Math.sqrt(spread)) / cases);
  if (found === null || control === null || half === null) return null;
  return {
    cases,
    found,
    control,
    low: control - half,
    high: control + half,
    differs: Math.abs(found - control) > half,
  };
}
