/**
 * The pill on a page: one closed line, and the card behind it once the reader opens it.
 * Nothing here speaks by itself but the status line, which changes with the regime only.
 * A class, because hooks would cost every page another two kilobytes.
 */
import { Component, createRef, type ComponentChildren, type JSX } from 'preact';
import type { ShownPill } from '../lib/views/pill-shown.ts';
import type { PillLine } from '../lib/views/pill-line.ts';
import type { PillView } from '../lib/views/pill-view.ts';
import { Card } from './Card.tsx';

export interface PillProps {
  readonly view: PillView;
  readonly shown: ShownPill;
  readonly open: boolean;
  readonly announcement: string;
  onOpen(): void;
  onClose(): void;
  /** Hide on this site, and until the page is loaded again. */
  onHide(): void;
  onLater(): void;
}

const cardId = 'card';
const quietly = { preventScroll: true };

export class Pill extends Component<PillProps> {
  readonly #line = createRef<HTMLButtonElement>();
  readonly #card = createRef<HTMLElement>();

  /** Focus goes into the card the reader opened, and back to the line when it closes. */
  override componentDidUpdate(before: PillProps): void {
    const { open } = this.props;
    if (open !== before.open) (open ? this.#card : this.#line).current?.focus(quietly);
  }

  override render(): JSX.Element {
    const { view, shown, open, announcement, onOpen, onClose, onHide, onLater } = this.props;
    return (
      <div
        class={`pill ${shown.form} ${view.tone} ${view.regime ?? ''} theme-${view.theme}`}
        dir={view.direction}
        lang={view.locale}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && open) onClose();
        }}
      >
        <button
          type="button"
          class="line"
          ref={this.#line}
          aria-label={`${seenIn(shown.line)}. ${shown.line.name}`}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-controls={open ? cardId : undefined}
          onClick={open ? onClose : onOpen}
        >
          <Line line={shown.line} form={shown.form} />
        </button>
        {open && (
          <Card
            id={cardId}
            card={view.card}
            reading={shown.reading}
            box={this.#card}
            onClose={onClose}
            onHide={onHide}
            onLater={onLater}
          />
        )}
        <p class="unseen" role="status">
          {announcement}
        </p>
      </div>
    );
  }
}

/** The name of the button begins with what is seen of it, for those who say it to click it. */
const seenIn = ({ asset, word, number, leverage, age }: PillLine): string =>
  [asset, word, number, leverage?.full, age].filter(Boolean).join(' ');

/** The parts are hidden from assistive technology, which reads the name of the button. */
function Line({ line, form }: { line: PillLine; form: ShownPill['form'] }): JSX.Element {
  return (
    <span class={line.number === null ? 'parts wordy' : 'parts'} aria-hidden="true">
      <span class="asset">{line.asset}</span>
      <span class="glyph">{line.glyph}</span>
      <Part name="word">{line.word}</Part>
      <Part name="number">{line.number}</Part>
      <Part name="leverage full">{line.leverage?.full}</Part>
      <Part name="leverage narrow">{line.leverage?.narrow}</Part>
      {form === 'old' && <Clock />}
      <Part name="age">{line.age}</Part>
    </span>
  );
}

const Part = (props: { name: string; children: ComponentChildren }): JSX.Element | null =>
  props.children ? (
    <>
      {' '}
      <span class={props.name}>{props.children}</span>
    </>
  ) : null;

const Clock = (): JSX.Element => (
  <svg class="clock" viewBox="0 0 12 12" width="11" height="11" fill="none" stroke="currentColor">
    <circle cx="6" cy="6" r="4.75" />
    <path d="M6 3.5V6l1.75 1.25" />
  </svg>
);
