import type { AsOfView } from '../lib/views/as-of-view.ts';
import type { PopupLabels } from '../lib/views/popup-labels.ts';
import type { PopupView } from '../lib/views/popup-view.ts';
import { AsOf, type AsOfActions } from './AsOf.tsx';
import { IconButton } from './IconButton.tsx';

export interface TopBarActions extends AsOfActions {
  readonly onRefresh: () => void;
  readonly onAsset: (asset: string) => void;
  /** Copies the reading as text. */
  readonly onCopyText: () => void;
}

interface TopBarProps extends TopBarActions {
  readonly view: PopupView;
  /** Null while the record has not been read. */
  readonly asOf: AsOfView | null;
  readonly labels: PopupLabels;
  readonly optionsUrl: string;
  /** What came of the last copy; empty where there was none. */
  readonly copied: string;
  /** The same as a page of its own; null where it is one. */
  readonly pageUrl: string | null;
}

/** Which coin is shown and as of when, how many answered, how old it is. */
export function TopBar(props: TopBarProps) {
  const { view, asOf, labels, optionsUrl, pageUrl, copied } = props;
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
            onClick={() => props.onAsset(id)}
          >
            {id}
          </button>
        ))}
      </fieldset>
      {asOf && <AsOf asOf={asOf} labels={labels.asOf} onDay={props.onDay} onStep={props.onStep} />}
      <p class="top-bar-state">{copied === '' ? <State view={view} /> : <span>{copied}</span>}</p>
      <span class="top-bar-buttons">
        <IconButton label={labels.copy} onPress={props.onCopyText}>
          <path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" />
        </IconButton>
        <IconButton label={labels.refresh} onPress={props.onRefresh}>
          <path d="M13 8a5 5 0 1 1-1.6-3.7M13 1.8v3h-3" />
        </IconButton>
        {pageUrl !== null && (
          <IconButton label={labels.openPage} href={pageUrl}>
            <path d="M9.5 2.5h4v4M13.5 2.5l-6 6M6.5 3.5h-4v10h10v-4" />
          </IconButton>
        )}
        <IconButton label={labels.settings} href={optionsUrl}>
          <path d="M1.5 4.5h7M12.5 4.5h2M1.5 11.5h2M7.5 11.5h7" />
          <circle cx="10.5" cy="4.5" r="2" />
          <circle cx="5.5" cy="11.5" r="2" />
        </IconButton>
      </span>
    </header>
  );
}

/** How many answered, and when; of a past day neither. */
function State({ view }: { readonly view: PopupView }) {
  if (view.isPast) return null;
  return (
    <>
      <span>{view.health.count}</span>
      <span class={view.stale ? 'age age-stale' : 'age'} title={view.ageFull}>
        {view.stale && <ClockIcon />}
        {view.age}
        <span class="unseen"> ({view.ageFull})</span>
      </span>
    </>
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
