import { useRef } from 'preact/hooks';
import type { OptionsLabels } from '../lib/views/options-labels.ts';
import type { OptionsView } from '../lib/views/options-view.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { LineFields } from './LineFields.tsx';
import { NumberField } from './NumberField.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { PillFields } from './PillFields.tsx';
import { Venues } from './Venues.tsx';

interface OptionsProps {
  readonly view: OptionsView;
  readonly labels: OptionsLabels;
  /** What was last saved or undone, in words; empty at first. */
  readonly status: string;
  readonly canUndo: boolean;
  readonly onChange: (field: string, value: string | number | boolean) => void;
  readonly onReset: () => void;
  readonly onShowSite: (site: string) => void;
  readonly onUndo: () => void;
}

/** Every setting in sight, the ones that move the reading first. */
export function Options(props: OptionsProps) {
  const statusLine = useRef<HTMLParagraphElement>(null);
  const { view, labels, status, canUndo, onChange, onReset, onShowSite, onUndo } = props;
  return (
    <main class="options">
      <header class="options-head">
        <h1>{labels.title}</h1>
        <p class="quiet">{labels.intro}</p>
      </header>
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
      <OptionsSection {...labels.theme}>
        <ChoiceField view={view.theme} onChange={onChange} />
      </OptionsSection>
      <OptionsSection {...labels.poll}>
        <NumberField view={view.poll} onChange={onChange} />
      </OptionsSection>
      <OptionsSection title={labels.venues.title} help={labels.venues.help}>
        <Venues health={view.health} labels={labels.venues} />
      </OptionsSection>
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
