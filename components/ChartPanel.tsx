import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import type { ChartsView } from '../lib/views/charts-view.ts';
import type { ChartRange, ChartWindow } from '../lib/views/chart-window.ts';
import type { Chosen } from '../lib/views/chosen.ts';
import type { ChartLabels } from '../lib/views/chart-labels.ts';
import type { Gestures } from './chart-gestures.ts';
import { ChartTable } from './ChartTable.tsx';
import type { MiniChartProps } from './MiniChart.tsx';
import { Readout } from './Readout.tsx';

export interface ChartPanelProps extends Gestures {
  /** Null while the record has not been read, or holds nothing. */
  readonly charts: ChartsView | null;
  readonly window: ChartWindow | null;
  /** Null where the window is none of the ranges. */
  readonly range: ChartRange | null;
  readonly dialect: Chosen['dialect'];
  /** How often this dialect was below zero, and when last; empty while that is not known. */
  readonly note: string;
  /** Said where the record has been read and holds nothing, or could not be. */
  readonly empty: string;
  readonly labels: ChartLabels;
  /** Arrives after the numbers are painted. */
  readonly MiniChart: ComponentType<MiniChartProps> | null;
  readonly theme: string;
  readonly onChoose: (part: Partial<Chosen>) => void;
  readonly onPicture: (panels: readonly HTMLElement[]) => void;
  /** What stands behind "More": made only when it is opened. */
  readonly more: () => ComponentChildren;
}

/** The record: which basis, how long, four charts or a table of the same, and more behind. */
export function ChartPanel(props: ChartPanelProps) {
  const { charts, range, dialect, labels, onChoose, more } = props;
  const shown = useSignal<'charts' | 'table' | 'more'>('charts');
  const cursor = useSignal<number | null>(null);
  const toggle = (what: 'table' | 'more', long?: string) => (
    <button
      type="button"
      class="toggle"
      data-shows={what}
      title={long}
      aria-pressed={shown.value === what}
      onClick={() => {
        shown.value = shown.value === what ? 'charts' : what;
      }}
    >
      {labels[what]}
    </button>
  );
  return (
    <section class="chart" aria-label={labels.title}>
      <div class="chart-head">
        <fieldset class="choice-row dialects">
          <legend class="unseen">{labels.dialect}</legend>
          <span class="choice-name" aria-hidden="true">
            {labels.dialect}
          </span>
          {labels.dialects.map(({ id, short, long }) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === dialect}
              title={long}
              onClick={() => onChoose({ dialect: id })}
            >
              {short}
            </button>
          ))}
        </fieldset>
        <fieldset class="choice-row ranges">
          <legend class="unseen">{labels.range}</legend>
          {labels.ranges.map(({ id, short, long }) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === range}
              title={long}
              onClick={() => onChoose({ range: id })}
            >
              {short}
            </button>
          ))}
        </fieldset>
      </div>
      {charts && <Readout charts={charts} cursor={cursor} labels={labels} />}
      <div class="chart-body">
        {shown.value === 'more' ? (
          <div class="chart-scroll" role="region" aria-label={labels.moreLong} tabIndex={0}>
            {more()}
          </div>
        ) : (
          <Record {...props} isTable={shown.value === 'table'} cursor={cursor} />
        )}
      </div>
      <div class="chart-foot">
        {toggle('more', labels.moreLong)}
        {toggle('table')}
        {charts && shown.value === 'charts' && (
          <button
            type="button"
            class="toggle"
            title={labels.pictureLong}
            onClick={(event) => props.onPicture(panelsBeside(event.currentTarget))}
          >
            {labels.picture}
          </button>
        )}
        {props.note !== '' && <span class="quiet chart-note">{props.note}</span>}
      </div>
    </section>
  );
}

const panelsBeside = (button: HTMLElement): readonly HTMLElement[] => [
  ...(button.closest('.chart')?.querySelectorAll<HTMLElement>('.panel') ?? []),
];

type RecordProps = ChartPanelProps & {
  readonly isTable: boolean;
  readonly cursor: Signal<number | null>;
};

function Record({ charts, window, isTable, MiniChart, cursor, empty, ...rest }: RecordProps) {
  const { labels, theme, ...on } = rest;
  if (charts === null || window === null)
    return <p class="quiet chart-empty">{MiniChart ? empty : labels.loading}</p>;
  if (isTable) return <ChartTable charts={charts} window={window} labels={labels} />;
  if (!MiniChart) return <p class="unseen">{labels.loading}</p>;
  return (
    <MiniChart
      charts={charts}
      window={window}
      theme={theme}
      label={labels.keys}
      cursor={cursor}
      onMove={on.onMove}
      onScale={on.onScale}
      onKey={on.onKey}
    />
  );
}
