/** The kept history: how much there is, out to a file, in from one, and away. */
import type { DataView } from '../lib/views/data-view.ts';
import type { DataLabels } from '../lib/views/section-labels.ts';
import { AskFirst } from './AskFirst.tsx';
import { FilePart } from './FilePart.tsx';
import { OptionsSection } from './OptionsSection.tsx';

export interface DataActions {
  onExport(format: 'json' | 'csv'): void;
  /** Null forgets the file. */
  onChoose(file: File | null): void;
  onImport(): void;
  /** It has been asked for twice by then. */
  onClear(): void;
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
      <div class="data-part">
        <h3>{labels.clear}</h3>
        <AskFirst
          deed={labels.clearHistory}
          warning={labels.clearWarning}
          confirm={labels.confirmClear}
          cancel={labels.cancel}
          isBusy={view.isBusy}
          onConfirm={onClear}
        />
      </div>
    </OptionsSection>
  );
}
