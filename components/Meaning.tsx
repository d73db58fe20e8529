import { useSignal } from '@preact/signals';
import type { MeaningView } from '../lib/views/meaning-view.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';

interface MeaningProps {
  readonly meaning: MeaningView;
  readonly labels: PopupLabels['meaning'];
}

const lengths = ['line', 'paragraph', 'full'] as const;

/** What a negative basis means, as short or as long as the reader wants it. */
export function Meaning({ meaning, labels }: MeaningProps) {
  const length = useSignal(1);
  const shown = lengths[length.value] ?? 'paragraph';
  /** A button that goes away at the end of its way hands the focus to the other one. */
  const step = (by: 1 | -1, other: Element | null): void => {
    length.value += by;
    const isEnd = length.value === 0 || length.value === lengths.length - 1;
    if (isEnd && other instanceof HTMLElement) other.focus();
  };
  return (
    <div class="meaning">
      <h2>{labels.title}</h2>
      {shown === 'full'
        ? meaning.full.map(({ title, text }) => (
            <p key={title}>
              <b>{title}.</b> {text}
            </p>
          ))
        : meaning[shown].map((text) => <p key={text}>{text}</p>)}
      <div class="meaning-length">
        {length.value > 0 && (
          <button
            type="button"
            class="link"
            onClick={(event) => step(-1, event.currentTarget.nextElementSibling)}
          >
            {labels.less}
          </button>
        )}
        {length.value < lengths.length - 1 && (
          <button
            type="button"
            class="link"
            onClick={(event) => step(1, event.currentTarget.previousElementSibling)}
          >
            {labels.more}
          </button>
        )}
      </div>
    </div>
  );
}
