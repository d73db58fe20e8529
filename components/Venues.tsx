import type { HealthView } from '../lib/views/health-view.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';

interface VenuesProps {
  readonly health: HealthView;
  readonly labels: PopupLabels['venues'];
  readonly optionsUrl: string;
}

/** The venues that are asked, and how many are not, with the way to change that. */
export function Venues({ health, labels, optionsUrl }: VenuesProps) {
  return (
    <>
      {health.rows.length === 0 ? (
        <p class="quiet">{health.none}</p>
      ) : (
        <VenueTable health={health} labels={labels} />
      )}
      {health.isChoice && (
        <p class="venues-others">
          {health.others}{' '}
          <a href={`${optionsUrl}#exchanges`} target="_blank">
            {labels.choose}
          </a>
        </p>
      )}
    </>
  );
}

/** One line each: what it said; a second one only where something is to be said. */
function VenueTable({ health, labels }: Omit<VenuesProps, 'optionsUrl'>) {
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
          {row.note !== '' && (
            <tr class="venue-note">
              <td colSpan={4}>{row.note}</td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}
