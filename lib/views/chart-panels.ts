/** The four panels of the charts: curves, lines, shading, and what is said of each. */
import { type DialectId, dialectColumns } from '../series/dialect.ts';
import type { Column, Past } from '../series/past.ts';
import type { Settings } from '../settings/settings.ts';
import type { AlignedCase } from './chart-case.ts';
import { bounds, room } from './chart-axis.ts';
import { dialectDigits, dialectKeys, type DialectLines, dialectLines } from './chart-dialect.ts';
import { compactNumber, decimal, longDay, price } from './format.ts';
import type { Translate } from './translate.ts';
import { properName } from './words.ts';

export type CurveId =
  'day' | 'average7' | 'average30' | 'price' | 'funding' | 'openInterest' | 'case';

export interface PanelView extends DialectLines {
  readonly id: 'basis' | 'price' | 'funding' | 'openInterest';
  readonly title: string;
  readonly curves: readonly { readonly id: CurveId; readonly column: Column }[];
  /** What the y axis reaches over these rows, both included. */
  readonly reach: (first: number, last: number) => readonly [number, number];
  readonly yLabel: (value: number) => string;
  /** Nothing of it is on record. */
  readonly isEmpty: boolean;
  /** The panel over these rows in a sentence. */
  readonly summary: (first: number, last: number) => string;
}

interface Words {
  readonly t: Translate;
  readonly locale: string;
}

const bare: DialectLines = { lines: [], bands: [], cash: null };

export function basisPanel(
  past: Past,
  dialect: DialectId,
  settings: Pick<Settings, 'lines' | 'cashPercent'>,
  over: AlignedCase | null,
  words: Words,
): PanelView {
  const { t, locale } = words;
  const { daily, average7, average30 } = dialectColumns(past, dialect);
  const lined = dialectLines(dialect, settings, t, locale);
  const curves = [
    { id: 'day', column: daily },
    { id: 'average30', column: average30 },
    ...(over ? [{ id: 'case', column: over.average7 } as const] : []),
    { id: 'average7', column: average7 },
  ] as const;
  const digits = dialectDigits[dialect];
  return {
    id: 'basis',
    title: t(`charts.dialect.${dialectKeys[dialect]}.title`),
    ...lined,
    curves,
    reach: (first, last) => bounds(known(curves, first, last), lined),
    yLabel: (value) => decimal(value, locale, shownDigits(value, digits - 1)),
    isEmpty: isEmpty(curves),
    summary: summaryOf(past, 'charts.summary.basis', average7, words, (value) =>
      decimal(value, locale, digits),
    ),
  };
}

export function pricePanel(past: Past, over: AlignedCase | null, words: Words): PanelView {
  const { t, locale } = words;
  const curves = [
    ...(over ? [{ id: 'case', column: over.close } as const] : []),
    { id: 'price', column: past.close } as const,
  ];
  return {
    id: 'price',
    title: t('charts.price'),
    ...bare,
    curves,
    reach: (first, last) => room(known(curves, first, last)),
    yLabel: (value) => compactNumber(value, locale),
    isEmpty: isEmpty(curves),
    summary: summaryOf(past, 'charts.summary.price', past.close, words, (value) =>
      price(value, locale),
    ),
  };
}

export function fundingPanel(past: Past, words: Words): PanelView {
  const { t, locale } = words;
  const { average7 } = past.funding;
  const curves = [{ id: 'funding', column: average7 }] as const;
  return {
    id: 'funding',
    title: t('charts.funding'),
    ...bare,
    lines: [{ value: 0, label: '', side: 'below' }],
    curves,
    reach: (first, last) => room([...known(curves, first, last), 0, 2]),
    yLabel: (value) => decimal(value, locale, 0),
    isEmpty: isEmpty(curves),
    summary: summaryOf(past, 'charts.summary.funding', average7, words, (value) =>
      decimal(value, locale),
    ),
  };
}

export function openInterestPanel(past: Past, words: Words): PanelView {
  const { t, locale } = words;
  const kept = longestOpenInterest(past);
  const curves = [{ id: 'openInterest', column: kept?.coins ?? [] }] as const;
  return {
    id: 'openInterest',
    title: kept
      ? t('charts.openInterest', { venue: properName(kept.exchange) })
      : t('charts.openInterestNone'),
    ...bare,
    curves,
    reach: (first, last) => room(known(curves, first, last)),
    yLabel: (value) => compactNumber(value, locale),
    isEmpty: isEmpty(curves),
    summary: summaryOf(past, 'charts.summary.openInterest', kept?.coins ?? [], words, (value) =>
      compactNumber(value, locale),
    ),
  };
}

/** The exchange whose record has the most days: records of several are never joined. */
export function longestOpenInterest({
  openInterest,
}: Past): Past['openInterest'][number] | undefined {
  const known = openInterest.map((record) => ({
    record,
    days: record.coins.filter((value) => value !== null).length,
  }));
  return known.filter(({ days }) => days > 0).toSorted((a, b) => b.days - a.days)[0]?.record;
}

type Curves = PanelView['curves'];

const isEmpty = (curves: Curves): boolean =>
  curves.every(({ column }) => column.every((value) => value === null));

function known(curves: Curves, first: number, last: number): number[] {
  const values: number[] = [];
  for (const { column } of curves)
    for (let row = first; row <= last; row += 1) {
      const value = column[row];
      if (value !== null && value !== undefined) values.push(value);
    }
  return values;
}

/** Whole numbers where they are whole. */
const shownDigits = (value: number, most: number): number => {
  const isAt = (digits: number): boolean =>
    Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) < 1e-6;
  for (let digits = 0; digits < most; digits += 1) if (isAt(digits)) return digits;
  return Math.max(most, 0);
};

type SummaryKey = `charts.summary.${PanelView['id']}`;

function summaryOf(
  { dayMs: days }: Past,
  key: SummaryKey,
  column: Column,
  { t, locale }: Words,
  write: (value: number) => string,
): PanelView['summary'] {
  const at = (row: number): string => write(column[row] ?? 0);
  const on = (row: number): string => longDay(days[row] ?? 0, locale);
  return (first, last) => {
    let [low, high, end] = [-1, -1, -1];
    for (let row = first; row <= last; row += 1) {
      const value = column[row];
      if (value === null || value === undefined) continue;
      if (value < (column[low] ?? Infinity)) low = row;
      if (value > (column[high] ?? -Infinity)) high = row;
      end = row;
    }
    if (end < 0) return t('charts.summary.none');
    return t(key, {
      from: on(first),
      to: on(Math.min(last, days.length - 1)),
      lowest: at(low),
      lowestDay: on(low),
      highest: at(high),
      highestDay: on(high),
      last: at(end),
      lastDay: on(end),
    });
  };
}
