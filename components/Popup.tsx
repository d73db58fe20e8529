import type { ComponentChildren, ComponentType } from 'preact';
import type { ChartRange, ChartView } from '../lib/views/chart-view.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';
import type { PopupView } from '../lib/views/popup-view.ts';
import { ChartPanel } from './ChartPanel.tsx';
import { Figures } from './Figures.tsx';
import { Footer } from './Footer.tsx';
import { Headline } from './Headline.tsx';
import type { MiniChartProps } from './MiniChart.tsx';
import { Notice } from './Notice.tsx';
import { SidePanel } from './SidePanel.tsx';
import { TopBar } from './TopBar.tsx';

export interface PopupProps {
  readonly view: PopupView;
  readonly labels: PopupLabels;
  /** Null while the record has not been read, or holds nothing. */
  readonly chart: ChartView | null;
  readonly range: ChartRange;
  /** Arrives after the numbers are painted. */
  readonly MiniChart: ComponentType<MiniChartProps> | null;
  readonly theme: string;
  readonly optionsUrl: string;
  readonly onRange: (range: ChartRange) => void;
  /** The pill on the page in front. */
  readonly pill?: ComponentChildren;
  readonly onRefresh: () => void;
  readonly onAsset: (asset: string) => void;
}

/** Word, number, cash and rarity, why; beside them who pays; below, the record and its meaning. */
export function Popup(props: PopupProps) {
  const { view, labels, chart, range, MiniChart, theme, optionsUrl } = props;
  const { onRange, onRefresh, onAsset } = props;
  return (
    <div class="popup" data-stale={view.stale}>
      <TopBar
        view={view}
        labels={labels}
        pill={props.pill}
        optionsUrl={optionsUrl}
        onRefresh={onRefresh}
        onAsset={onAsset}
      />
      <main class="main">
        {view.notice && <Notice notice={view.notice} />}
        {view.clock && <Notice notice={view.clock} />}
        <div class="columns">
          <Headline headline={view.headline} scale={view.scale} />
          <Figures figures={view.figures} label={labels.figures} />
          <ChartPanel
            chart={chart}
            none={view.noChart}
            range={range}
            labels={labels.chart}
            MiniChart={MiniChart}
            theme={theme}
            onRange={onRange}
          />
          <SidePanel view={view} labels={labels} optionsUrl={optionsUrl} />
        </div>
      </main>
      <Footer footer={view.footer} label={labels.footer} />
    </div>
  );
}
