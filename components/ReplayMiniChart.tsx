/**
 * The curve of the average with the spells behind it. The plot is made once for a curve;
 * lines that move are drawn anew over the same data, which takes a few milliseconds.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { ReplayView } from '../lib/views/replay-view.ts';
import { readColours } from './chart-colours.ts';
import { drawBeyond, drawTimes } from './chart-names.ts';
import { labelGap, measureIn, timeTicks } from './chart-scales.ts';
import { drawReplayNames, drawSpells, namesWidth, readRegimeColours } from './replay-drawing.ts';
import { useScheme } from './scheme.ts';

export interface ReplayChartProps {
  readonly view: ReplayView;
  /** A new theme means new colours, which the canvas does not pick up by itself. */
  readonly theme: string;
  /** What the two strips of regimes are called. */
  readonly strips: readonly [string, string];
  readonly onCursor: (index: number | null) => void;
}

export function ReplayMiniChart({ view, theme, strips, onCursor }: ReplayChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const shown = useRef(view);
  shown.current = view;
  const scheme = useScheme();
  const { curve, spans, stored } = view;
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const colours = { ...readColours(element), regimes: readRegimeColours(element) };
    const size = (): { width: number; height: number } => ({
      width: Math.max(element.clientWidth, 80),
      height: Math.max(element.clientHeight, 80),
    });
    const axis = { stroke: colours.text, font: colours.font, ticks: { show: false } };
    const measure = measureIn(colours.font);
    const reach = [curve.yMin, curve.yMax] as const;
    const values = (plot: uPlot) =>
      curve.yTicks(...reach, { length: plot.bbox.height / devicePixelRatio, apart: 34 });
    const times = (plot: uPlot) =>
      timeTicks(curve.xTicks, plot.bbox.width / devicePixelRatio, measure);
    const made = new uPlot(
      {
        ...size(),
        padding: [6, 0, 0, namesWidth],
        legend: { show: false },
        cursor: { y: false, drag: { setScale: false }, points: { size: 7 } },
        scales: { x: { time: true }, y: { range: () => [...reach] as [number, number] } },
        axes: [
          {
            ...axis,
            size: 22,
            grid: { show: false },
            values: () => [],
          },
          {
            ...axis,
            side: 1,
            size: 40,
            gap: labelGap,
            space: 4,
            grid: { stroke: colours.grid, width: 1 },
            splits: (each) => values(each).map(({ value }) => value),
            values: (each) => values(each).map(({ label }) => label),
          },
        ],
        series: [{}, { stroke: colours.average7, width: 1.5, points: { show: false } }],
        hooks: {
          drawClear: [(each) => drawSpells(each, shown.current, colours)],
          drawAxes: [(each) => drawReplayNames(each, shown.current, colours, strips)],
          draw: [
            (each) => {
              drawBeyond(each, [curve.average7], reach, colours);
              drawTimes(each, times(each), colours);
              performance.mark('replay-drawn');
            },
          ],
          setCursor: [(each) => onCursor(each.cursor.idx ?? null)],
        },
      },
      [[...curve.seconds], [...curve.average7]],
      element,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.current = null;
      made.destroy();
      onCursor(null);
    };
  }, [curve, theme, scheme]);
  useLayoutEffect(() => {
    plot.current?.redraw(false, true);
  }, [spans, stored]);
  return <div class="replay-plot" dir="ltr" role="img" aria-label={view.summary} ref={host} />;
}
