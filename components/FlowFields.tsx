/** A provider's flow of exchanges: what is imported, in from a file, and away. */
import type { FlowFileView } from '../lib/views/flow-file-view.ts';
import type { FlowLabels } from '../lib/views/section-labels.ts';
import { AskFirst } from './AskFirst.tsx';
import { FilePart } from './FilePart.tsx';
import { focusFirstField, OptionsSection } from './OptionsSection.tsx';

export interface FlowActions {
  /** Null forgets the file. */
  onChoose(file: File | null): void;
  onImport(): void;
  onRemove(): void;
}

interface FlowFieldsProps extends FlowActions {
  readonly view: FlowFileView;
  readonly labels: FlowLabels;
}

export function FlowFields({ view, labels, onChoose, onImport, onRemove }: FlowFieldsProps) {
  return (
    <OptionsSection id="flow" title={labels.title} help={view.help}>
      <p>{view.held}</p>
      <FilePart
        title={labels.importTitle}
        view={view}
        labels={labels}
        accept=".csv,text/csv"
        onChoose={onChoose}
        onImport={onImport}
      />
      {view.canRemove && (
        <AskFirst
          deed={labels.remove}
          warning={labels.removeWarning}
          confirm={labels.confirmRemove}
          cancel={labels.cancel}
          isBusy={view.isBusy}
          onConfirm={(event) => {
            // All of this goes away with what it removes.
            focusFirstField(event);
            onRemove();
          }}
        />
      )}
    </OptionsSection>
  );
}
