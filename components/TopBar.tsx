import type { ComponentChildren } from 'preact';
import type { PopupLabels } from '../lib/views/popup-labels.ts';
import type { PopupView } from '../lib/views/popup-view.ts';

interface TopBarProps {
  readonly view: PopupView;
  readonly labels: PopupLabels;
  /** The pill on the page in front. */
  readonly pill?: ComponentChildren;
  readonly optionsUrl: string;
  readonly onRefresh: () => void;
  readonly onAsset: (asset: string) => void;
}

/** Which coin is shown, how many answered, how old it is. */
export function TopBar({ view, labels, pill, optionsUrl, onRefresh, onAsset }: TopBarProps) {
  return (
    <header class="top-bar">
      <h1>{labels.title}</h1>
      <fieldset class="assets">
        <legend class="unseen">{labels.asset}</legend>
        {view.assets.map(({ id, name, isShown }) => (
          <button
            key={id}
            type="button"
            title={name}
            aria-current={isShown}
            onClick={() => onAsset(id)}
          >
            {id}
          </button>
        ))}
      </fieldset>
      {pill}
      <p class="top-bar-state">
        <span>{view.health.count}</span>
        <span class={view.stale ? 'age age-stale' : 'age'} title={view.ageFull}>
          {view.stale && <ClockIcon />}
          {view.age}
          <span class="unseen"> ({view.ageFull})</span>
        </span>
      </p>
      <button type="button" class="icon-button" title={labels.refresh} onClick={onRefresh}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M13 8a5 5 0 1 1-1.6-3.7M13 1.8v3h-3" />
        </svg>
        <span class="unseen">{labels.refresh}</span>
      </button>
      <a class="icon-button" href={optionsUrl} target="_blank" title={labels.settings}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M1.5 4.5h7M12.5 4.5h2M1.5 11.5h2M7.5 11.5h7" />
          <circle cx="10.5" cy="4.5" r="2" />
          <circle cx="5.5" cy="11.5" r="2" />
        </svg>
        <span class="unseen">{labels.settings}</span>
      </a>
    </header>
  );
}

function ClockIcon() {
  return (
    <svg class="clock" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.5" />
    </svg>
  );
}
