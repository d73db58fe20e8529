import type { ComponentChildren } from 'preact';
import type { Chosen, TabId } from '../lib/views/chosen.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';
import type { PopupView } from '../lib/views/popup-view.ts';
import { Meaning } from './Meaning.tsx';
import { Receipts } from './Receipts.tsx';
import { Tabs } from './Tabs.tsx';
import { Venues } from './Venues.tsx';

export interface SidePanelProps {
  readonly view: PopupView;
  readonly labels: PopupLabels;
  readonly optionsUrl: string;
  readonly chosen: Chosen;
  /** Tabs that are made late; null while their code or the record is on its way. */
  readonly late: Partial<Record<TabId, () => ComponentChildren>>;
  /** How many earlier cases there are; empty while they have not been counted. */
  readonly caseCount: string;
  /** The receipt that was asked for, another object with each press. */
  readonly asked: { readonly receipt: string } | null;
  readonly onChoose: (part: Partial<Chosen>) => void;
  readonly onReceipt: (receipt: string) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
}

const tabs = ['meaning', 'cases', 'claims', 'receipts', 'venues'] as const;

/** What it means, what followed before, what of the story holds, what it was made of, who said it. */
export function SidePanel(props: SidePanelProps) {
  const { view, labels, optionsUrl, chosen, late, caseCount, onChoose } = props;
  const shown = tabs.filter((id) => (id !== 'cases' && id !== 'claims') || late[id]);
  const kept = shown.find((id) => id === chosen.tab) ?? 'meaning';
  const isSilent = view.notice?.kind === 'no-answer' || view.notice?.kind === 'offline';
  const open = kept === 'meaning' && isSilent ? 'venues' : kept;
  return (
    <section class="side" aria-label={labels.panel}>
      <Tabs
        label={labels.panel}
        tabs={shown.map((id) => ({
          id,
          label: id === 'cases' ? `${labels.tabs[id]} ${caseCount}`.trim() : labels.tabs[id],
        }))}
        open={open}
        onOpen={(tab) => onChoose({ tab })}
      >
        {open === 'meaning' && (
          <Meaning
            meaning={view.meaning}
            labels={labels.meaning}
            depth={chosen.depth}
            onDepth={(depth) => onChoose({ depth })}
            onReceipt={props.onReceipt}
          />
        )}
        {open === 'receipts' && (
          <Receipts
            receipts={view.receipts}
            labels={labels.receipts}
            asked={props.asked}
            onCopy={props.onCopy}
          />
        )}
        {open === 'venues' && (
          <Venues health={view.health} labels={labels.venues} optionsUrl={optionsUrl} />
        )}
        {late[open]?.()}
      </Tabs>
    </section>
  );
}
