/** One line of the ladder: a slider for the hand, a number field for the exact value. */
import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { LineFieldView } from '../lib/views/lines-view.ts';
import { Problem } from './Problem.tsx';

interface LineFieldProps {
  readonly view: LineFieldView;
  readonly isManaged: boolean;
  readonly onMove: (line: LineFieldView['line'], value: number) => void;
}

const numberIn = (text: string | null): number =>
  text === null || text.trim() === '' ? Number.NaN : Number(text);

export function LineField({ view, isManaged, onMove }: LineFieldProps) {
  const { line, field, label, sliderLabel, unit, value, step, min, max, problem } = view;
  const id = useId();
  /** What is being typed, which need not be a number yet. */
  const draft = useSignal<string | null>(null);
  useEffect(() => {
    // A minus sign alone is no number yet, and the field must keep it.
    if (Number.isFinite(value) && numberIn(draft.value) !== value) draft.value = null;
  }, [value]);
  const shown = Number.isFinite(value) ? value : min;
  return (
    <div class="line-field">
      <label for={id}>{label}</label>
      <input
        type="range"
        class="slider"
        min={min}
        max={max}
        step={step}
        value={shown}
        disabled={isManaged}
        aria-label={sliderLabel}
        aria-valuetext={`${shown} ${unit}`}
        onInput={(event) => {
          draft.value = null;
          onMove(line, event.currentTarget.valueAsNumber);
        }}
      />
      <input
        id={id}
        name={field}
        type="number"
        inputMode="decimal"
        step={step}
        value={draft.value ?? (Number.isFinite(value) ? String(value) : '')}
        disabled={isManaged}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-unit${problem === null ? '' : ` ${id}-problem`}`}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
          onMove(line, event.currentTarget.valueAsNumber);
        }}
        onBlur={() => {
          if (Number.isFinite(value)) draft.value = null;
        }}
      />
      <span id={`${id}-unit`} class="unseen">
        {unit}
      </span>
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}
