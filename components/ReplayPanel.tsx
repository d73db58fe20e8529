/** The past with other lines: the chart, what it says in numbers, both sides compared. */
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { ReplayRow, ReplayView } from '../lib/views/replay-view.ts';
import type { LinesLabels } from '../lib/views/section-labels.ts';
import type { ReplayChartProps } from './ReplayMiniChart.tsx';

interface ReplayPanelProps {
  readonly view: ReplayView | null;
  readonly state: 'loading' | 'none' | 'unreadable' | 'noDated' | 'ready';
  readonly labels: LinesLabels['replay'];
  readonly Chart: ComponentType<ReplayChartProps> | null;
  readonly theme: string;
}

export function ReplayPanel({ view, state, labels, Chart, theme }: ReplayPanelProps) {
  const cursor = useSignal<number | null>(null);
  if (view === null)
    return (
      <figure class="replay" data-state={state}>
        <p class="quiet">{state === 'ready' ? labels.none : labels[state]}</p>
      </figure>
    );
  const isCompared = view.stored !== null;
  return (
    <figure class="replay">
      <div class="replay-head">
        <h3>{labels.title}</h3>
        <span class="quiet">{view.unit}</span>
        <span class="replay-readout" aria-hidden="true">
          {view.readout(cursor.value)}
        </span>
      </div>
      <div class="replay-chart">
        {Chart && (
          <Chart
            view={view}
            theme={theme}
            strips={[labels.draft, labels.stored]}
            onCursor={(index) => {
              cursor.value = index;
            }}
          />
        )}
      </div>
      <table class="replay-table">
        <caption class="quiet">{view.caption}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{isCompared ? labels.draft : labels.stored}</th>
            {isCompared && <th scope="col">{labels.stored}</th>}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row key={row.name} row={row} />
          ))}
        </tbody>
      </table>
    </figure>
  );
}

const Row = ({ row: { name, glyph, tone, regime, draft, stored, share } }: { row: ReplayRow }) => (
  <tr data-regime={regime ?? undefined}>
    <th scope="row">
      {tone && (
        <span class="tone-glyph" data-tone={tone} aria-hidden="true">
          {glyph}
        </span>
      )}{' '}
      {name}
    </th>
    <td class="replay-draft">
      {share !== null && (
        <svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width={share} height="8" />
        </svg>
      )}
      {draft}
    </td>
    {stored !== null && <td class="quiet">{stored}</td>}
  </tr>
);
