import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { ChartRange, ChartView } from '../lib/views/chart-view.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';
import { ChartTable } from './ChartTable.tsx';
import type { MiniChartProps } from './MiniChart.tsx';

interface ChartPanelProps {
  readonly chart: ChartView | null;
  /** Said in the place of a chart that cannot be; null where there can be one. */
  readonly none: string | null;
  readonly range: ChartRange;
  readonly labels: PopupLabels['chart'];
  readonly MiniChart: ComponentType<MiniChartProps> | null;
  readonly theme: string;
  readonly onRange: (range: ChartRange) => void;
}

/** The record: range buttons, a legend that reads the row under the cursor, chart or table. */
export function ChartPanel(props: ChartPanelProps) {
  const { none, range, labels, MiniChart, theme, onRange } = props;
  const chart = none === null ? props.chart : null;
  const cursor = useSignal<number | null>(null);
  const showTable = useSignal(false);
  const shown = chart?.readout(cursor.value) ?? chart?.readout(null);
  return (
    <section class="chart" aria-labelledby="chart-title">
      <div class="chart-head">
        <div class="chart-title">
          <h2 id="chart-title">{labels.title}</h2>
          {chart && <span class="key key-line">{chart.cash.label}</span>}
        </div>
        {none === null && (
          <>
            <fieldset class="ranges">
              <legend class="unseen">{labels.range}</legend>
              {labels.ranges.map(({ id, short, long }) => (
                <button
                  key={id}
                  type="button"
                  aria-pressed={id === range}
                  title={long}
                  onClick={() => onRange(id)}
                >
                  {short}
                </button>
              ))}
            </fieldset>
            <button
              type="button"
              class="toggle"
              aria-pressed={showTable.value}
              onClick={() => {
                showTable.value = !showTable.value;
              }}
            >
              {labels.table}
            </button>
          </>
        )}
      </div>
      {shown && (
        <p class="readout">
          <span class="readout-day">{shown.day}</span>
          <span class="key key-basis">
            {labels.basis} <b>{shown.basis}</b>
          </span>
          <span class="key key-average7">
            {labels.average7} <b>{shown.average7}</b>
          </span>
          <span class="key key-average30">
            {labels.average30} <b>{shown.average30}</b>
          </span>
          <span class="readout-price">
            {labels.price} <b>{shown.price}</b>
          </span>
        </p>
      )}
      <div class="chart-body">
        {chart === null ? (
          <p class="quiet chart-empty">{none ?? (MiniChart ? labels.empty : labels.loading)}</p>
        ) : showTable.value ? (
          <ChartTable chart={chart} labels={labels} />
        ) : MiniChart ? (
          <MiniChart
            chart={chart}
            theme={theme}
            onCursor={(index) => {
              cursor.value = index;
            }}
          />
        ) : (
          <p class="unseen">{labels.loading}</p>
        )}
      </div>
    </section>
  );
}
