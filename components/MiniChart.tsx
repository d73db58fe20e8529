/** The only file that knows the chart library. */
import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChartView } from '../lib/views/chart-view.ts';
import { readColours, type ChartColours } from './chart-colours.ts';
import { drawBands, drawLines } from './chart-lines.ts';

export interface MiniChartProps {
  readonly chart: ChartView;
  /** A new theme means new colours, which the canvas does not pick up by itself. */
  readonly theme: string;
  readonly onCursor: (index: number | null) => void;
}

export function MiniChart({ chart, theme, onCursor }: MiniChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const scheme = useScheme();
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const size = (): { width: number; height: number } => ({
      width: Math.max(element.clientWidth, 80),
      height: Math.max(element.clientHeight, 80),
    });
    const plot = new uPlot(
      { ...options(chart, readColours(element), onCursor), ...size() },
      [[...chart.seconds], [...chart.basis], [...chart.average30], [...chart.average7]],
      element,
    );
    const observer = new ResizeObserver(() => plot.setSize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
      onCursor(null);
    };
  }, [chart, theme, scheme]);
  return <div class="mini-chart" dir="ltr" role="img" aria-label={chart.summary} ref={host} />;
}

const schemes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

const readSchemes = (): string => schemes.map((query) => matchMedia(query).matches).join();

/** Which of the browser's schemes are on; a change draws the chart anew. */
function useScheme(): string {
  const [scheme, setScheme] = useState(readSchemes);
  useEffect(() => {
    const ending = new AbortController();
    for (const query of schemes) {
      matchMedia(query).addEventListener('change', () => setScheme(readSchemes()), ending);
    }
    return () => ending.abort();
  }, []);
  return scheme;
}

function options(
  chart: ChartView,
  colours: ChartColours,
  onCursor: MiniChartProps['onCursor'],
): Omit<uPlot.Options, 'width' | 'height'> {
  const axis = { stroke: colours.text, font: colours.font, ticks: { show: false } };
  return {
    padding: [6, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { setScale: false }, points: { size: 7 } },
    scales: {
      x: { time: true },
      y: { range: () => [chart.yMin, chart.yMax] },
    },
    axes: [
      {
        ...axis,
        size: 22,
        gap: 4,
        grid: { show: false },
        splits: () => chart.xTicks.map(({ second }) => second),
        values: (_, splits) =>
          splits.map((second) => chart.xTicks.find((tick) => tick.second === second)?.label ?? ''),
      },
      {
        ...axis,
        side: 1,
        size: 30,
        gap: 4,
        space: 34,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
        grid: { stroke: colours.grid, width: 1 },
        values: (_, splits) => splits.map(chart.yLabel),
      },
    ],
    series: [
      {},
      { stroke: colours.basis, width: 1, points: { show: false } },
      { stroke: colours.average30, width: 1.75, dash: [2, 3], points: { show: false } },
      { stroke: colours.average7, width: 2.25, points: { show: false } },
    ],
    hooks: {
      drawClear: [(plot) => drawBands(plot, chart, colours)],
      drawAxes: [(plot) => drawLines(plot, chart, colours)],
      setCursor: [(plot) => onCursor(plot.cursor.idx ?? null)],
    },
  };
}
