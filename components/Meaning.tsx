import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MeaningDepth } from '../lib/views/chosen.ts';
import type { MeaningView } from '../lib/views/meaning-view.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';
import type { Piece } from '../lib/views/rich-text.ts';
import { Gap } from './Gap.tsx';
import { keepInSight } from './page.ts';
import { Sentence } from './Sentence.tsx';

interface MeaningProps {
  readonly meaning: MeaningView;
  readonly labels: PopupLabels['meaning'];
  readonly depth: MeaningDepth;
  readonly onDepth: (depth: MeaningDepth) => void;
  readonly onReceipt: (receipt: string) => void;
}

const depths = ['line', 'paragraph', 'full'] as const;

/** What the basis says, as short or as long as the reader wants it. */
export function Meaning({ meaning, labels, depth, onDepth, onReceipt }: MeaningProps) {
  const index = depths.indexOf(depth);
  /** A button that goes away at the end of its way hands the focus to the other one. */
  const step = (by: 1 | -1, other: Element | null): void => {
    const next = depths[index + by];
    if (!next) return;
    onDepth(next);
    const isEnd = next !== 'paragraph';
    if (isEnd && other instanceof HTMLElement) other.focus();
  };
  const said = depth === 'full' ? meaning.full : meaning[depth].map((text) => ({ text }));
  return (
    <div class="meaning">
      <h2>{meaning.title}</h2>
      {meaning.gap && <Gap gap={meaning.gap} />}
      {said.map((part, place) => (
        <Paragraph
          key={place}
          title={'title' in part ? part.title : null}
          text={part.text}
          meaning={meaning}
          labels={labels}
          onReceipt={onReceipt}
        />
      ))}
      <div class="meaning-length">
        {index > 0 && (
          <button
            type="button"
            class="link"
            onClick={(event) => step(-1, event.currentTarget.nextElementSibling)}
          >
            {labels.less}
          </button>
        )}
        {index < depths.length - 1 && (
          <button
            type="button"
            class="link"
            onClick={(event) => step(1, event.currentTarget.previousElementSibling)}
          >
            {labels.more}
          </button>
        )}
      </div>
      {depth === 'full' && <Glossary meaning={meaning} labels={labels} onReceipt={onReceipt} />}
    </div>
  );
}

interface ParagraphProps extends Pick<MeaningProps, 'meaning' | 'labels' | 'onReceipt'> {
  readonly title: string | null;
  readonly text: readonly Piece[];
}

/** A paragraph, and below it the definition of the term in it that was asked for. */
function Paragraph({ title, text, meaning, labels, onReceipt }: ParagraphProps) {
  const open = useSignal<string | null>(null);
  const term = meaning.terms.find(({ id }) => id === open.value);
  const onTerm = (asked: string): void => {
    open.value = open.value === asked ? null : asked;
  };
  const words = { open: open.value, receiptLabel: labels.receipt, onTerm, onReceipt };
  return (
    <>
      <p>
        {title !== null && <b>{title}. </b>}
        <Sentence pieces={text} {...words} />
      </p>
      {term && (
        <InSight key={term.id}>
          <b>{term.name}</b>: <Sentence pieces={term.text} {...words} />
        </InSight>
      )}
    </>
  );
}

/** What opens by a press comes into sight as a whole, wherever the reader has scrolled to. */
function InSight({ children }: { readonly children: ComponentChildren }) {
  const here = useRef<HTMLParagraphElement>(null);
  useEffect(() => (here.current ? keepInSight(here.current, 'nearest') : undefined), []);
  return (
    <p class="definition" ref={here}>
      {children}
    </p>
  );
}

const Glossary = ({ meaning, labels, onReceipt }: Omit<ParagraphProps, 'title' | 'text'>) => (
  <details
    class="glossary"
    onToggle={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}
  >
    <summary>{labels.glossary}</summary>
    <dl>
      {meaning.terms.map(({ id, name, text }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>
            <Sentence
              pieces={text}
              open={null}
              receiptLabel={labels.receipt}
              onTerm={() => undefined}
              onReceipt={onReceipt}
            />
          </dd>
        </div>
      ))}
    </dl>
  </details>
);
