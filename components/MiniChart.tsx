/** The only file that knows the chart library: panels over one axis, one crosshair for all. */
import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { PanelView } from '../lib/views/chart-panels.ts';
import type { ChartsView } from '../lib/views/charts-view.ts';
import type { ChartWindow } from '../lib/views/chart-window.ts';
import { readColours, type ChartColours } from './chart-colours.ts';
import { type Gestures, followGestures } from './chart-gestures.ts';
import { drawBehind, drawEnd, drawLines, endOf, type Ground } from './chart-lines.ts';
import { drawBeyond, drawNames, drawNothing, drawTimes } from './chart-names.ts';
import { labelGap, measureIn, type Scales, scalesOf } from './chart-scales.ts';
import { below, plotHeights, type Size, sizeOf, timeRoom } from './chart-sizes.ts';
import { curveStyle } from './chart-styles.ts';
import { Panels } from './Panels.tsx';
import { useScheme } from './scheme.ts';

export interface MiniChartProps extends Gestures {
  readonly charts: ChartsView;
  readonly window: ChartWindow;
  /** A new theme means new colours, which the canvas does not pick up by itself. */
  readonly theme: string;
  /** How the keys work, for those who do not see it. */
  readonly label: string;
  /** The row under the crosshair; null where there is none. */
  readonly cursor: Signal<number | null>;
}

/** What the plots read while they draw: always the latest. */
interface Shown {
  readonly charts: ChartsView;
  readonly window: ChartWindow;
  readonly scales: Scales;
}

export function MiniChart(props: MiniChartProps) {
  const { charts, window, theme, label, cursor } = props;
  const host = useRef<HTMLDivElement>(null);
  const plots = useRef<readonly uPlot[]>([]);
  const latest = useRef(props);
  latest.current = props;
  const shown = useRef<Shown | null>(null);
  /** Made anew for the window and the sizes of now. */
  const renew = useRef<() => void>(() => {});
  const scheme = useScheme();
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const panels = drawnOf(charts);
    const places = [...element.querySelectorAll<HTMLElement>('.panel-plot')];
    const colours = readColours(element);
    const measure = measureIn(colours.font);
    let sizes = places.map(sizeOf);
    const read = (): void => {
      const { window: inSight } = latest.current;
      const room = { width: sizes[0]?.width ?? 0, heights: plotHeights(sizes) };
      const scales = scalesOf(charts, panels, inSight, room, measure);
      shown.current = { charts, window: inSight, scales };
    };
    read();
    // All are measured before the first is filled, and so laid out once.
    const made = places.map((place, index) =>
      plotIn(place, sizes[index] ?? sizeOf(place), index, shown as Ref, colours, cursor),
    );
    plots.current = made;
    renew.current = () => {
      if (shown.current?.window === latest.current.window) return;
      read();
      const [min, max] = edges(latest.current.window);
      for (const plot of made) plot.setScale('x', { min, max });
    };
    const observer = new ResizeObserver(() => {
      const now = places.map(sizeOf);
      // Told of a place that has not changed, nothing is drawn anew.
      if (JSON.stringify(now) === JSON.stringify(sizes)) return;
      sizes = now;
      read();
      made.forEach((plot, index) => plot.setSize(now[index] ?? plot));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      for (const plot of made) plot.destroy();
      cursor.value = null;
    };
  }, [charts, theme, scheme]);
  useLayoutEffect(() => renew.current(), [window]);
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    return followGestures(
      element,
      () => latest.current,
      (by) => step(plots.current, by),
    );
  }, []);
  return <Panels host={host} charts={charts} window={window} label={label} cursor={cursor} />;
}

type Ref = RefObject<Shown> & { readonly current: Shown };

const drawnOf = ({ panels }: ChartsView): PanelView[] => panels.filter(({ none }) => none === null);

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
  { width, height, above }: Size,
  index: number,
  shown: Ref,
  colours: ChartColours,
  cursor: MiniChartProps['cursor'],
): uPlot {
  const { charts } = shown.current;
  const panels = drawnOf(charts);
  const panel = panels[index];
  if (!panel) throw new Error('no panel');
  const isLast = index === panels.length - 1;
  const axis = { stroke: colours.text, font: colours.font, ticks: { show: false }, space: 4 };
  const grid = { stroke: colours.grid, width: 1 };
  const axisNow = () => shown.current.scales.panels[index] ?? { scale: null, ticks: [] };
  const ground = (plot: uPlot): Ground => {
    const now = axisNow();
    const end = endOf(plot, panel.curves, now.scale?.reach ?? null);
    return { ...panel, marks: charts.marks, marked: charts.marked, axis: now, end };
  };
  const drawOver = (plot: uPlot): void => {
    const over = ground(plot);
    const { reach } = over.axis.scale ?? {};
    const { first, last } = charts.rowsOf(shown.current.window);
    if (reach)
      drawBeyond(
        plot,
        panel.curves.map(({ column }) => column),
        reach,
        colours,
      );
    else drawNothing(plot, panel.summary(first, last), colours);
    drawNames(plot, over, colours);
    drawEnd(plot, over, colours);
    if (isLast) drawTimes(plot, shown.current.scales.time, colours);
  };
  const data = panel.curves.map(({ column }) =>
    charts.seconds.map((_, row) => column[row] ?? null),
  );
  const options: uPlot.Options = {
    width,
    height,
    padding: [above, 0, isLast ? 0 : below(index, panels.length), 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: 6 },
      sync: { key: 'basis-lens' },
      bind: { dblclick: () => null },
    },
    scales: {
      x: { time: true, range: () => edges(shown.current.window) },
      y: { range: () => [...(axisNow().scale?.reach ?? [0, 1])] as [number, number] },
    },
    axes: [
      {
        ...axis,
        size: isLast ? timeRoom : 0,
        grid,
        splits: () => shown.current.scales.time.map(({ second }) => second),
        values: () => [],
      },
      {
        ...axis,
        side: 1,
        size: () => shown.current.scales.axisWidth,
        gap: labelGap,
        grid,
        splits: () => axisNow().ticks.map(({ value }) => value),
        values: () => axisNow().ticks.map(({ label }) => label),
      },
    ],
    series: [{}, ...panel.curves.map(({ id }) => curveStyle(id, colours))],
    hooks: {
      drawClear: [(plot) => drawBehind(plot, ground(plot), colours)],
      drawAxes: [(plot) => drawLines(plot, ground(plot), colours)],
      draw: [drawOver],
      setCursor: index === 0 ? [(plot) => void (cursor.value = plot.cursor.idx ?? null)] : [],
    },
  };
  return new uPlot(options, [[...charts.seconds], ...data], place);
}
