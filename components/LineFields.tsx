import type { OptionsLabels } from '../lib/views/options-labels.ts';
import type { OptionsView } from '../lib/views/options-view.ts';
import { NumberField } from './NumberField.tsx';
import { focusFirstField, OptionsSection } from './OptionsSection.tsx';

interface LineFieldsProps {
  readonly view: OptionsView;
  readonly labels: OptionsLabels['lines'];
  readonly onChange: (field: string, value: number) => void;
  readonly onReset: () => void;
}

/** The six lines of the ladder, two to a regime. */
export function LineFields({ view, labels, onChange, onReset }: LineFieldsProps) {
  return (
    <OptionsSection title={labels.title} help={labels.help}>
      {view.lines.map(({ name, fields }) => (
        <fieldset key={name} class="line-pair">
          <legend>{name}</legend>
          {fields.map((field) => (
            <NumberField key={field.field} view={field} onChange={onChange} />
          ))}
        </fieldset>
      ))}
      <p class="preset">
        <span>{view.presetState}</span>
        {!view.isPreset && (
          <button
            type="button"
            class="button"
            onClick={(event) => {
              focusFirstField(event);
              onReset();
            }}
          >
            {labels.reset}
          </button>
        )}
      </p>
    </OptionsSection>
  );
}
