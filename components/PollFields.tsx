/** How often the exchanges are asked, and the mode that asks little, with its cost. */
import { useId } from 'preact/hooks';
import type { OptionsLabels } from '../lib/views/options-labels.ts';
import type { OptionsView } from '../lib/views/options-view.ts';
import { NumberField } from './NumberField.tsx';
import { OptionsSection } from './OptionsSection.tsx';

interface PollFieldsProps {
  readonly view: OptionsView;
  readonly labels: OptionsLabels['poll'];
  readonly onChange: (field: string, value: number | boolean) => void;
}

export function PollFields({ view, labels, onChange }: PollFieldsProps) {
  const id = useId();
  return (
    <OptionsSection title={labels.title} help={labels.help}>
      <NumberField view={view.poll} onChange={onChange} />
      <div>
        <label class="choice">
          <input
            type="checkbox"
            name="lean"
            checked={view.lean}
            aria-describedby={id}
            onChange={(event) => onChange('lean', event.currentTarget.checked)}
          />
          {labels.lean}
        </label>
        <p id={id} class="quiet choice-note">
          {labels.leanCost}
        </p>
      </div>
    </OptionsSection>
  );
}
