/** The panels of the charts as a page: titles with the value of the day, a place for each plot. */
import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { PanelView } from '../lib/views/chart-panels.ts';
import type { ChartsView } from '../lib/views/charts-view.ts';
import type { ChartWindow } from '../lib/views/chart-window.ts';
import { timeRoom } from './chart-sizes.ts';

interface PanelsProps {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly charts: ChartsView;
  readonly window: ChartWindow;
  readonly label: string;
  readonly cursor: Signal<number | null>;
}

/** Heights in proportion. */
const shares = { basis: 150, price: 80, funding: 70, openInterest: 70 } as const;

export function Panels({ host, charts, window, label, cursor }: PanelsProps) {
  const { panels } = charts;
  const rows = charts.rowsOf(window);
  const last = panels.findLast(({ none }) => none === null);
  // The last plot has the time axis besides, in a row of its own.
  const heights = panels.map(
    (panel) =>
      (panel.none === null ? `minmax(0, ${shares[panel.id]}fr)` : 'auto') +
      (panel === last ? ` ${timeRoom}px` : ''),
  );
  return (
    <div
      class="mini-chart"
      dir="ltr"
      role="group"
      aria-label={label}
      tabIndex={0}
      ref={host}
      style={{ gridTemplateRows: heights.join(' ') }}
    >
      {panels.map((panel) => (
        <div
          key={panel.id}
          class="panel"
          data-panel={panel.id}
          style={panel === last ? { gridRow: 'span 2' } : {}}
        >
          <span class="panel-title" aria-hidden={panel.none === null}>
            <span class="panel-name">{panel.title}</span>
            {panel.none === null && <Value panel={panel} charts={charts} cursor={cursor} />}
          </span>
          {panel.none === null ? (
            <div
              class="panel-plot"
              role="img"
              aria-label={`${panel.title}. ${panel.summary(rows.first, rows.last)}`}
            />
          ) : (
            <p class="panel-none quiet">{panel.none}</p>
          )}
        </div>
      ))}
    </div>
  );
}

interface ValueProps {
  readonly panel: PanelView;
  readonly charts: ChartsView;
  readonly cursor: Signal<number | null>;
}

/** What the one curve of a panel is on the day under the crosshair; those of the basis have a line. */
function Value({ panel: { id }, charts, cursor }: ValueProps) {
  if (id === 'basis') return null;
  return <b class="panel-value">{charts.readout(cursor.value)?.[id]}</b>;
}
