/** What the button in the toolbar shows, and when, with the badge as it reads now. */
import type { OptionsLabels } from '../lib/views/options-labels.ts';
import type { OptionsView } from '../lib/views/options-view.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { OptionsSection } from './OptionsSection.tsx';

interface BadgeFieldsProps {
  readonly view: OptionsView;
  readonly labels: OptionsLabels['badge'];
  readonly managed: string;
  readonly onChange: (field: string, value: string) => void;
}

export const BadgeFields = ({ view, labels, managed, onChange }: BadgeFieldsProps) => (
  <OptionsSection id="badge" title={labels.title} help={labels.help}>
    <p class="badge-preview">
      <span>{labels.preview}</span>
      {view.badge.text === '' ? (
        <span class="quiet">{labels.empty}</span>
      ) : (
        <b class="badge" data-tone={view.badge.tone}>
          {view.badge.text}
        </b>
      )}
      <span class="quiet">{view.badge.title}</span>
    </p>
    <ChoiceField view={view.metric} managed={managed} onChange={onChange} />
    <ChoiceField isRow view={view.mode} managed={managed} onChange={onChange} />
  </OptionsSection>
);
