/** What was told, newest first. */
import type { AlertRow } from '../lib/views/alert-text.ts';
import type { AlertsLabels } from '../lib/views/section-labels.ts';

interface AlertLogProps {
  readonly rows: readonly AlertRow[];
  readonly labels: AlertsLabels;
}

export function AlertLog({ rows, labels }: AlertLogProps) {
  return (
    <div class="data-part">
      <h3>{labels.log}</h3>
      {rows.length === 0 ? (
        <p class="quiet">{labels.logEmpty}</p>
      ) : (
        <div class="alert-log" role="region" aria-label={labels.log} tabIndex={0}>
          <table>
            <thead class="unseen">
              <tr>
                <th scope="col">{labels.logTime}</th>
                <th scope="col">{labels.logWhat}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, time, title, message }) => (
                <tr key={id}>
                  <th scope="row" class="quiet">
                    {time}
                  </th>
                  <td>
                    <b>{title}</b>
                    <span class="quiet alert-message">{message}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
