/** What the pill opens into: the reading in full, and three ways to make it go away. */
import type { JSX, Ref } from 'preact';
import type { PillCard, PillReading, PillRow } from '../lib/views/pill-card.ts';

export interface CardProps {
  readonly id: string;
  readonly card: PillCard;
  /** As it stands now; null where there is nothing to show. */
  readonly reading: PillReading | null;
  readonly box: Ref<HTMLElement>;
  onClose(): void;
  onHide(): void;
  onLater(): void;
}

export function Card({ id, card, reading, box, onClose, onHide, onLater }: CardProps): JSX.Element {
  const titleId = `${id}-title`;
  const isCurrent = reading !== null || card.reading === null;
  return (
    <section class="card" id={id} role="dialog" aria-labelledby={titleId} tabIndex={-1} ref={box}>
      <header>
        <h2 id={titleId}>{card.title}</h2>
        <span class="time">{reading?.time}</span>
        <button type="button" class="close" aria-label={card.actions.close} onClick={onClose}>
          <svg viewBox="0 0 12 12" width="12" height="12" stroke="currentColor" aria-hidden="true">
            <path d="M2.5 2.5l7 7m0-7l-7 7" />
          </svg>
        </button>
      </header>
      <div class="body" ref={(body) => reachable(body)}>
        {reading ? <Reading {...reading} /> : <p class="notice">{card.silent}</p>}
        {isCurrent && card.venues && <p class="quiet">{card.venues}</p>}
      </div>
      <footer>
        <button type="button" class="action" onClick={onHide}>
          {card.actions.hide}
        </button>
        <button type="button" class="action" onClick={onLater}>
          {card.actions.later}
        </button>
      </footer>
    </section>
  );
}

/** What is longer than its place is scrolled by the keyboard as well; else it is no stop. */
const reachable = (body: HTMLElement | null): void => {
  if (body) body.tabIndex = body.scrollHeight > body.clientHeight ? 0 : -1;
};

const Reading = ({ notice, glyph, word, number, about, lines, rows }: PillReading): JSX.Element => (
  <>
    {notice && <p class="notice">{notice}</p>}
    <p class="headline">
      <span class="glyph" aria-hidden="true">
        {glyph}
      </span>
      <strong>{word}</strong>
    </p>
    <p>
      <strong>{number}</strong> {about}
    </p>
    {lines.map((line) => (
      <p class="quiet" key={line}>
        {line}
      </p>
    ))}
    <dl>
      {rows.map((row) => (
        <Row key={row.label} {...row} />
      ))}
    </dl>
  </>
);

const Row = ({ label, value, note }: PillRow): JSX.Element => (
  <div class="row">
    <dt>{label}</dt>
    <dd class="value">{value}</dd>
    {note && <dd class="note">{note}</dd>}
  </div>
);
