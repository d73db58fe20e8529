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
          <button type="button" class="link" onClick={() => (length.value -= 1)}>
            {labels.less}
          </button>
        )}
        {length.value < lengths.length - 1 && (
          <button type="button" class="link" onClick={() => (length.value += 1)}>
            {labels.more}
          </button>
        )}
      </div>
    </div>
  );
}
