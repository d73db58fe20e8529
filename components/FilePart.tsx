import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Problem } from './Problem.tsx';

interface FilePartProps {
  readonly title: string;
  readonly view: {
    readonly isBusy: boolean;
    /** What the chosen file holds, or that it is being read. */
    readonly preview: string | null;
    /** Why it cannot be imported. */
    readonly problem: string | null;
    readonly canImport: boolean;
  };
  readonly labels: {
    readonly choose: string;
    readonly confirmImport: string;
    readonly cancel: string;
  };
  readonly accept: string;
  /** Null forgets the file. */
  readonly onChoose: (file: File | null) => void;
  readonly onImport: () => void;
  readonly children?: ComponentChildren;
  /** More about what the file holds. */
  readonly details?: ComponentChildren;
}

/** A file is chosen, said what it holds or why it is refused, and imported when confirmed. */
export function FilePart(props: FilePartProps) {
  const { title, view, labels, accept, onChoose, onImport, children, details } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** The input forgets its file, so that the same one can be chosen again. */
  const empty = (): void => {
    if (!input.current) return;
    input.current.value = '';
    input.current.focus();
  };
  return (
    <div class="data-part">
      <h3>{title}</h3>
      {children}
      <label for={id} class="quiet">
        {labels.choose}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        disabled={view.isBusy}
        aria-invalid={view.problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
      />
      <Problem id={`${id}-problem`} text={view.problem} />
      {view.preview !== null && <p>{view.preview}</p>}
      {details}
      {view.canImport && (
        <div class="buttons">
          <button
            type="button"
            class="button"
            onClick={() => {
              onImport();
              empty();
            }}
          >
            {labels.confirmImport}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              onChoose(null);
              empty();
            }}
          >
            {labels.cancel}
          </button>
        </div>
      )}
    </div>
  );
}
