/** A deed that cannot be undone: what it does is said, and asked, before it is done. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';

interface AskFirstProps {
  readonly deed: string;
  /** That it cannot be undone, and what it does. */
  readonly warning: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly isBusy: boolean;
  readonly onConfirm: (event: { readonly currentTarget: Element }) => void;
}

/** The button that asks stays where it is, so that the focus is never lost. */
export function AskFirst({ deed, warning, confirm, cancel, isBusy, onConfirm }: AskFirstProps) {
  const first = useRef<HTMLButtonElement>(null);
  const isAsking = useSignal(false);
  const end = (): void => {
    first.current?.focus();
    isAsking.value = false;
  };
  return (
    <>
      <div class="buttons">
        <button
          ref={first}
          type="button"
          class="button"
          disabled={isBusy}
          aria-expanded={isAsking}
          onClick={() => {
            isAsking.value = !isAsking.value;
          }}
        >
          {deed}
        </button>
      </div>
      {isAsking.value && (
        <>
          <p role="alert">{warning}</p>
          <div class="buttons">
            <button
              type="button"
              class="button"
              onClick={(event) => {
                end();
                onConfirm(event);
              }}
            >
              {confirm}
            </button>
            <button type="button" class="button" onClick={end}>
              {cancel}
            </button>
          </div>
        </>
      )}
    </>
  );
}
