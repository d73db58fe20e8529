/** How often the exchanges are asked, and the mode that asks little, with its cost. */
import { useId } from 'preact/hooks';
import type { OptionsLabels } from '../lib/views/options-labels.ts';
import type { OptionsView } from '../lib/views/options-view.ts';
import { NumberField } from './NumberField.tsx';
import { OptionsSection } from './OptionsSection.tsx';

interface PollFieldsProps {
  readonly view: OptionsView;
  readonly labels: OptionsLabels['poll'];
  readonly managed: string;
  readonly onChange: (field: string, value: number | boolean) => void;
}

export function PollFields({ view, labels, managed, onChange }: PollFieldsProps) {
  const id = useId();
  return (
    <OptionsSection id="poll" title={labels.title} help={labels.help}>
      <NumberField view={view.poll} managed={managed} onChange={onChange} />
      <div>
        <label class="choice">
          <input
            type="checkbox"
            name="lean"
            checked={view.lean.isOn}
            disabled={view.lean.isManaged}
            aria-describedby={id}
            onChange={(event) => onChange('lean', event.currentTarget.checked)}
          />
          {labels.lean}
        </label>
        <p id={id} class="quiet choice-note">
          {labels.leanCost}
        </p>
        {view.lean.isManaged && <p class="managed choice-note">{managed}</p>}
      </div>
    </OptionsSection>
  );
}
