import { useSignal } from '@preact/signals';
import type { PopupLabels } from '../lib/views/popup-labels.ts';
import type { PopupView } from '../lib/views/popup-view.ts';
import { Meaning } from './Meaning.tsx';
import { Receipts } from './Receipts.tsx';
import { Tabs } from './Tabs.tsx';
import { Venues } from './Venues.tsx';

const tabIds = ['meaning', 'venues', 'receipts'] as const;
type TabId = (typeof tabIds)[number];

interface SidePanelProps {
  readonly view: PopupView;
  readonly labels: PopupLabels;
  readonly optionsUrl: string;
}

/** What it means, who said it, what it was made of. */
export function SidePanel({ view, labels, optionsUrl }: SidePanelProps) {
  const chosen = useSignal<TabId | null>(null);
  const open = chosen.value ?? (view.notice?.kind === 'no-answer' ? 'venues' : 'meaning');
  return (
    <section class="side" aria-label={labels.panel}>
      <Tabs
        label={labels.panel}
        tabs={tabIds.map((id) => ({ id, label: labels.tabs[id] }))}
        open={open}
        onOpen={(id) => {
          chosen.value = id;
        }}
      >
        {open === 'meaning' && <Meaning meaning={view.meaning} labels={labels.meaning} />}
        {open === 'venues' && (
          <Venues health={view.health} labels={labels.venues} optionsUrl={optionsUrl} />
        )}
        {open === 'receipts' && <Receipts receipts={view.receipts} labels={labels.receipts} />}
      </Tabs>
    </section>
  );
}
