/** All settings out to a file and in from one; what a file would change is shown first. */
import { useId, useRef } from 'preact/hooks';
import type { FileLabels } from '../lib/views/section-labels.ts';
import type { SettingsFileView } from '../lib/views/settings-file-view.ts';
import { OptionsSection } from './OptionsSection.tsx';
import { Problem } from './Problem.tsx';

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

export function SettingsFileFields({ view, labels, ...actions }: SettingsFileFieldsProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** The input forgets its file, so that the same one can be chosen again. */
  const empty = (): void => {
    if (!input.current) return;
    input.current.value = '';
    input.current.focus();
  };
  return (
    <OptionsSection id="file" title={labels.title} help={labels.help}>
      <div class="data-part">
        <h3>{labels.exportTitle}</h3>
        <button type="button" class="button" onClick={actions.onExport}>
          {labels.export}
        </button>
      </div>
      <div class="data-part">
        <h3>{labels.importTitle}</h3>
        <label for={id} class="quiet">
          {labels.choose}
        </label>
        <input
          ref={input}
          id={id}
          name="settings-file"
          type="file"
          accept=".json,application/json"
          aria-invalid={view.problem !== null}
          aria-describedby={`${id}-problem`}
          onChange={(event) => actions.onChoose(event.currentTarget.files?.[0] ?? null)}
        />
        <Problem id={`${id}-problem`} text={view.problem} />
        {view.said !== null && <p>{view.said}</p>}
        {view.changes.length > 0 && (
          <>
            <Changes view={view} labels={labels} />
            <div class="buttons">
              <button
                type="button"
                class="button button-strong"
                onClick={() => {
                  empty();
                  actions.onApply();
                }}
              >
                {labels.apply}
              </button>
              <button
                type="button"
                class="button"
                onClick={() => {
                  empty();
                  actions.onChoose(null);
                }}
              >
                {labels.cancel}
              </button>
            </div>
          </>
        )}
      </div>
    </OptionsSection>
  );
}

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
