/** All settings out to a file and in from one; what a file would change is shown first. */
import type { FileLabels } from '../lib/views/section-labels.ts';
import type { SettingsFileView } from '../lib/views/settings-file-view.ts';
import { FilePart } from './FilePart.tsx';
import { OptionsSection } from './OptionsSection.tsx';

export interface FileActions {
  onExport(): void;
  /** Null forgets the file. */
  onChoose(file: File | null): void;
  onApply(): void;
}

interface SettingsFileFieldsProps extends FileActions {
  readonly view: SettingsFileView;
  readonly labels: FileLabels;
}

export const SettingsFileFields = ({ view, labels, ...actions }: SettingsFileFieldsProps) => (
  <OptionsSection id="file" title={labels.title} help={labels.help}>
    <div class="data-part">
      <h3>{labels.exportTitle}</h3>
      <button type="button" class="button" onClick={actions.onExport}>
        {labels.export}
      </button>
    </div>
    <FilePart
      title={labels.importTitle}
      view={view}
      labels={labels}
      accept=".json,application/json"
      details={view.changes.length > 0 && <Changes view={view} labels={labels} />}
      onChoose={actions.onChoose}
      onImport={actions.onApply}
    />
  </OptionsSection>
);

const Changes = ({ view, labels }: Pick<SettingsFileFieldsProps, 'view' | 'labels'>) => (
  <table class="changes">
    <thead>
      <tr>
        <th scope="col">{labels.field}</th>
        <th scope="col">{labels.now}</th>
        <th scope="col">{labels.next}</th>
      </tr>
    </thead>
    <tbody>
      {view.changes.map(({ field, name, now, next }) => (
        <tr key={field}>
          <th scope="row">{name}</th>
          <td class="quiet">{now}</td>
          <td>{next}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
