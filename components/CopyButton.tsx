import { useSignal } from '@preact/signals';

interface CopyButtonProps {
  readonly label: string;
  readonly labels: { readonly copied: string; readonly notCopied: string };
  /** Made only when it is asked for. */
  readonly text: () => string;
  /** Whether the browser took it. */
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** Puts a text where it can be pasted from, and says beside itself whether that went well. */
export function CopyButton({ label, labels, text, onCopy }: CopyButtonProps) {
  const said = useSignal<boolean | null>(null);
  const copy = async (): Promise<void> => {
    said.value = await onCopy(text());
  };
  return (
    <span class="copy">
      <button type="button" class="link" onClick={() => void copy()}>
        {label}
      </button>
      {said.value !== null && (
        <span class="quiet"> {said.value ? labels.copied : labels.notCopied}</span>
      )}
    </span>
  );
}
