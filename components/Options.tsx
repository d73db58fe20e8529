import { useRef } from 'preact/hooks';
import type { OptionsLabels } from '../lib/views/options-labels.ts';
import type { OptionsView } from '../lib/views/options-view.ts';
import type { DataView } from '../lib/views/data-view.ts';
import type { SitesView } from '../lib/views/sites-view.ts';
import type { FlowFileView } from '../lib/views/flow-file-view.ts';
import type { ExchangeRow } from '../lib/views/exchanges-view.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { type DataActions, DataFields } from './DataFields.tsx';
import { type ExchangeActions, Exchanges } from './Exchanges.tsx';
import { type FlowActions, FlowFields } from './FlowFields.tsx';
import { LineFields } from './LineFields.tsx';
import { NumberField } from './NumberField.tsx';
import { Notice } from './Notice.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { PillFields } from './PillFields.tsx';
import { SiteFields } from './SiteFields.tsx';
import { PollFields } from './PollFields.tsx';

interface OptionsProps {
  readonly view: OptionsView;
  readonly exchanges: readonly ExchangeRow[];
  readonly flow: FlowFileView;
  readonly data: DataView;
  readonly labels: OptionsLabels;
  /** What was last saved or undone, in words; empty at first. */
  readonly status: string;
  readonly canUndo: boolean;
  readonly onChange: (field: string, value: string | number | boolean) => void;
  readonly onReset: () => void;
  readonly onShowSite: (site: string) => void;
  readonly sites: SitesView;
  readonly onRemoveSite: (host: string) => void;
  readonly onUndo: () => void;
  readonly exchangeActions: ExchangeActions;
  readonly flowActions: FlowActions;
  readonly dataActions: DataActions;
}

/** Every setting in sight, the ones that move the reading first. */
export function Options(props: OptionsProps) {
  const statusLine = useRef<HTMLParagraphElement>(null);
  const { view, exchanges, flow, data, labels, status, canUndo } = props;
  const { onChange, onReset, onShowSite, onUndo } = props;
  const { exchangeActions, flowActions, dataActions } = props;
  return (
    <main class="options">
      <header class="options-head">
        <h1>{labels.title}</h1>
        <p class="quiet">{labels.intro}</p>
      </header>
      {view.clock && <Notice notice={view.clock} />}
      <OptionsSection {...labels.asset}>
        <ChoiceField view={view.asset} onChange={onChange} />
      </OptionsSection>
      <LineFields view={view} labels={labels.lines} onChange={onChange} onReset={onReset} />
      <OptionsSection {...labels.cash}>
        <NumberField view={view.cash} onChange={onChange} />
      </OptionsSection>
      <OptionsSection title={labels.badge.title} help={labels.badge.help}>
        <p class="badge-preview">
          <span>{labels.badge.preview}</span>
          {view.badge.text === '' ? (
            <span class="quiet">{labels.badge.empty}</span>
          ) : (
            <b class="badge" data-tone={view.badge.tone}>
              {view.badge.text}
            </b>
          )}
          <span class="quiet">{view.badge.title}</span>
        </p>
        <ChoiceField view={view.metric} onChange={onChange} />
        <ChoiceField view={view.mode} onChange={onChange} />
      </OptionsSection>
      <PillFields view={view} labels={labels.pill} onChange={onChange} onShowSite={onShowSite} />
      <SiteFields view={props.sites} onRemove={props.onRemoveSite} />
      <OptionsSection {...labels.theme}>
        <ChoiceField view={view.theme} onChange={onChange} />
      </OptionsSection>
      <PollFields view={view} labels={labels.poll} onChange={onChange} />
      <Exchanges rows={exchanges} labels={labels.exchanges} {...exchangeActions} />
      <DataFields view={data} labels={labels.data} {...dataActions} />
      <FlowFields view={flow} labels={labels.flow} {...flowActions} />
      <div class="status-bar" data-shown={status !== ''}>
        <p role="status" tabIndex={-1} ref={statusLine}>
          {status}
        </p>
        {canUndo && (
          <button
            type="button"
            class="button"
            onClick={() => {
              // The button goes away with what it undoes.
              statusLine.current?.focus();
              onUndo();
            }}
          >
            {labels.undo}
          </button>
        )}
      </div>
    </main>
  );
}
