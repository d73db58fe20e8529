/**
 * What the past would have been called with other lines: the curve of the 7-day average,
 * the spells shaded over it, and how often it would have changed, beside the stored lines.
 */
import { dayMs } from '../quotes/point.ts';
import { type RegimeId, regimeIds, type RegimeSpell } from '../regime/regime.ts';
import type { Replay } from '../regime/replay.ts';
import type { Past } from '../series/past.ts';
import type { RegimeLines } from '../settings/settings.ts';
import { ticks, type Tick } from './chart-axis.ts';
import { dash, day, decimal, longDay, percent } from './format.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';
import { plainTicks, type TicksOf } from './value-ticks.ts';
import { regimeGlyph, regimeInline, regimeTone, regimeWord, type Tone } from './words.ts';

/** Seconds, both ends included in the days they begin. */
export interface Span {
  readonly regime: RegimeId;
  readonly from: number;
  readonly to: number;
}

/** The curve, which no line moves, from the first day with an average on. */
export interface ReplayCurve {
  readonly seconds: readonly number[];
  readonly average7: readonly (number | null)[];
  readonly yMin: number;
  readonly yMax: number;
  readonly yTicks: TicksOf;
  readonly xTicks: (most: number) => readonly Tick[];
  /** Set where the scale leaves out what is far from all the rest, and how far it went. */
  readonly cutOff: { readonly lowest: number | null; readonly highest: number | null };
}

export interface ReplayView {
  readonly curve: ReplayCurve;
  readonly spans: readonly Span[];
  /** Those of the stored lines; null while nothing is moved. */
  readonly stored: readonly Span[] | null;
  readonly lines: readonly { readonly value: number; readonly label: string }[];
  readonly summary: string;
  /** What the numbers are, and where the scale ends before they do. */
  readonly unit: string;
  readonly caption: string;
  readonly rows: readonly ReplayRow[];
  /** What a row of the curve says; the last one where there is no cursor. */
  readonly readout: (index: number | null) => string;
}

/** One line of the comparison; `stored` is null while nothing is moved. */
export interface ReplayRow {
  readonly name: string;
  readonly glyph: string;
  readonly tone: Tone | null;
  readonly regime: RegimeId | null;
  readonly draft: string;
  readonly stored: string | null;
  /** Per cent of the width, for a bar; null where there is none. */
  readonly share: number | null;
}

/** Null where no closed day has an average. */
export function replayCurve({ dayMs: days, basis }: Past, locale: string): ReplayCurve | null {
  const first = basis.average7.findIndex((value) => value !== null);
  if (first < 0) return null;
  const shown = days.slice(first);
  const average7 = basis.average7.slice(first);
  const known = average7.flatMap((value) => value ?? []).toSorted((a, b) => a - b);
  const low = reach(known[0] ?? 0, known[Math.floor(known.length * usualShare)] ?? 0);
  const high = reach(
    known.at(-1) ?? 0,
    Math.max(known[Math.ceil(known.length * (1 - usualShare)) - 1] ?? 0, leastHigh),
  );
  const bottom = Math.min(low.end, mostLow);
  const top = Math.max(high.end, leastHigh);
  const room = top - bottom;
  return {
    seconds: shown.map((start) => start / 1000),
    average7,
    yMin: bottom - room * 0.16,
    yMax: top + room * 0.05,
    yTicks: plainTicks(locale),
    xTicks: (most) => ticks(shown, locale, most),
    cutOff: { lowest: low.beyond, highest: high.beyond },
  };
}

/** Days at either end that may be so far out that the rest would be a flat line beside them. */
const usualShare = 0.015;
/** The usual lines are in sight in a quiet record, too; % a year. */
const leastHigh = 20;
const mostLow = 0;

/** To the furthest value, unless that lies more than half as far out again as the usual ones. */
function reach(furthest: number, usual: number): { end: number; beyond: number | null } {
  const isFar = Math.abs(furthest) > Math.abs(usual) * 1.5;
  return isFar ? { end: usual, beyond: furthest } : { end: furthest, beyond: null };
}

