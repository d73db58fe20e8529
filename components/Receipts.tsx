import type { PopupLabels } from '../lib/views/popup-labels.ts';
import type { ReceiptView } from '../lib/views/receipts-view.ts';

interface ReceiptsProps {
  readonly receipts: readonly ReceiptView[];
  readonly labels: PopupLabels['receipts'];
}

/** The inputs of every reading. */
export function Receipts({ receipts, labels }: ReceiptsProps) {
  if (receipts.length === 0) return <p class="quiet">{labels.none}</p>;
  return (
    <div class="receipts">
      {receipts.map(({ title, asOf, rows, venues, notes }) => (
        <section key={title}>
          <h3>
            {title} {asOf !== '' && <span class="quiet">{asOf}</span>}
          </h3>
          <ul>
            {rows.map(({ name, value, source }, index) => (
              <li key={index}>
                <span>
                  {name} <span class="quiet">{source}</span>
                </span>
                <span class="number">{value}</span>
              </li>
            ))}
          </ul>
          {venues.length > 0 && <VenueReceipts venues={venues} />}
          {notes.map((note) => (
            <p key={note} class="receipt-note">
              {note}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}

/** What each exchange said, used or not; the contracts behind it, and why it was left out. */
const VenueReceipts = ({ venues }: Pick<ReceiptView, 'venues'>) => (
  <ul class="receipt-venues">
    {venues.map(({ name, value, age, ageFull, contracts, why }) => (
      <li key={name}>
        <span>
          {name} <span class="quiet">{contracts}</span>
          {why !== '' && <span class="receipt-why">{why}</span>}
        </span>
        <span class="number">
          {value}{' '}
          <span class="quiet" title={ageFull}>
            {age}
          </span>
        </span>
      </li>
    ))}
  </ul>
);
