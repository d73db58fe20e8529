import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { NumberFieldView } from '../lib/views/options-view.ts';
import { Problem } from './Problem.tsx';

interface NumberFieldProps {
  readonly view: NumberFieldView;
  /** Says who set it, where that was not the user. */
  readonly managed: string;
  readonly onChange: (field: string, value: number) => void;
}

/** A number that is saved when the reader leaves it; a refused one stays to be corrected. */
export function NumberField({ view, managed, onChange }: NumberFieldProps) {
  const { field, label, unit, value, step, problem, isManaged } = view;
  const id = useId();
  const draft = useSignal<string | null>(null);
  const seen = useRef({ value, problem });
  useEffect(() => {
    const isNew = seen.current.value !== value || seen.current.problem !== problem;
    seen.current = { value, problem };
    if (isNew && problem === null) draft.value = null;
  }, [value, problem]);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <span class="field-input">
        <input
          id={id}
          name={field}
          type="number"
          inputMode="decimal"
          step={step}
          value={draft.value ?? String(value)}
          disabled={isManaged}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-unit${problem === null ? '' : ` ${id}-problem`}`}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
          }}
          onChange={(event) => {
            const { valueAsNumber } = event.currentTarget;
            if (valueAsNumber === value && problem === null) draft.value = null;
            else onChange(field, valueAsNumber);
          }}
        />
        <span id={`${id}-unit`} class="quiet">
          {unit}
        </span>
      </span>
      {isManaged && <p class="managed">{managed}</p>}
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}
