/**
 * Four charts over one axis of closed days: the basis in a dialect, price, funding, open
 * interest. Columns are those of the record, gaps included; what is in sight is decided by
 * the window, so that moving it makes nothing anew.
 */
import { dayMs } from '../quotes/point.ts';
import type { DialectId } from '../series/dialect.ts';
import type { Column, Past } from '../series/past.ts';
import type { Settings } from '../settings/settings.ts';
import { alignedCase, type CaseSpan } from './chart-case.ts';
import { type Tick, ticks } from './chart-axis.ts';
import { type ChartMarks, chartMarks, type Span } from './chart-marks.ts';
import {
  basisPanel,
  fundingPanel,
  openInterestPanel,
  type PanelView,
  pricePanel,
} from './chart-panels.ts';
import { type ReadoutView, readoutAt, tableRows } from './chart-readout.ts';
import type { ChartWindow } from './chart-window.ts';
import { longDay } from './format.ts';
import type { Translate } from './translate.ts';

/** First and last row in sight. */
export interface Rows {
  readonly first: number;
  readonly last: number;
}

export interface ChartsView {
  readonly dialect: DialectId;
  /** Starts of UTC days in seconds, as the chart library counts. */
  readonly seconds: readonly number[];
  /** All there is to see. */
  readonly record: ChartWindow;
  readonly panels: readonly PanelView[];
  readonly marks: ChartMarks;
  /** The chosen earlier case; null where none is chosen. */
  readonly marked: Span | null;
  readonly rowsOf: (window: ChartWindow) => Rows;
  /** Ticks of the time axis, no more than so many, and how they read. */
  readonly ticks: (window: ChartWindow, most: number) => readonly Tick[];
  /** "15 Nov 2024 to 14 Nov 2025". */
  readonly span: (window: ChartWindow) => string;
  /** What the numbers are at a row; those of the last closed day where there is no cursor. */
  readonly readout: (row: number | null) => ReadoutView | null;
  readonly tableCaption: (window: ChartWindow) => string;
  /** Made only when the table is opened; newest first, thinned out over a long window. */
  readonly table: (window: ChartWindow) => readonly ReadoutView[];
}

/** Null where there is no closed day to draw. */
export function chartsView(
  past: Past | null,
  settings: Pick<Settings, 'asset' | 'lines' | 'cashPercent'>,
  dialect: DialectId,
  chosen: CaseSpan | null,
  t: Translate,
  locale: string,
): ChartsView | null {
  const first = past?.dayMs[0];
  if (past === null || first === undefined) return null;
  const closed = past.dayMs.length;
  const over = chosen === null ? null : alignedCase(past, dialect, chosen);
  const days = Array.from(
    { length: Math.max(closed, over?.length ?? 0) },
    (_, row) => first + row * dayMs,
  );
  const words = { t, locale };
  const panels = [
    basisPanel(past, dialect, settings, over, words),
    pricePanel(past, over, words),
    fundingPanel(past, words),
    openInterestPanel(past, words),
  ];
  const seconds = days.map((start) => start / 1000);
  const rowsOf = ({ from, to }: ChartWindow): Rows => ({
    first: Math.max(0, Math.ceil((from * 1000 - first) / dayMs)),
    last: Math.min(days.length - 1, Math.floor((to * 1000 - first) / dayMs)),
  });
  return {
    dialect,
    seconds,
    record: { from: seconds[firstKnown(past)] ?? first / 1000, to: seconds.at(-1) ?? first / 1000 },
    panels,
    marks: chartMarks(past, settings.lines),
    marked: chosen && {
      from: chosen.startDayMs / 1000,
      to: (chosen.endDayMs + dayMs) / 1000,
    },
    rowsOf,
    ticks: (window, most) => {
      const { first: from, last } = rowsOf(window);
      return ticks(days.slice(from, last + 1), locale, most);
    },
    span: (window) => {
      const { first: from, last } = rowsOf(window);
      return t('charts.span', {
        from: longDay(days[from] ?? first, locale),
        to: longDay(days[last] ?? first, locale),
      });
    },
    readout: (row) => readoutAt(past, dialect, Math.min(row ?? closed - 1, closed - 1), words),
    tableCaption: (window) => {
      const { first: from, last } = rowsOf(window);
      return t('chart.tableCaption', { every: t(`chart.every.${stepName(last - from + 1)}`) });
    },
    table: (window) => {
      const { first: from, last } = rowsOf(window);
      const newest = Math.min(last, closed - 1);
      const step = { day: 1, week: 7, month: 30 }[stepName(last - from + 1)];
      return tableRows(past, dialect, { first: from, last: newest }, step, words);
    },
  };
}

/** Before it no column says anything. */
function firstKnown(past: Past): number {
  const columns: readonly Column[] = [
    past.close,
    past.basis.daily,
    past.basis.average7,
    past.funding.average7,
  ];
  const starts = columns
    .map((column) => column.findIndex((value) => value !== null))
    .filter((row) => row >= 0);
  return starts.length === 0 ? 0 : Math.min(...starts);
}

const stepName = (count: number): 'day' | 'week' | 'month' =>
  count <= 90 ? 'day' : count <= 400 ? 'week' : 'month';
