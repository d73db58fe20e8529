import type { Signal } from '@preact/signals';
import type { ChartLabels } from '../lib/views/chart-labels.ts';
import type { ChartsView } from '../lib/views/charts-view.ts';

interface ReadoutProps {
  readonly charts: ChartsView;
  readonly cursor: Signal<number | null>;
  readonly labels: ChartLabels;
}

/** The day under the crosshair in all four charts, and the key to the curves of the first. */
export function Readout({ charts, cursor, labels }: ReadoutProps) {
  const day = charts.readout(cursor.value);
  if (!day) return null;
  const cash = charts.panels[0]?.cash;
  return (
    <p class="readout">
      <span class="readout-day">{day.day}</span>
      <span class="key key-basis">
        {labels.basis} <b>{day.basis}</b>
      </span>
      <span class="key key-average7">
        {labels.average7} <b>{day.average7}</b>
      </span>
      <span class="key key-average30">
        {labels.average30} <b>{day.average30}</b>
      </span>
      {cash && <span class="key key-line">{cash.label}</span>}
      <span>
        {labels.funding} <b>{day.funding}</b>
      </span>
      <span>
        {labels.openInterest} <b>{day.openInterest}</b>
      </span>
      <span>
        <span class="unseen">{labels.price} </span>
        <b>{day.price}</b>
      </span>
    </p>
  );
}
