/** The only file that knows the chart library: panels over one axis, one crosshair for all. */
import { type RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { ChartsView } from '../lib/views/charts-view.ts';
import type { Tick } from '../lib/views/chart-axis.ts';
import type { ChartWindow } from '../lib/views/chart-window.ts';
import { readColours, type ChartColours } from './chart-colours.ts';
import { type Gestures, followGestures } from './chart-gestures.ts';
import { drawBehind, drawEnd, drawLines } from './chart-lines.ts';
import { curveStyle } from './chart-styles.ts';
import { useScheme } from './scheme.ts';

export interface MiniChartProps extends Gestures {
  readonly charts: ChartsView;
  readonly window: ChartWindow;
  /** A new theme means new colours, which the canvas does not pick up by itself. */
  readonly theme: string;
  /** How the keys work, for those who do not see it. */
  readonly label: string;
  /** Of the row under the crosshair; null where there is none. */
  readonly onCursor: (row: number | null) => void;
}

/** What the plots read while they draw: always the latest. */
interface Shown {
  readonly charts: ChartsView;
  readonly window: ChartWindow;
  readonly ticks: readonly Tick[];
}

export function MiniChart(props: MiniChartProps) {
  const { charts, window, theme, label, onCursor } = props;
  const host = useRef<HTMLDivElement>(null);
  const plots = useRef<readonly uPlot[]>([]);
  const ticks = useMemo(() => charts.ticks(window), [charts, window]);
  const shown = useRef<Shown>({ charts, window, ticks });
  const latest = useRef(props);
  latest.current = props;
  shown.current = { charts, window, ticks };
  const scheme = useScheme();
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const places = [...element.querySelectorAll<HTMLElement>('.panel-plot')];
    // All are measured before the first is filled, and so laid out once.
    const sized = places.map((place) => ({ place, size: sizeOf(place) }));
    const colours = readColours(element);
    const made = sized.map(({ place, size }, index) => ({
      place,
      plot: plotIn(place, size, index, shown, colours, onCursor),
    }));
    plots.current = made.map(({ plot }) => plot);
    const observer = new ResizeObserver(() => {
      for (const { plot, place } of made) fit(plot, place);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      for (const plot of plots.current) plot.destroy();
      onCursor(null);
    };
  }, [charts, theme, scheme]);
  useLayoutEffect(() => {
    const [min, max] = edges(window);
    for (const plot of plots.current) plot.setScale('x', { min, max });
  }, [window]);
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    return followGestures(
      element,
      () => latest.current,
      (by) => step(plots.current, by),
    );
  }, []);
  const rows = charts.rowsOf(window);
  return (
    <div class="mini-chart" dir="ltr" role="group" aria-label={label} tabIndex={0} ref={host}>
      {charts.panels.map((panel) => (
        <div key={panel.id} class="panel" data-panel={panel.id}>
          <span class="panel-title" aria-hidden="true">
            {panel.title}
          </span>
          <div
            class="panel-plot"
            role="img"
            aria-label={`${panel.title}. ${panel.summary(rows.first, rows.last)}`}
          />
        </div>
      ))}
    </div>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): Size => ({
  width: Math.max(clientWidth, 80),
  height: Math.max(clientHeight, 24),
});

/** As large as its place; told of a place that has not changed, nothing is drawn anew. */
function fit(plot: uPlot, place: HTMLElement): void {
  const { width, height } = sizeOf(place);
  if (width !== plot.width || height !== plot.height) plot.setSize({ width, height });
}

/** Above each panel, for its title. */
const titleRoom = 16;
const halfDay = 43_200;

/** A single day has room on both sides. */
const edges = ({ from, to }: ChartWindow): [number, number] =>
  to > from ? [from, to] : [from - halfDay, to + halfDay];

/** Moves the crosshair by rows, from the last one where there is none. */
function step(plots: readonly uPlot[], by: number): void {
  for (const plot of plots) {
    const seconds = plot.data[0];
    const row = (plot.cursor.idx ?? seconds.length) + by;
    const second = seconds[Math.min(Math.max(row, 0), seconds.length - 1)];
    if (second !== undefined) plot.setCursor({ left: plot.valToPos(second, 'x'), top: 1 });
  }
}

function plotIn(
  place: HTMLElement,
  size: Size,
  index: number,
  shown: RefObject<Shown>,
  colours: ChartColours,
  onCursor: MiniChartProps['onCursor'],
): uPlot {
  const { charts } = shown.current;
  const data = charts.panels[index]?.curves.map(({ column }) =>
    charts.seconds.map((_, row) => column[row] ?? null),
  );
  return new uPlot(
    { ...options(shown, index, colours, onCursor), ...size },
    [[...charts.seconds], ...(data ?? [])],
    place,
  );
}

const none = (): null => null;

function options(
  shown: RefObject<Shown>,
  index: number,
  colours: ChartColours,
  onCursor: MiniChartProps['onCursor'],
): Omit<uPlot.Options, 'width' | 'height'> {
  const { charts } = shown.current;
  const { panels, marks, marked } = charts;
  const panel = panels[index] ?? panels[0];
  if (!panel) throw new Error('no panel');
  const isLast = index === panels.length - 1;
  const axis = { stroke: colours.text, font: colours.font, ticks: { show: false } };
  const ground = { ...panel, marks, marked };
  return {
    padding: [titleRoom, 0, isLast ? 0 : 2, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: 6 },
      sync: { key: 'basis-lens' },
      bind: { dblclick: none },
    },
    scales: {
      x: { time: true, range: () => edges(shown.current.window) },
      y: {
        range: () => {
          const { first, last } = charts.rowsOf(shown.current.window);
          return [...panel.reach(first, last)] as [number, number];
        },
      },
    },
    axes: [
      {
        ...axis,
        size: isLast ? 18 : 0,
        gap: 3,
        grid: { stroke: colours.grid, width: 1 },
        splits: () => shown.current.ticks.map(({ second }) => second),
        values: (_, splits) => {
          const said = new Map(shown.current.ticks.map(({ second, label }) => [second, label]));
          return splits.map((second) => (isLast ? (said.get(second) ?? '') : ''));
        },
      },
      {
        ...axis,
        side: 1,
        size: 40,
        gap: 5,
        space: index === 0 ? 30 : 16,
        grid: { stroke: colours.grid, width: 1 },
        values: (_, splits) => splits.map(panel.yLabel),
      },
    ],
    series: [{}, ...panel.curves.map(({ id }) => curveStyle(id, colours))],
    hooks: {
      drawClear: [(plot) => drawBehind(plot, ground, colours)],
      drawAxes: [(plot) => drawLines(plot, ground, colours)],
      draw: [(plot) => drawEnd(plot, ground, colours)],
      setCursor: index === 0 ? [(plot) => onCursor(plot.cursor.idx ?? null)] : [],
    },
  };
}
