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
      {receipts.map(({ title, asOf, rows }) => (
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
        </section>
      ))}
    </div>
  );
}
