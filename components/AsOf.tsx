import type { AsOfView } from '../lib/views/as-of-view.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';
import { IconButton } from './IconButton.tsx';

export interface AsOfActions {
  /** A date as a date field writes it; empty for now. */
  readonly onDay: (date: string) => void;
  readonly onStep: (by: 1 | -1) => void;
}

interface AsOfProps extends AsOfActions {
  readonly asOf: AsOfView;
  readonly labels: PopupLabels['asOf'];
}

/** Now, or a closed UTC day: a date field, steps of a day, and the way back. */
export function AsOf({ asOf, labels, onDay, onStep }: AsOfProps) {
  return (
    <fieldset class="as-of" data-now={asOf.isNow}>
      <legend class="unseen">{labels.label}</legend>
      <IconButton label={labels.before} isOff={!asOf.hasBefore} onPress={() => onStep(-1)}>
        <path d="M10 3L5 8l5 5" />
      </IconButton>
      <label>
        <span class="as-of-label">{labels.label}</span>
        <input
          type="date"
          value={asOf.value}
          min={asOf.min}
          max={asOf.max}
          aria-label={labels.date}
          onChange={(event) => onDay(event.currentTarget.value)}
        />
      </label>
      <IconButton label={labels.after} isOff={!asOf.hasAfter} onPress={() => onStep(1)}>
        <path d="M6 3l5 5-5 5" />
      </IconButton>
      <button
        type="button"
        class="as-of-now"
        aria-pressed={asOf.isNow}
        title={asOf.isNow ? undefined : labels.back}
        onClick={() => onDay('')}
      >
        {labels.now}
      </button>
    </fieldset>
  );
}
