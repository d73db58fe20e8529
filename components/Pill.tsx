/** @jsxImportSource ./dom */
/**
 * The pill on a page: one closed line, and the card behind it once the reader opens
 * it; or drawn in, its glyph alone. Nothing here speaks by itself but the status line,
 * which changes with the regime only. What a button does stands in its `data-do`.
 */
import type { PageArticle } from '../lib/views/pill-article.ts';
import type { PillLine } from '../lib/views/pill-line.ts';
import type { ShownPill } from '../lib/views/pill-shown.ts';
import type { PillView } from '../lib/views/pill-view.ts';
import { Card } from './Card.tsx';
import type { Drawn } from './dom/jsx-runtime.ts';

export interface PillProps {
  readonly view: PillView;
  readonly shown: ShownPill;
  readonly article: PageArticle;
  /** The coin of the settings. */
  readonly ownAsset: string;
  readonly open: boolean;
  /** Drawn in to its glyph. */
  readonly dot: boolean;
  /** Fractions of the way from left to right and from top to bottom. */
  readonly at: { readonly x: number; readonly y: number };
  readonly announcement: string;
}

const cardId = 'card';

export function Pill(props: PillProps): Drawn {
  const { view, shown, article, ownAsset, open, dot, at, announcement } = props;
  const { actions } = view.card;
  const then = dot ? null : article.thenWord;
  const name = `${seenIn(shown.line, then?.text)}. ${shown.line.name}`;
  const isUp = at.y >= 0.5;
  const across = { left: `${at.x * 100}%`, translate: `${at.x * -100}%` };
  return (
    <div
      class={`pill ${shown.form} ${view.tone} ${view.regime ?? ''} theme-${view.theme} ${isUp ? 'up' : 'down'}`}
      lang={view.locale}
    >
      <div class="bar" style={across} dir={view.direction}>
        <button
          class={dot ? 'line dot' : 'line'}
          data-do="line"
          aria-label={then ? `${name}; ${then.spoken}` : name}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-controls={open ? cardId : undefined}
        >
          {dot ? (
            <span class="glyph" aria-hidden="true">
              {shown.line.glyph}
            </span>
          ) : (
            <Line line={shown.line} form={shown.form} then={then?.text ?? null} />
          )}
        </button>
        {!dot && <button class="grip" data-do="move" aria-label={actions.move} />}
      </div>
      <div class="room" style={{ 'flex-grow': isUp ? at.y : 1 - at.y }}>
        {open && (
          <Card
            id={cardId}
            across={across}
            direction={view.direction}
            card={view.card}
            reading={shown.reading}
            article={article}
            shownAsset={view.asset}
            ownAsset={ownAsset}
          />
        )}
      </div>
      <div class="rest" style={{ 'flex-grow': isUp ? 1 - at.y : at.y }} />
      <p class="unseen" role="status">
        {announcement}
      </p>
    </div>
  );
}

/** The name of the button begins with what is seen of it, for those who say it to click it. */
const seenIn = ({ asset, word, number, leverage, age }: PillLine, then = ''): string =>
  [asset, word, number, then || leverage?.full, age, then && leverage?.narrow]
    .filter(Boolean)
    .join(' ');

interface LineProps {
  readonly line: PillLine;
  readonly form: ShownPill['form'];
  readonly then: string | null;
}

/** The parts are hidden from assistive technology, which reads the name of the button. */
const Line = ({ line, form, then }: LineProps): Drawn => (
  <span
    // New where anything has changed: what replaces its own like shifts nothing.
    key={[line.word, line.number, then, line.age].join()}
    class={`parts${line.number === null ? ' wordy' : ''}${then ? ' dated' : ''}`}
    aria-hidden="true"
  >
    <span class="asset">{line.asset}</span>
    <span class="glyph">{line.glyph}</span>
    <Part name="word">{line.word}</Part>
    <Part name="number">{line.number}</Part>
    <Part name="then">{then}</Part>
    <Part name="leverage full">{line.leverage?.full}</Part>
    {form === 'old' && <Clock />}
    <Part name="age">{line.age}</Part>
    <Part name="leverage narrow">{line.leverage?.narrow}</Part>
  </span>
);

const Part = (props: { name: string; children?: Drawn }): Drawn =>
  props.children ? (
    <>
      {' '}
      <span class={props.name}>{props.children}</span>
    </>
  ) : null;

const Clock = (): Drawn => (
  <svg class="clock" viewBox="0 0 12 12" width="11" height="11" fill="none" stroke="currentColor">
    <circle cx="6" cy="6" r="4.75" />
    <path d="M6 3.5V6l1.75 1.25" />
  </svg>
);
