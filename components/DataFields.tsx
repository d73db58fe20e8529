/** The kept history: how much there is, out to a file, in from one, and away. */
import { useId, useRef } from 'preact/hooks';
import type { DataView } from '../lib/views/data-view.ts';
import type { DataLabels } from '../lib/views/section-labels.ts';
import { OptionsSection } from './OptionsSection.tsx';
import { Problem } from './Problem.tsx';

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
      <ImportPart view={view} labels={labels} onChoose={onChoose} onImport={onImport} />
      <ClearPart view={view} labels={labels} onClear={onClear} />
    </OptionsSection>
  );
}

type ImportProps = Pick<DataFieldsProps, 'view' | 'labels' | 'onChoose' | 'onImport'>;

function ImportPart({ view, labels, onChoose, onImport }: ImportProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** The input forgets its file, so that the same one can be chosen again. */
  const empty = (): void => {
    if (!input.current) return;
    input.current.value = '';
    input.current.focus();
  };
  return (
    <div class="data-part">
      <h3>{labels.importTitle}</h3>
      <label for={id} class="quiet">
        {labels.choose}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".json,.csv,application/json,text/csv"
        disabled={view.isBusy}
        aria-invalid={view.problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
      />
      <Problem id={`${id}-problem`} text={view.problem} />
      {view.preview !== null && <p>{view.preview}</p>}
      {view.canImport && (
        <div class="buttons">
          <button
            type="button"
            class="button"
            onClick={() => {
              onImport();
              empty();
            }}
          >
            {labels.confirmImport}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              onChoose(null);
              empty();
            }}
          >
            {labels.cancel}
          </button>
        </div>
      )}
    </div>
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
