/**
 * Earlier cases by the user's own definition of an episode: what the price did around each,
 * beside other days that looked the same, and where the one that is still open stands among
 * them. In the unit of the dialect, prices in %, of closed days only.
 *
 * Counts, never chances: a handful of cases proves nothing, and how many there are depends
 * on the definition, which is why other definitions are counted too.
 */
import { dayMs } from '../quotes/point.ts';
import { closesOfPast } from '../series/closes.ts';
import { dialectColumns, type DialectId } from '../series/dialect.ts';
import { episodesBelow, type Episode, type EpisodeRule } from '../series/episodes.ts';
import { columnDays, type Past } from '../series/past.ts';
import type { RegimeLines } from '../settings/settings.ts';
import { analogues, type Analogue } from './analogues.ts';
import { conventions, type Convention } from './conventions.ts';
import { controlOf, shows, type Control } from './control.ts';

export interface CasesDefinition extends EpisodeRule {
  readonly dialect: DialectId;
}

/** Falls of the 30-day basis below the thin line, short ones left out, near ones joined. */
export const defaultDefinition = ({ thinEnter }: RegimeLines): CasesDefinition => ({
  dialect: 'basis-30d',
  line: thinEnter,
  minimumDays: 3,
  mergeGapDays: 7,
});

/** How the cases went on, as far as the days have closed. */
export interface CaseCounts {
  readonly cases: number;
  readonly higher: number;
  readonly lower: number;
  /** Not known yet after 90 days. */
  readonly waiting: number;
  /** Down 20 % or more within 90 days. */
  readonly deep: number;
}

/** The episode that has not ended, among those that have; rank 1 is the deepest, the longest. */
export interface OpenCase extends Analogue {
  readonly depthRank: number;
  readonly lengthRank: number;
  readonly among: number;
}

/** The story's two paths and the falls on the way, each with the first days of its cases. */
export interface TwoPaths {
  /** Price after 90 days against that of the first day. */
  readonly higher: readonly number[];
  readonly lower: readonly number[];
  readonly waiting: readonly number[];
  /** Down 20 % or more within the 90 days, on either path. */
  readonly deep: readonly number[];
}

export interface Cases {
  readonly definition: CasesDefinition;
  /** First closed day with a value of the dialect; null without one. */
  readonly sinceDayMs: number | null;
  /** Those that have ended, ascending. */
  readonly ended: readonly Analogue[];
  readonly open: OpenCase | null;
  readonly counts: CaseCounts;
  readonly paths: TwoPaths;
  readonly control: Control;
  readonly conventions: readonly Convention[];
}

export function casesOf(past: Past, definition: CasesDefinition, lines: RegimeLines): Cases {
  const days = columnDays(past, dialectColumns(past, definition.dialect).average7);
  const closes = closesOfPast(past);
  const episodes = episodesBelow(days, definition);
  const last = episodes.at(-1);
  const isOpen = last !== undefined && goesOn(last, definition, past.dayMs.at(-1) ?? 0);
  const ended = analogues(isOpen ? episodes.slice(0, -1) : episodes, closes);
  const [open] = isOpen ? analogues([last], closes) : [];
  return {
    definition,
    sinceDayMs: days.find(({ value }) => value !== null)?.dayMs ?? null,
    ended,
    open: open ? placed(open, ended) : null,
    counts: caseCounts(ended),
    paths: twoPaths(ended),
    control: controlOf(ended, episodes, closes),
    conventions: conventions(past, definition, lines),
  };
}

/** A next day below the line would still belong to it. */
const goesOn = (
  { endDayMs }: Episode,
  { mergeGapDays }: CasesDefinition,
  lastDayMs: number,
): boolean => lastDayMs - endDayMs <= mergeGapDays * dayMs;

const placed = (open: Analogue, ended: readonly Analogue[]): OpenCase => ({
  ...open,
  depthRank: ended.filter(({ depth }) => depth < open.depth).length + 1,
  lengthRank: ended.filter(({ daysBelow }) => daysBelow > open.daysBelow).length + 1,
  among: ended.length + 1,
});

export function caseCounts(cases: readonly Analogue[]): CaseCounts {
  const { higher, lower, waiting, deep } = twoPaths(cases);
  return {
    cases: cases.length,
    higher: higher.length,
    lower: lower.length,
    waiting: waiting.length,
    deep: deep.length,
  };
}

function twoPaths(cases: readonly Analogue[]): TwoPaths {
  const starts = (is: (found: Analogue) => boolean) =>
    cases.filter(is).map(({ startDayMs }) => startDayMs);
  return {
    higher: starts((found) => shows.higher(found) === true),
    lower: starts((found) => shows.higher(found) === false),
    waiting: starts((found) => shows.higher(found) === null),
    deep: starts((found) => shows.deep(found) === true),
  };
}
