import type { HeadlineView } from '../lib/views/headline-view.ts';
import type { ScaleView } from '../lib/views/scale-view.ts';
import { Scale } from './Scale.tsx';

interface HeadlineProps {
  readonly headline: HeadlineView;
  readonly scale: ScaleView | null;
  readonly receiptLabel: string;
  readonly onReceipt: (receipt: string) => void;
}

/** The reading: glyph and word, number with its unit and error, how it came about. */
export function Headline({ headline, scale, receiptLabel, onReceipt }: HeadlineProps) {
  const { tone, glyph, word, meaning, number, relation, method, lines } = headline;
  return (
    <section class="headline" data-tone={tone} aria-labelledby="regime-word">
      <h2 class="word" id="regime-word">
        {glyph !== '' && (
          <span class="glyph" aria-hidden="true">
            {glyph}{' '}
          </span>
        )}
        {word} <span class="word-meaning">{meaning}</span>
      </h2>
      <p class="reading">
        {method === '' ? (
          <strong>{number}</strong>
        ) : (
          <button
            type="button"
            class="to-receipt"
            title={receiptLabel}
            onClick={() => onReceipt('average7')}
          >
            <strong>{number}</strong>
          </button>
        )}{' '}
        {relation}
        {method !== '' && <span class="quiet">, {method}</span>}
      </p>
      <ul class="headline-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {scale && <Scale scale={scale} />}
    </section>
  );
}
