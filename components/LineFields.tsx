/**
 * The six lines of the ladder, from the highest down as they lie in the chart: a preset to
 * start from, sliders to move them, the replay of the past beneath, and only then the save.
 */
import type { ComponentType } from 'preact';
import type { LineFieldView, LinesView, PresetId } from '../lib/views/lines-view.ts';
import type { ReplayView } from '../lib/views/replay-view.ts';
import type { LinesLabels } from '../lib/views/section-labels.ts';
import { LineField } from './LineField.tsx';
import { focusFirstField, OptionsSection } from './OptionsSection.tsx';
import type { ReplayChartProps } from './ReplayMiniChart.tsx';
import { ReplayPanel } from './ReplayPanel.tsx';

export interface LineActions {
  onPreset(preset: PresetId): void;
  onMove(line: LineFieldView['line'], value: number): void;
  onSave(): void;
  /** Forgets what was moved. */
  onBack(): void;
}

export interface LineFieldsProps extends LineActions {
  readonly view: LinesView;
  readonly labels: LinesLabels;
  readonly managed: string;
  /** Null while there is nothing to replay, for the reason of `replayState`. */
  readonly replay: ReplayView | null;
  readonly replayState: 'loading' | 'none' | 'unreadable' | 'noDated' | 'ready';
  readonly Chart: ComponentType<ReplayChartProps> | null;
  readonly theme: string;
}

export function LineFields(props: LineFieldsProps) {
  const { view, labels, managed, onPreset, onMove, onSave, onBack } = props;
  return (
    <OptionsSection id="lines" isWide title={labels.title} help={labels.help}>
      {view.isManaged && <p class="managed">{managed}</p>}
      <div class="lines">
        <fieldset class="presets">
          <legend class="unseen">{labels.preset}</legend>
          {view.presets.map(({ value, label, help, isDisabled }) => (
            <label key={value} class="preset-choice">
              <input
                type="radio"
                name="preset"
                value={value}
                checked={view.preset === value}
                disabled={isDisabled}
                onChange={() => onPreset(value)}
              />
              <span>
                <b>{label}</b>
                <span class="quiet preset-help">{help}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="line-groups">
          {view.groups.map(({ name, glyph, tone, fields }) => (
            <fieldset key={name} class="line-pair">
              <legend>
                <span class="tone-glyph" data-tone={tone} aria-hidden="true">
                  {glyph}
                </span>{' '}
                {name}
              </legend>
              {fields.map((field) => (
                <LineField
                  key={field.field}
                  view={field}
                  isManaged={view.isManaged}
                  onMove={onMove}
                />
              ))}
            </fieldset>
          ))}
        </div>
      </div>
      <ReplayPanel
        view={props.replay}
        state={props.replayState}
        labels={labels.replay}
        Chart={props.Chart}
        theme={props.theme}
      />
      <div class="line-save">
        <button
          type="button"
          class="button button-strong"
          aria-disabled={!view.canSave}
          onClick={() => {
            if (view.canSave) onSave();
          }}
        >
          {labels.save}
        </button>
        {view.isMoved && (
          <button
            type="button"
            class="button"
            onClick={(event) => {
              focusFirstField(event);
              onBack();
            }}
          >
            {labels.back}
          </button>
        )}
        <span class="quiet">{view.state}</span>
      </div>
    </OptionsSection>
  );
}
