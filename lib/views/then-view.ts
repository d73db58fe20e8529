/**
 * The market on the day of an article beside the last closed day: one row a reading, and the
 * path of the price between. Ready to be drawn; the page adds nothing.
 */
import { dayMs } from '../quotes/point.ts';
import type { Past } from '../series/past.ts';
import type { RegimeLines } from '../settings/settings.ts';
import { closeOf, openInterestOf, type Standing, standingAt } from '../state/standing.ts';
import { coins, dash, day, longDay, percent, perYearShort, price } from './format.ts';
import { pathView, type PathView } from './path-view.ts';
import type { Translate } from './translate.ts';
import { properName, regimeGlyph } from './words.ts';

/** What the closed pill adds. */
export interface ThenWord {
  readonly text: string;
  /** For its accessible name. */
  readonly spoken: string;
}

export interface ThenRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** From then to now; null where there is nothing to compare. */
  readonly change: string | null;
}

export interface ThenView {
  readonly title: string;
  /** "17 Nov 2025, published". */
  readonly thenHead: string;
  /** "5 Feb, last close". */
  readonly nowHead: string;
  readonly rows: readonly ThenRow[];
  readonly path: PathView | null;
  readonly note: string;
}

interface Words {
  readonly t: Translate;
  readonly locale: string;
}

/** What a page says of its dates. */
interface Times {
  readonly publishedAtMs: number;
  readonly modifiedAtMs: number | null;
  readonly isCopy: boolean;
}

/** Null where the day of the article is not on record, or has not closed. */
export function thenWord(
  past: Past,
  lines: RegimeLines,
  publishedAtMs: number,
  nowMs: number,
  { t, locale }: Words,
): ThenWord | null {
  const closeMs = closeOf(publishedAtMs);
  const then = closeMs <= nowMs ? standingAt(past, lines, closeMs, null) : null;
  if (then === null || then.average7 === null) return null;
  return {
    text: t('pill.then.word', { percent: percent(then.average7, locale) }),
    spoken: t('pill.then.spoken', {
      percent: percent(then.average7, locale),
      day: longDay(then.dayMs, locale),
    }),
  };
}

export function thenView(
  past: Past,
  asset: string,
  lines: RegimeLines,
  { publishedAtMs, modifiedAtMs, isCopy }: Times,
  nowMs: number,
  words: Words,
): ThenView | null {
  const { t, locale } = words;
  const closeMs = closeOf(publishedAtMs);
  if (closeMs > nowMs) return null;
  const exchange = openInterestOf(past, [closeMs, (past.dayMs.at(-1) ?? 0) + dayMs]);
  const then = standingAt(past, lines, closeMs, exchange);
  const now = standingAt(past, lines, nowMs, exchange);
  if (then === null || now === null || now.dayMs <= then.dayMs) return null;
  const rows = rowsOf(then, now, asset, exchange, words);
  const isWhole = rows.every((row) => row.before !== dash && row.after !== dash);
  return {
    title: t('pill.then.title'),
    thenHead: t('pill.then.published', { day: day(then.dayMs, locale, nowMs) }),
    nowHead: t('pill.then.now', { day: day(now.dayMs, locale) }),
    rows,
    path: pathView(past, then.dayMs, words),
    note: [
      t('pill.then.note'),
      ...(isWhole ? [] : [t('pill.then.missing')]),
      ...(isCopy ? [t('pill.then.copy')] : []),
      ...(modifiedAtMs !== null && modifiedAtMs >= closeMs
        ? [t('pill.then.changed', { day: day(modifiedAtMs, locale, nowMs) })]
        : []),
    ].join(' '),
  };
}

function rowsOf(
  then: Standing,
  now: Standing,
  asset: string,
  exchange: string | null,
  { t, locale }: Words,
): ThenRow[] {
  const row = (
    label: string,
    read: (standing: Standing) => number | null,
    write: (value: number) => string,
    isRatio: boolean,
  ): ThenRow => {
    const [before, after] = [read(then), read(now)];
    const isBoth = before !== null && after !== null && before !== 0;
    return {
      label,
      before: before === null ? dash : write(before),
      after: after === null ? dash : write(after),
      change: isBoth && isRatio ? percent((after / before - 1) * 100, locale, 0, 'always') : null,
    };
  };
  const rate = (value: number): string => perYearShort(value, t, locale);
  const regime = ({ regime: id }: Standing): string =>
    `${regimeGlyph[id]} ${t(`regime.${id}.short`)}`;
  return [
    row(t('pill.then.premium'), ({ average7 }) => average7, rate, false),
    { label: t('pill.then.regime'), before: regime(then), after: regime(now), change: null },
    row(t('pill.then.funding'), ({ funding }) => funding, rate, false),
    row(
      exchange === null
        ? t('pill.then.openInterest')
        : t('pill.then.openInterestOf', { venue: properName(exchange) }),
      ({ openInterest }) => openInterest,
      (value) => coins(value, asset, t, locale),
      true,
    ),
    row(
      t('pill.then.price'),
      ({ price: value }) => value,
      (value) => price(value, locale),
      true,
    ),
  ];
}
