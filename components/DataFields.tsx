/** The kept history: how much there is, out to a file, in from one, and away. */
import { useRef } from 'preact/hooks';
import type { DataView } from '../lib/views/data-view.ts';
import type { DataLabels } from '../lib/views/section-labels.ts';
import { FilePart } from './FilePart.tsx';
import { OptionsSection } from './OptionsSection.tsx';

export interface DataActions {
  onExport(format: 'json' | 'csv'): void;
  /** Null forgets the file. */
  onChoose(file: File | null): void;
  onImport(): void;
  /** Asks first, and is asked again. */
  onClear(step: 'ask' | 'confirm' | 'cancel'): void;
}

interface DataFieldsProps extends DataActions {
  readonly view: DataView;
  readonly labels: DataLabels;
}

export function DataFields({ view, labels, ...actions }: DataFieldsProps) {
  const { onExport, onChoose, onImport, onClear } = actions;
  return (
    <OptionsSection id="data" title={labels.title} help={labels.help}>
      <p>{view.size}</p>
      <div class="data-part">
        <h3>{labels.exportTitle}</h3>
        <div class="buttons">
          <button
            type="button"
            class="button"
            aria-label={labels.exportJson}
            disabled={view.isEmpty || view.isBusy}
            onClick={() => onExport('json')}
          >
            {labels.json}
          </button>
          <button
            type="button"
            class="button"
            aria-label={labels.exportCsv}
            disabled={view.isEmpty || view.isBusy}
            onClick={() => onExport('csv')}
          >
            {labels.csv}
          </button>
        </div>
      </div>
      <FilePart
        title={labels.importTitle}
        view={view}
        labels={labels}
        accept=".json,.csv,application/json,text/csv"
        onChoose={onChoose}
        onImport={onImport}
      />
      <ClearPart view={view} labels={labels} onClear={onClear} />
    </OptionsSection>
  );
}

type ClearProps = Pick<DataFieldsProps, 'view' | 'labels' | 'onClear'>;

/** The button that asks stays where it is, so that the focus is never lost. */
function ClearPart({ view, labels, onClear }: ClearProps) {
  const first = useRef<HTMLButtonElement>(null);
  const end = (step: 'confirm' | 'cancel'): void => {
    first.current?.focus();
    onClear(step);
  };
  return (
    <div class="data-part">
      <h3>{labels.clear}</h3>
      <div class="buttons">
        <button
          ref={first}
          type="button"
          class="button"
          aria-expanded={view.isClearing}
          onClick={() => onClear(view.isClearing ? 'cancel' : 'ask')}
        >
          {labels.clearHistory}
        </button>
      </div>
      {view.isClearing && (
        <>
          <p>{labels.clearWarning}</p>
          <div class="buttons">
            <button type="button" class="button" onClick={() => end('confirm')}>
              {labels.confirmClear}
            </button>
            <button type="button" class="button" onClick={() => end('cancel')}>
              {labels.cancel}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
