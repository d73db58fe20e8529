import { useId } from 'preact/hooks';
import type { ChoiceFieldView } from '../lib/views/options-view.ts';
import { Problem } from './Problem.tsx';

interface ChoiceFieldProps {
  readonly view: ChoiceFieldView;
  readonly onChange: (field: string, value: string) => void;
}

/** One of a few; all of them in sight. */
export function ChoiceField({ view, onChange }: ChoiceFieldProps) {
  const { field, label, value, choices, problem } = view;
  const id = useId();
  return (
    <fieldset class="choices" aria-describedby={problem === null ? undefined : `${id}-problem`}>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="choice">
          <input
            type="radio"
            name={field}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(field, choice.value)}
          />
          {choice.label}
        </label>
      ))}
      <Problem id={`${id}-problem`} text={problem} />
    </fieldset>
  );
}
