import type { FigureView } from '../lib/views/figures-view.ts';

interface FiguresProps {
  readonly figures: readonly FigureView[];
  readonly label: string;
}

/** Who pays, positions, leverage, price: they stand beside the regime and do not vote. */
export function Figures({ figures, label }: FiguresProps) {
  return (
    <section class="figures" aria-label={label}>
      <dl>
        {figures.map((figure) => (
          <div
            key={figure.id}
            class={figure.known ? 'figure' : 'figure figure-unknown'}
            title={figure.full}
          >
            <dt>{figure.label}</dt>
            <dd class="figure-value">{figure.value}</dd>
            <dd class="figure-note">{figure.note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
