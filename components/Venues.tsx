import type { HealthView } from '../lib/views/health-view.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';

interface VenuesProps {
  readonly health: HealthView;
  readonly labels: PopupLabels['venues'];
}

/** Every venue by name: what it said, or why it said nothing. */
export function Venues({ health, labels }: VenuesProps) {
  if (health.rows.length === 0) return <p class="quiet">{labels.none}</p>;
  return (
    <table class="venues">
      <caption>
        {health.count}
        {health.spread && `, ${health.spread}`} <span class="quiet">{labels.unit}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{labels.venue}</th>
          <th scope="col" class="number">
            {labels.basis}
          </th>
          <th scope="col" class="number">
            {labels.funding}
          </th>
          <th scope="col" class="number">
            {labels.age}
          </th>
        </tr>
      </thead>
      {health.rows.map((row) => (
        <tbody key={row.name} class={row.ok ? 'venue' : 'venue venue-silent'}>
          <tr>
            <th scope="row">
              <span aria-hidden="true" class="venue-sign">
                {row.ok ? '✓' : '×'}
              </span>{' '}
              {row.name}
            </th>
            <td class="number">{row.basis}</td>
            <td class="number">{row.funding}</td>
            <td class="number">
              <span title={row.ageFull}>{row.age}</span>
            </td>
          </tr>
          <tr class="venue-note">
            <td colSpan={4}>{row.note}</td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}
