/** The daily basis over time: columns, lines, labels, a summary and a table of the same. */
import type { RegimeId } from '../regime/regime.ts';
import type { Settings } from '../settings/settings.ts';
import type { ChartSeries } from '../state/chart-series.ts';
import { bounds, ticks, type Tick } from './chart-axis.ts';
import { decimal, longDay, percent, price, dash } from './format.ts';
import type { Translate } from './translate.ts';

export const chartRanges = ['30d', '90d', '1y', 'all'] as const;
export type ChartRange = (typeof chartRanges)[number];

const rangeDays: Readonly<Record<ChartRange, number>> = {
  '30d': 30,
  '90d': 90,
  '1y': 365,
  all: Infinity,
};

type Column = readonly (number | null)[];

interface ReadoutView {
  readonly day: string;
  readonly basis: string;
  readonly average7: string;
  readonly average30: string;
  readonly price: string;
}

export interface ChartView {
  readonly range: ChartRange;
  /** Starts of UTC days in seconds, as the chart library counts. */
  readonly seconds: readonly number[];
  readonly basis: Column;
  readonly average7: Column;
  readonly average30: Column;
  /** The lines the reading turns on; what is said of one stands on its side of it. */
  readonly lines: readonly {
    readonly value: number;
    readonly label: string;
    readonly side: 'above' | 'below';
  }[];
  readonly cash: { readonly value: number; readonly label: string };
  /** Shading of the regimes, % a year; null reaches the edge. */
  readonly bands: readonly {
    readonly regime: RegimeId;
    readonly from: number | null;
    readonly to: number | null;
  }[];
  readonly yMin: number;
  readonly yMax: number;
  readonly yLabel: (value: number) => string;
  /** Ticks of the time axis, in seconds, and how they read. */
  readonly xTicks: readonly Tick[];
  /** What the numbers are at a row; the last one where there is no cursor. */
  readonly readout: (index: number | null) => ReadoutView | null;
  readonly summary: string;
  readonly tableCaption: string;
  /** Made only when the table is opened. */
  readonly rows: () => readonly ReadoutView[];
}

/** Null where there is no row to draw. */
export function chartView(
  series: ChartSeries | null,
  { lines, cashPercent }: Settings,
  range: ChartRange,
  t: Translate,
  locale: string,
): ChartView | null {
  const length = series?.dayMs.length ?? 0;
  if (series === null || length === 0) return null;
  const start = Math.max(0, length - rangeDays[range]);
  const days = series.dayMs.slice(start);
  const column = (values: Column): Column => values.slice(start);
  const basis = column(series.basis);
  const average7 = column(series.average7);
  const average30 = column(series.average30);
  const prices = column(series.price);
  const known = [...basis, ...average7, ...average30].filter((value) => value !== null);
  const [yMin, yMax] = bounds(known, lines.thinLeave, lines.richEnter);
  const readoutAt = (index: number): ReadoutView | null => {
    const dayStart = days[index];
    if (dayStart === undefined) return null;
    const rate = (values: Column): string =>
      written(values[index], (value) => decimal(value, locale));
    return {
      day: longDay(dayStart, locale),
      basis: rate(basis),
      average7: rate(average7),
      average30: rate(average30),
      price: written(prices[index], (value) => price(value, locale)),
    };
  };
  const lineOf = (
    regime: 'discount' | 'thin' | 'returning' | 'rich',
    value: number,
  ): ChartView['lines'][number] => ({
    value,
    label: t(`chart.line.${regime}`, { line: lineText(value, locale) }),
    side: regime === 'discount' || regime === 'thin' ? 'below' : 'above',
  });
  return {
    range,
    seconds: days.map((start) => start / 1000),
    basis,
    average7,
    average30,
    lines: [
      lineOf('discount', lines.discountEnter),
      lineOf('thin', lines.thinEnter),
      lineOf('returning', lines.thinLeave),
      lineOf('rich', lines.richEnter),
    ],
    cash: {
      value: cashPercent,
      label: t('scale.cash', { cash: lineText(cashPercent, locale) }),
    },
    bands: [
      { regime: 'discount', from: null, to: lines.discountEnter },
      { regime: 'thin', from: lines.discountEnter, to: lines.thinEnter },
      { regime: 'rich', from: lines.richEnter, to: null },
    ],
    yMin,
    yMax,
    yLabel: (value) => decimal(value, locale, 0),
    xTicks: ticks(days, locale),
    readout: (index) => readoutAt(index ?? days.length - 1),
    summary: summary(days, average7, t, locale),
    tableCaption: t('chart.tableCaption', { every: t(`chart.every.${stepName(days.length)}`) }),
    rows: () => tableIndexes(days.length).flatMap((index) => readoutAt(index) ?? []),
  };
}

const written = (value: number | null | undefined, write: (known: number) => string): string =>
  value === null || value === undefined ? dash : write(value);

const lineText = (value: number, locale: string): string =>
  decimal(value, locale, Number.isInteger(value) ? 0 : 1);

const stepName = (count: number): 'day' | 'week' | 'month' =>
  count <= 90 ? 'day' : count <= 400 ? 'week' : 'month';

/** Newest first; a long range is thinned out, so that the table stays a table. */
function tableIndexes(count: number): number[] {
  const step = { day: 1, week: 7, month: 30 }[stepName(count)];
  const indexes: number[] = [];
  for (let index = count - 1; index >= 0; index -= step) indexes.push(index);
  return indexes;
}

function summary(days: readonly number[], average7: Column, t: Translate, locale: string): string {
  let low = -1;
  let high = -1;
  average7.forEach((value, index) => {
    if (value === null) return;
    if (low < 0 || value < (average7[low] ?? value)) low = index;
    if (high < 0 || value > (average7[high] ?? value)) high = index;
  });
  const at = (index: number): { value: string; day: string } => ({
    value: percent(average7[index] ?? 0, locale),
    day: longDay(days[index] ?? 0, locale),
  });
  if (low < 0) return t('chart.summaryEmpty');
  const [lowest, highest] = [at(low), at(high)];
  const last = average7.at(-1);
  return t('chart.summary', {
    from: longDay(days[0] ?? 0, locale),
    to: longDay(days.at(-1) ?? 0, locale),
    lowest: lowest.value,
    lowestDay: lowest.day,
    highest: highest.value,
    highestDay: highest.day,
    last: last === null || last === undefined ? dash : percent(last, locale),
  });
}
