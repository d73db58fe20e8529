import type { OptionsLabels } from '../lib/views/options-labels.ts';
import type { OptionsView } from '../lib/views/options-view.ts';
import { focusFirstField, OptionsSection } from './OptionsSection.tsx';

interface PillFieldsProps {
  readonly view: OptionsView;
  readonly labels: OptionsLabels['pill'];
  readonly managed: string;
  readonly onChange: (field: string, value: boolean) => void;
  readonly onShowSite: (site: string) => void;
}

/** The pill on and off, and the sites on which it was hidden. */
export function PillFields({ view, labels, managed, onChange, onShowSite }: PillFieldsProps) {
  return (
    <OptionsSection id="pill" title={labels.title} help={labels.help}>
      <label class="choice">
        <input
          type="checkbox"
          checked={view.pill.isOn}
          disabled={view.pill.isManaged}
          onChange={(event) => onChange('pill.enabled', event.currentTarget.checked)}
        />
        {labels.enabled}
      </label>
      {view.pill.isManaged && <p class="managed">{managed}</p>}
      {view.hiddenSites.length === 0 ? (
        <p class="quiet">{labels.none}</p>
      ) : (
        <>
          <h3>{labels.hidden}</h3>
          <ul class="hidden-sites">
            {view.hiddenSites.map(({ id, name, showAgain }) => (
              <li key={id}>
                <span>{name}</span>
                <button
                  type="button"
                  class="button"
                  title={showAgain}
                  onClick={(event) => {
                    focusFirstField(event);
                    onShowSite(id);
                  }}
                >
                  {labels.showAgain}
                  <span class="unseen"> ({name})</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </OptionsSection>
  );
}
