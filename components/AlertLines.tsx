/** The user's own lines, whose crossing is told: a list, and a field for another one. */
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { AlertsView } from '../lib/views/alerts-view.ts';
import type { AlertsLabels } from '../lib/views/section-labels.ts';
import { Problem } from './Problem.tsx';

interface AlertLinesProps {
  readonly view: AlertsView;
  readonly labels: AlertsLabels;
  readonly onAddLine: (value: number) => void;
  readonly onRemoveLine: (value: number) => void;
}

export function AlertLines({ view, labels, onAddLine, onRemoveLine }: AlertLinesProps) {
  const id = useId();
  const typed = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const isLocked = view.managed.lines;
  return (
    <fieldset class="choices alert-lines" disabled={isLocked}>
      <legend>{labels.lines}</legend>
      {view.lines.length === 0 ? (
        <p class="quiet">{labels.noLines}</p>
      ) : (
        <ul class="chips">
          {view.lines.map(({ value, label, removeName }) => (
            <li key={value} class="chip">
              <span>{label}</span>
              <button
                type="button"
                aria-label={removeName}
                title={labels.remove}
                onClick={() => {
                  field.current?.focus();
                  onRemoveLine(value);
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="add-line"
        onSubmit={(event) => {
          event.preventDefault();
          const value = field.current?.valueAsNumber ?? Number.NaN;
          if (view.canAdd) onAddLine(value);
          if (Number.isFinite(value)) typed.value = '';
        }}
      >
        <label for={id}>{labels.addLabel}</label>
        <input
          ref={field}
          id={id}
          name="alerts.lines"
          type="number"
          inputMode="decimal"
          step={0.1}
          value={typed}
          aria-invalid={view.lineProblem !== null}
          aria-describedby={`${id}-unit ${id}-problem`}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <span id={`${id}-unit`} class="quiet">
          {labels.unit}
        </span>
        <button type="submit" class="button" aria-disabled={!view.canAdd}>
          {labels.add}
        </button>
      </form>
      {!view.canAdd && <p class="quiet">{labels.mostLines}</p>}
      <Problem id={`${id}-problem`} text={view.lineProblem} />
    </fieldset>
  );
}
