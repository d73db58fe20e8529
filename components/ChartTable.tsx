import type { ChartView } from '../lib/views/chart-view.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';

interface ChartTableProps {
  readonly chart: ChartView;
  readonly labels: PopupLabels['chart'];
}

/** The chart for readers who do not see it, and for all who want the numbers. */
export function ChartTable({ chart, labels }: ChartTableProps) {
  return (
    <div class="chart-table" role="region" aria-label={chart.tableCaption} tabIndex={0}>
      <table>
        <caption class="quiet">{chart.tableCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{labels.day}</th>
            <th scope="col" class="number">
              {labels.basis}
            </th>
            <th scope="col" class="number">
              {labels.average7}
            </th>
            <th scope="col" class="number">
              {labels.average30}
            </th>
            <th scope="col" class="number">
              {labels.price}
            </th>
          </tr>
        </thead>
        <tbody>
          {chart.rows().map((row) => (
            <tr key={row.day}>
              <th scope="row">{row.day}</th>
              <td class="number">{row.basis}</td>
              <td class="number">{row.average7}</td>
              <td class="number">{row.average30}</td>
              <td class="number">{row.price}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
