import type { FigureView } from '../lib/views/figures-view.ts';

interface FiguresProps {
  readonly figures: readonly FigureView[];
  readonly label: string;
  readonly receiptLabel: string;
  readonly onReceipt: (receipt: string) => void;
}

/** Who pays, positions, leverage, price: they stand beside the regime and do not vote. */
export function Figures({ figures, label, receiptLabel, onReceipt }: FiguresProps) {
  return (
    <section class="figures" aria-label={label}>
      <dl>
        {figures.map((figure) => (
          <div
            key={figure.id}
            class={figure.known ? 'figure' : 'figure figure-unknown'}
            data-figure={figure.id}
            title={figure.full}
          >
            <dt>{figure.label}</dt>
            <dd class="figure-value">
              {figure.known ? (
                <button
                  type="button"
                  class="to-receipt"
                  aria-label={`${figure.value}: ${receiptLabel}`}
                  onClick={() => onReceipt(figure.id)}
                >
                  {figure.value}
                </button>
              ) : (
                figure.value
              )}
            </dd>
            <dd class="figure-note">{figure.note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
