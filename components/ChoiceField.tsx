import { useId } from 'preact/hooks';
import type { ChoiceFieldView } from '../lib/views/options-view.ts';
import { Problem } from './Problem.tsx';

interface ChoiceFieldProps {
  /** Short enough to stand side by side. */
  readonly isRow?: boolean;
  /** The heading of the section says it already. */
  readonly isNamed?: boolean;
  readonly view: ChoiceFieldView;
  /** Says who set it, where that was not the user. */
  readonly managed: string;
  readonly onChange: (field: string, value: string) => void;
}

/** One of a few; all of them in sight. */
export function ChoiceField({ isRow, isNamed, view, managed, onChange }: ChoiceFieldProps) {
  const { field, label, value, choices, problem, isManaged } = view;
  const id = useId();
  return (
    <fieldset
      class={isRow ? 'choices choices-row' : 'choices'}
      disabled={isManaged}
      aria-describedby={problem === null ? undefined : `${id}-problem`}
    >
      <legend class={isNamed ? 'unseen' : undefined}>{label}</legend>
      {isManaged && <p class="managed">{managed}</p>}
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
