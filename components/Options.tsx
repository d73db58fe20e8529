import { useRef } from 'preact/hooks';
import type { AlertsView } from '../lib/views/alerts-view.ts';
import type { DataView } from '../lib/views/data-view.ts';
import type { SitesView } from '../lib/views/sites-view.ts';
import type { FlowFileView } from '../lib/views/flow-file-view.ts';
import type { ExchangeRow } from '../lib/views/exchanges-view.ts';
import type { OptionsLabels } from '../lib/views/options-labels.ts';
import type { OptionsView } from '../lib/views/options-view.ts';
import type { Trouble, TroubleDeed } from '../lib/views/trouble-view.ts';
import type { SettingsFileView } from '../lib/views/settings-file-view.ts';
import { type AlertActions, AlertFields } from './AlertFields.tsx';
import { BadgeFields } from './BadgeFields.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { type DataActions, DataFields } from './DataFields.tsx';
import { type ExchangeActions, Exchanges } from './Exchanges.tsx';
import { type FlowActions, FlowFields } from './FlowFields.tsx';
import { type LineActions, LineFields, type LineFieldsProps } from './LineFields.tsx';
import { Notice } from './Notice.tsx';
import { NumberField } from './NumberField.tsx';
import { OptionsNav } from './OptionsNav.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { PillFields } from './PillFields.tsx';
import { SiteFields } from './SiteFields.tsx';
import { PollFields } from './PollFields.tsx';
import { TroubleStep } from './TroubleStep.tsx';
import { type FileActions, SettingsFileFields } from './SettingsFileFields.tsx';

interface OptionsProps {
  readonly view: OptionsView;
  /** What keeps the numbers away; null where nothing does. */
  readonly trouble: Trouble | null;
  readonly onDeed: (deed: TroubleDeed) => void;
  readonly lines: Omit<LineFieldsProps, keyof LineActions | 'labels' | 'managed'>;
  readonly alerts: AlertsView;
  readonly exchanges: readonly ExchangeRow[];
  readonly flow: FlowFileView;
  readonly data: DataView;
  readonly file: SettingsFileView;
  readonly labels: OptionsLabels;
  /** What was last done, in words; empty at first. */
  readonly status: string;
  /** Null where the status is not about a change that can be undone. */
  readonly undo: string | null;
  readonly onChange: (field: string, value: string | number | boolean) => void;
  readonly onShowSite: (site: string) => void;
  readonly sites: SitesView;
  readonly onRemoveSite: (host: string) => void;
  readonly onUndo: () => void;
  readonly lineActions: LineActions;
  readonly alertActions: AlertActions;
  readonly exchangeActions: ExchangeActions;
  readonly flowActions: FlowActions;
  readonly dataActions: DataActions;
  readonly fileActions: FileActions;
}

/** Every setting in sight, the ones that move the reading first. */
export function Options(props: OptionsProps) {
  const statusLine = useRef<HTMLParagraphElement>(null);
  const { view, labels, status, undo, onChange, onShowSite, onUndo } = props;
  const { managed } = labels;
  return (
    <div class="options">
      <header class="options-head">
        <h1>{labels.title}</h1>
        <p class="quiet">{labels.intro}</p>
      </header>
      <OptionsNav label={labels.nav} groups={labels.groups} />
      <main class="options-main">
        {view.clock && <Notice notice={view.clock} />}
        {props.trouble && <TroubleStep trouble={props.trouble} onDeed={props.onDeed} />}
        {view.isManaged && <p class="managed managed-note">{labels.managedNote}</p>}
        <OptionsSection id="asset" {...labels.asset}>
          <ChoiceField isRow isNamed view={view.asset} managed={managed} onChange={onChange} />
        </OptionsSection>
        <LineFields
          {...props.lines}
          {...props.lineActions}
          labels={labels.lines}
          managed={managed}
        />
        <OptionsSection id="cash" {...labels.cash}>
          <NumberField view={view.cash} managed={managed} onChange={onChange} />
        </OptionsSection>
        <BadgeFields view={view} labels={labels.badge} managed={managed} onChange={onChange} />
        <PillFields
          view={view}
          labels={labels.pill}
          managed={managed}
          onChange={onChange}
          onShowSite={onShowSite}
        />
        <SiteFields view={props.sites} onRemove={props.onRemoveSite} />
        <OptionsSection id="theme" {...labels.theme}>
          <ChoiceField isRow view={view.theme} managed={managed} onChange={onChange} />
          <ChoiceField isRow view={view.numbers} managed={managed} onChange={onChange} />
        </OptionsSection>
        <AlertFields
          view={props.alerts}
          labels={labels.alerts}
          managed={managed}
          {...props.alertActions}
        />
        <PollFields view={view} labels={labels.poll} managed={managed} onChange={onChange} />
        <Exchanges rows={props.exchanges} labels={labels.exchanges} {...props.exchangeActions} />
        <DataFields view={props.data} labels={labels.data} {...props.dataActions} />
        <FlowFields view={props.flow} labels={labels.flow} {...props.flowActions} />
        <SettingsFileFields view={props.file} labels={labels.file} {...props.fileActions} />
      </main>
      <div class="status-bar" data-shown={status !== ''}>
        <p role="status" tabIndex={-1} ref={statusLine}>
          {status}
        </p>
        {undo !== null && (
          <button
            type="button"
            class="button"
            onClick={() => {
              // The button may go away with what it undoes.
              statusLine.current?.focus();
              onUndo();
            }}
          >
            {undo}
          </button>
        )}
      </div>
    </div>
  );
}
