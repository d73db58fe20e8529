import { useRef, useState } from 'preact/hooks';
import type { AsOfView } from '../lib/views/as-of-view.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';
import { IconButton } from './IconButton.tsx';

export interface AsOfActions {
  /** A day as it was typed or picked, empty for now; false where it is none. */
  readonly onDay: (date: string) => boolean;
  readonly onStep: (by: 1 | -1) => void;
}

interface AsOfProps extends AsOfActions {
  readonly asOf: AsOfView;
  readonly labels: PopupLabels['asOf'];
}

/**
 * Now, or a closed UTC day: a field to type it in the manner of the language, which the date
 * fields of browsers do not keep to, a calendar, steps of a day, and the way back.
 */
export function AsOf({ asOf, labels, onDay, onStep }: AsOfProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState({ isWrong: false });
  const take = (date: string): void => setTyped({ isWrong: !onDay(date) });
  return (
    <fieldset class="as-of" data-now={asOf.isNow}>
      <legend class="unseen">{labels.label}</legend>
      <IconButton label={labels.before} isOff={!asOf.hasBefore} onPress={() => onStep(-1)}>
        <path d="M10 3L5 8l5 5" />
      </IconButton>
      <label>
        <span class="as-of-label">{labels.label}</span>
        <input
          type="text"
          autocomplete="off"
          value={asOf.typed}
          placeholder={asOf.hint}
          aria-label={labels.date}
          aria-invalid={typed.isWrong}
          onChange={(event) => take(event.currentTarget.value)}
        />
      </label>
      <span class="as-of-calendar">
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          value={asOf.value}
          min={asOf.min}
          max={asOf.max}
          onChange={(event) => take(event.currentTarget.value)}
        />
        <IconButton label={labels.pick} onPress={() => picker.current?.showPicker()}>
          <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" />
        </IconButton>
      </span>
      <IconButton label={labels.after} isOff={!asOf.hasAfter} onPress={() => onStep(1)}>
        <path d="M6 3l5 5-5 5" />
      </IconButton>
      <button
        type="button"
        class="as-of-now"
        aria-pressed={asOf.isNow}
        title={asOf.isNow ? undefined : labels.back}
        onClick={() => take('')}
      >
        {labels.now}
      </button>
    </fieldset>
  );
}
