import type { ComponentChildren } from 'preact';
import { ChartPanel, type ChartPanelProps } from './ChartPanel.tsx';
import { Figures } from './Figures.tsx';
import { Footer } from './Footer.tsx';
import { Headline } from './Headline.tsx';
import { Notice } from './Notice.tsx';
import { SidePanel, type SidePanelProps } from './SidePanel.tsx';
import { TopBar, type TopBarActions } from './TopBar.tsx';
import type { TroubleDeed } from '../lib/views/trouble-view.ts';
import type { AsOfView } from '../lib/views/as-of-view.ts';

export interface PopupProps extends SidePanelProps, TopBarActions {
  /** All of the charts but what the rest of the popup knows as well. */
  readonly record: Omit<ChartPanelProps, 'labels' | 'onChoose' | 'dialect' | 'theme'>;
  readonly asOf: AsOfView | null;
  readonly theme: string;
  readonly copied: string;
  readonly pageUrl: string | null;
  readonly onDeed: (deed: TroubleDeed) => void;
  /** The pill on the page in front. */
  readonly pill?: ComponentChildren;
}

/** Word, number, cash and rarity, why; beside them who pays; below, the record and its meaning. */
export function Popup(props: PopupProps) {
  const { view, labels, record, chosen, theme, onReceipt, onChoose, onDeed } = props;
  return (
    <div class="popup" data-stale={view.stale} data-past={view.isPast}>
      <TopBar {...props} />
      {props.pill}
      <main class="main">
        {view.notice && <Notice notice={view.notice} onDeed={onDeed} />}
        {view.clock && <Notice notice={view.clock} />}
        <div class="columns">
          <Headline
            headline={view.headline}
            scale={view.scale}
            receiptLabel={labels.meaning.receipt}
            onReceipt={onReceipt}
          />
          <Figures
            figures={view.figures}
            label={labels.figures}
            receiptLabel={labels.meaning.receipt}
            onReceipt={onReceipt}
          />
          <ChartPanel
            {...record}
            labels={labels.chart}
            dialect={chosen.dialect}
            theme={theme}
            onChoose={onChoose}
          />
          <SidePanel {...props} />
        </div>
      </main>
      <Footer footer={view.footer} label={labels.footer} />
    </div>
  );
}
