/** The four panels of the charts: curves, lines, shading, and what is said of each. */
import { assetOf } from '../quotes/assets.ts';
import { type DialectId, dialectColumns } from '../series/dialect.ts';
import type { Column, Past } from '../series/past.ts';
import type { Settings } from '../settings/settings.ts';
import type { AlignedCase } from './chart-case.ts';
import { bounds, type Reach, room, usualReach, wholeReach } from './chart-axis.ts';
import { dialectDigits, dialectKeys, type DialectLines, dialectLines } from './chart-dialect.ts';
import { type Beyond, beyondOf, known, summaryOf, type Words } from './chart-summary.ts';
import { compactNumber, decimal, price } from './format.ts';
import { undatedText } from './undated.ts';
import { compactTicks, plainTicks, type TicksOf } from './value-ticks.ts';
import { properName } from './words.ts';

export type CurveId =
  'day' | 'average7' | 'average30' | 'price' | 'funding' | 'openInterest' | 'case';

/** What the y axis reaches over the rows in sight, and the furthest values beyond it. */
export interface PanelScale {
  readonly reach: Reach;
  readonly beyond: readonly Beyond[];
}

export interface PanelView extends DialectLines {
  readonly id: 'basis' | 'price' | 'funding' | 'openInterest';
  readonly title: string;
  readonly curves: readonly { readonly id: CurveId; readonly column: Column }[];
  /**
   * Over these rows, both included; null where nothing is on record in them.
   * @param nameShare of the height that the name of a line needs
   */
  readonly scale: (first: number, last: number, nameShare: number) => PanelScale | null;
  readonly ticks: TicksOf;
  /** Why nothing of it is on record; null where something is. */
  readonly none: string | null;
  /** The panel over these rows in a sentence. */
  readonly summary: (first: number, last: number) => string;
}

type ChartSettings = Pick<Settings, 'asset' | 'lines' | 'cashPercent'>;

const bare: DialectLines = { lines: [], bands: [], cash: null };

export function basisPanel(
  past: Past,
  dialect: DialectId,
  settings: ChartSettings,
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
  const write = (value: number): string => decimal(value, locale, dialectDigits[dialect]);
  return {
    id: 'basis',
    title: t(`charts.dialect.${dialectKeys[dialect]}.title`),
    ...lined,
    curves,
    scale: scaleOf(past, curves, words, write, (values, rows, nameShare) =>
      bounds(values, lined, lastOf(average7, rows), nameShare),
    ),
    ticks: plainTicks(locale),
    none: isEmpty(curves) ? noBasis(dialect, settings, words) : null,
    summary: summaryOf(past, 'charts.summary.basis', average7, words, write),
  };
}

function noBasis(dialect: DialectId, { asset }: ChartSettings, { t }: Words): string {
  const isDated = dialect !== 'perp-premium' && dialect !== 'funding';
  if (isDated && !assetOf(asset).dated) return undatedText('chart', { asset }, t);
  return t(`charts.none.${dialectKeys[dialect]}`);
}

export function pricePanel(past: Past, over: AlignedCase | null, words: Words): PanelView {
  const { t, locale } = words;
  const curves = [
    ...(over ? [{ id: 'case', column: over.close } as const] : []),
    { id: 'price', column: past.close } as const,
  ];
  const write = (value: number): string => price(value, locale);
  return {
    id: 'price',
    title: t('charts.price'),
    ...bare,
    curves,
    scale: scaleOf(past, curves, words, write, (values) => room(wholeReach(values))),
    ticks: compactTicks(locale),
    none: isEmpty(curves) ? t('charts.none.price') : null,
    summary: summaryOf(past, 'charts.summary.price', past.close, words, write),
  };
}

export function fundingPanel(past: Past, words: Words): PanelView {
  const { t, locale } = words;
  const { average7 } = past.funding;
  const curves = [{ id: 'funding', column: average7 }] as const;
  const write = (value: number): string => decimal(value, locale);
  return {
    id: 'funding',
    title: t('charts.funding'),
    ...bare,
    lines: [{ value: 0, label: '', side: 'below' }],
    curves,
    scale: scaleOf(past, curves, words, write, (values, rows) => {
      const newest = lastOf(average7, rows) ?? 0;
      return room(usualReach(values, [Math.min(0, newest), Math.max(2, newest)]));
    }),
    ticks: plainTicks(locale),
    none: isEmpty(curves) ? t('charts.none.funding') : null,
    summary: summaryOf(past, 'charts.summary.funding', average7, words, write),
  };
}

export function openInterestPanel(past: Past, words: Words): PanelView {
  const { t, locale } = words;
  const kept = longestOpenInterest(past);
  const curves = [{ id: 'openInterest', column: kept?.coins ?? [] }] as const;
  const write = (value: number): string => compactNumber(value, locale);
  return {
    id: 'openInterest',
    title: kept
      ? t('charts.openInterest', { venue: properName(kept.exchange) })
      : t('charts.openInterestNone'),
    ...bare,
    curves,
    scale: scaleOf(past, curves, words, write, (values) => room(wholeReach(values))),
    ticks: compactTicks(locale),
    none: kept ? null : t('charts.none.openInterest'),
    summary: summaryOf(past, 'charts.summary.openInterest', kept?.coins ?? [], words, write),
  };
}

/** The exchange whose record has the most days: records of several are never joined. */
export function longestOpenInterest({
  openInterest,
}: Past): Past['openInterest'][number] | undefined {
  const counted = openInterest.map((record) => ({
    record,
    days: record.coins.filter((value) => value !== null).length,
  }));
  return counted.filter(({ days }) => days > 0).toSorted((a, b) => b.days - a.days)[0]?.record;
}

type Curves = PanelView['curves'];
type Rows = readonly [first: number, last: number];

const isEmpty = (curves: Curves): boolean =>
  curves.every(({ column }) => column.every((value) => value === null));

const scaleOf =
  (
    past: Past,
    curves: Curves,
    words: Words,
    write: (value: number) => string,
    reachOf: (values: readonly number[], rows: Rows, nameShare: number) => Reach,
  ): PanelView['scale'] =>
  (first, last, nameShare) => {
    const values = known(curves, first, last);
    if (values.length === 0) return null;
    const reach = reachOf(values, [first, last], nameShare);
    return { reach, beyond: beyondOf(past, curves, [first, last], reach, words, write) };
  };

/** The newest value in sight. */
function lastOf(column: Column, [first, last]: Rows): number | null {
  for (let row = last; row >= first; row -= 1) {
    const value = column[row] ?? null;
    if (value !== null) return value;
  }
  return null;
}
