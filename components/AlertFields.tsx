/** What is told by a notification, when it is not, and what was told so far. */
import type { AlertsView } from '../lib/views/alerts-view.ts';
import type { AlertsLabels } from '../lib/views/section-labels.ts';
import { AlertLines } from './AlertLines.tsx';
import { AlertLog } from './AlertLog.tsx';
import { NumberField } from './NumberField.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { QuietFields } from './QuietFields.tsx';

export interface AlertActions {
  /** Called in the click itself: the browser asks its own question only then. */
  onSwitch(isOn: boolean): void;
  onChange(field: string, value: number | boolean): void;
  onAddLine(value: number): void;
  onRemoveLine(value: number): void;
  /** 0 ends it. */
  onSnooze(hours: number): void;
}

interface AlertFieldsProps extends AlertActions {
  readonly view: AlertsView;
  readonly labels: AlertsLabels;
  readonly managed: string;
}

export function AlertFields({ view, labels, managed, ...actions }: AlertFieldsProps) {
  const { onSwitch, onChange } = actions;
  const about = (field: 'regime' | 'quorum') => (
    <label class="choice">
      <input
        type="checkbox"
        name={`alerts.${field}`}
        checked={view[field]}
        disabled={view.managed[field]}
        onChange={(event) => onChange(`alerts.${field}`, event.currentTarget.checked)}
      />
      {labels[field]}
    </label>
  );
  return (
    <OptionsSection id="alerts" title={labels.title} help={labels.help}>
      <div>
        <label class="choice">
          <input
            type="checkbox"
            role="switch"
            name="alerts.enabled"
            checked={view.isOn}
            disabled={view.managed.enabled && !view.isDenied}
            onChange={({ currentTarget: box }) => {
              const isOn = box.checked;
              // It follows what is stored and allowed, and a question may be answered with no.
              box.checked = view.isOn;
              onSwitch(isOn);
            }}
          />
          <b>{labels.enabled}</b>
        </label>
        {view.isDenied && <p class="quiet choice-note">{labels.denied}</p>}
        {view.managed.enabled && <p class="managed choice-note">{managed}</p>}
      </div>
      <fieldset class="choices">
        <legend>{labels.about}</legend>
        {about('regime')}
        {about('quorum')}
      </fieldset>
      <AlertLines view={view} labels={labels} {...actions} />
      <NumberField view={view.cooldown} managed={managed} onChange={onChange} />
      <QuietFields view={view} labels={labels} {...actions} />
      <AlertLog rows={view.log} labels={labels} />
    </OptionsSection>
  );
}