export function replayView(
  curve: ReplayCurve,
  draft: { readonly lines: RegimeLines; readonly replay: Replay },
  stored: Replay | null,
  t: Translate,
  locale: string,
): ReplayView {
  const from = longDay((curve.seconds[0] ?? 0) * 1000, locale);
  const to = longDay((curve.seconds.at(-1) ?? 0) * 1000, locale);
  const changes = rate(draft.replay.changesPerYear, locale);
  const today = todayText(draft.replay, t, locale);
  const isMoved = stored !== null;
  const compared = (write: (replay: Replay) => string) => ({
    draft: write(draft.replay),
    stored: isMoved ? write(stored) : null,
  });
  const share = ({ shares: of, days }: Replay, regime: RegimeId): number =>
    regime === 'unknown' ? 1 - days / Math.max(curve.seconds.length, 1) : of[regime];
  // Those of the ladder always, so that a line that moves moves nothing below the table.
  const shares = regimeIds.filter(
    (regime) => regime !== 'unknown' || share(stored ?? draft.replay, regime) > 0,
  );
  const largest = Math.max(...shares.map((regime) => share(draft.replay, regime)), 0.01);
  const plain = { glyph: '', tone: null, regime: null, share: null };
  return {
    curve,
    spans: draft.replay.spells.map(spanOf),
    stored: stored?.spells.map(spanOf) ?? null,
    lines: linesOf(draft.lines, locale, t),
    summary: t('replay.summary', { from, to, changes, today }),
    unit: unitText(curve, t, locale),
    caption: t('replay.caption', {
      days: plural('days', draft.replay.days, t, locale),
      from,
      to,
    }),
    rows: [
      { name: t('replay.today'), ...plain, ...compared((each) => todayText(each, t, locale)) },
      {
        name: t('replay.changes'),
        ...plain,
        ...compared(({ changesPerYear }) => rate(changesPerYear, locale)),
      },
      ...shares.map((regime) => ({
        name: regimeWord(regime, t),
        glyph: regimeGlyph[regime],
        tone: regimeTone[regime],
        regime,
        share: (share(draft.replay, regime) / largest) * 100,
        ...compared((each) => percent(share(each, regime) * 100, locale, 0)),
      })),
    ],
    readout: (index) => readoutAt(curve, draft.replay, index, t, locale),
  };
}

const spanOf = ({ regime, firstDayMs, lastDayMs }: RegimeSpell): Span => ({
  regime,
  from: firstDayMs / 1000,
  to: (lastDayMs + dayMs) / 1000,
});

const rate = (perYear: number | null, locale: string): string =>
  perYear === null ? dash : decimal(perYear, locale);

function unitText({ cutOff }: ReplayCurve, t: Translate, locale: string): string {
  const beyond = [cutOff.lowest, cutOff.highest]
    .flatMap((value) => value ?? [])
    .map((value) => decimal(value, locale, 0));
  return beyond.length === 0
    ? t('replay.unit')
    : t('replay.unitCutOff', { values: beyond.join(', ') });
}

const lineText = (value: number, locale: string): string =>
  decimal(value, locale, Number.isInteger(value) ? 0 : 1);

const linesOf = (lines: RegimeLines, locale: string, t: Translate): ReplayView['lines'] =>
  (
    [
      ['discount', lines.discountEnter],
      ['thin', lines.thinEnter],
      ['returning', lines.thinLeave],
      ['rich', lines.richEnter],
    ] as const
  ).map(([name, value]) => ({
    value,
    label: t(`chart.line.${name}`, { line: lineText(value, locale) }),
  }));

function todayText({ today }: Replay, t: Translate, locale: string): string {
  if (today === null) return dash;
  const { regime, firstDayMs, lastDayMs } = today;
  const word = `${regimeGlyph[regime]} ${regimeInline(regime, t)}`;
  return t('replay.since', { regime: word, day: day(firstDayMs, locale, lastDayMs) });
}

function readoutAt(
  { seconds, average7 }: ReplayCurve,
  { spells }: Replay,
  index: number | null,
  t: Translate,
  locale: string,
): string {
  const row = index ?? seconds.length - 1;
  const start = (seconds[row] ?? 0) * 1000;
  const value = average7[row] ?? null;
  const spell = spells.find(({ lastDayMs }) => lastDayMs >= start);
  return [
    longDay(start, locale),
    value === null ? dash : percent(value, locale),
    spell ? `${regimeGlyph[spell.regime]} ${regimeInline(spell.regime, t)}` : dash,
  ].join(' · ');
}
