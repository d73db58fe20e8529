/** When nothing is told: hours of the day, and for a while from now. */
import { useId, useRef } from 'preact/hooks';
import type { AlertsView } from '../lib/views/alerts-view.ts';
import type { AlertsLabels } from '../lib/views/section-labels.ts';

interface QuietFieldsProps {
  readonly view: AlertsView;
  readonly labels: AlertsLabels;
  readonly onChange: (field: string, value: number) => void;
  readonly onSnooze: (hours: number) => void;
}

export function QuietFields({ view, labels, onChange, onSnooze }: QuietFieldsProps) {
  const id = useId();
  const snooze = useRef<HTMLDivElement>(null);
  const hour = (name: 'quietFromHour' | 'quietToHour', label: string) => (
    <label class="hour">
      {label}
      <select
        name={`alerts.${name}`}
        value={view[name]}
        disabled={view.managed.quiet}
        aria-describedby={id}
        onChange={(event) => onChange(`alerts.${name}`, Number(event.currentTarget.value))}
      >
        {view.hours.map(({ value, label: text }) => (
          <option key={value} value={value} selected={value === view[name]}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <div>
        <div class="hours">
          {hour('quietFromHour', labels.quiet)}
          {hour('quietToHour', labels.quietTo)}
        </div>
        <p id={id} class="quiet note">
          {labels.quietNote}
        </p>
      </div>
      <div class="buttons" role="group" aria-label={labels.snooze} ref={snooze} tabIndex={-1}>
        <span>{view.snoozed ?? labels.snooze}</span>
        {view.snoozed === null ? (
          view.snoozes.map(({ hours, label }) => (
            <button
              key={hours}
              type="button"
              class="button"
              onClick={() => {
                // The buttons go away with what they do.
                snooze.current?.focus();
                onSnooze(hours);
              }}
            >
              {label}
            </button>
          ))
        ) : (
          <button
            type="button"
            class="button"
            onClick={() => {
              snooze.current?.focus();
              onSnooze(0);
            }}
          >
            {labels.endSnooze}
          </button>
        )}
      </div>
    </>
  );
}
