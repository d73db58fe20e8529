import type { Signal } from '@preact/signals';
import type { ChartLabels } from '../lib/views/chart-labels.ts';
import type { ChartsView } from '../lib/views/charts-view.ts';

interface ReadoutProps {
  readonly charts: ChartsView;
  readonly cursor: Signal<number | null>;
  readonly labels: ChartLabels;
}

/** The day under the crosshair, and the key to the curves of the first chart; the others have theirs beside their titles. */
export function Readout({ charts, cursor, labels }: ReadoutProps) {
  const day = charts.readout(cursor.value);
  if (!day) return null;
  return (
    <p class="readout">
      <span class="readout-day">{day.day}</span>
      <span class="key key-basis">
        {labels.basis} <b>{day.basis}</b>
      </span>
      <span class="key key-average7">
        {labels.average7Short} <b>{day.average7}</b>
      </span>
      <span class="key key-average30">
        {labels.average30Short} <b>{day.average30}</b>
      </span>
      <span class="unseen">
        {labels.funding} {day.funding} {labels.openInterest} {day.openInterest} {labels.price}{' '}
        {day.price}
      </span>
    </p>
  );
}
