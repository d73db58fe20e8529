import type { ChartLabels } from '../lib/views/chart-labels.ts';
import type { ChartsView } from '../lib/views/charts-view.ts';
import type { ChartWindow } from '../lib/views/chart-window.ts';

interface ChartTableProps {
  readonly charts: ChartsView;
  readonly window: ChartWindow;
  readonly labels: ChartLabels;
}

const columns = ['basis', 'average7', 'average30', 'funding', 'openInterest', 'price'] as const;

/** The charts for readers who do not see them, and for all who want the numbers. */
export function ChartTable({ charts, window, labels }: ChartTableProps) {
  const caption = charts.tableCaption(window);
  return (
    <div class="chart-scroll chart-table" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="quiet">
          {caption}, {charts.span(window)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{labels.day}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="number">
                {labels[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {charts.table(window).map((row) => (
            <tr key={row.dayInFull}>
              <th scope="row">{row.dayInFull}</th>
              {columns.map((column) => (
                <td key={column} class="number">
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
