import { useEffect, useRef } from 'preact/hooks';
import type { PopupLabels } from '../lib/views/popup-labels.ts';
import type { ReceiptView } from '../lib/views/receipts-view.ts';
import { CopyButton } from './CopyButton.tsx';
import { keepInSight } from './page.ts';

interface ReceiptsProps {
  readonly receipts: readonly ReceiptView[];
  readonly labels: PopupLabels['receipts'];
  /** The receipt that was asked for: it comes into sight and takes the focus. */
  readonly asked: { readonly receipt: string } | null;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** How every number was made, of what, by whom and when. */
export function Receipts({ receipts, labels, asked, onCopy }: ReceiptsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const section = asked && list.current?.querySelector<HTMLElement>(`#receipt-${asked.receipt}`);
    if (!section) return;
    section.focus({ preventScroll: true });
    return keepInSight(section, 'start');
  }, [asked]);
  if (receipts.length === 0) return <p class="quiet">{labels.none}</p>;
  const all = (): string => `[${receipts.map(({ json }) => json()).join(',\n')}]`;
  return (
    <div class="receipts" ref={list}>
      <CopyButton labels={labels} label={labels.copyAll} text={all} onCopy={onCopy} />
      {receipts.map((receipt) => (
        <Receipt
          key={receipt.key}
          receipt={receipt}
          labels={labels}
          isAsked={receipt.key === asked?.receipt}
          onCopy={onCopy}
        />
      ))}
    </div>
  );
}

interface ReceiptProps extends Pick<ReceiptsProps, 'labels' | 'onCopy'> {
  readonly receipt: ReceiptView;
  readonly isAsked: boolean;
}

const Receipt = ({ receipt, labels, isAsked, onCopy }: ReceiptProps) => {
  const { key, title, value, asOf, formula, rows, venues, notes, sources, json } = receipt;
  return (
    <section id={`receipt-${key}`} class="receipt" data-asked={isAsked} tabIndex={-1}>
      <h3>
        <span>{title}</span> <span class="number">{value}</span>
      </h3>
      {asOf !== '' && <p class="quiet">{asOf}</p>}
      <p class="receipt-formula">{formula}</p>
      <ul>
        {rows.map(({ name, value: said, source }, index) => (
          <li key={index}>
            <span>
              {name} <span class="quiet">{source}</span>
            </span>
            <span class="number">{said}</span>
          </li>
        ))}
      </ul>
      {venues.length > 0 && <VenueReceipts venues={venues} />}
      {notes.map((note) => (
        <p key={note} class="receipt-note">
          {note}
        </p>
      ))}
      <p class="receipt-foot">
        {sources.length > 0 && (
          <span>
            <span class="quiet">{labels.sources}</span>{' '}
            {sources.map(({ name, url }) => (
              <a key={name} href={url} target="_blank" rel="noreferrer">
                {name}
              </a>
            ))}
          </span>
        )}
        <CopyButton labels={labels} label={labels.copy} text={json} onCopy={onCopy} />
      </p>
    </section>
  );
};

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
