import { useRef } from 'preact/hooks';
import type { NoticeView } from '../lib/views/notice-view.ts';
import type { TroubleDeed } from '../lib/views/trouble-view.ts';

interface NoticeProps {
  readonly notice: NoticeView;
  /** Called in the click itself: the browser asks its own question only then. */
  readonly onDeed?: (deed: TroubleDeed) => void;
}

/**
 * What to know before reading the numbers. It is announced when it appears and never counts
 * aloud: what is read out stays as it was at first, while the line in sight goes on with the
 * clock. One about the clock of the machine stands beside any other and is not announced.
 */
export function Notice({ notice: { kind, text, progress, action }, onDeed }: NoticeProps) {
  const first = useRef({ kind, text });
  if (first.current.kind !== kind) first.current = { kind, text };
  if (kind === 'clock')
    return (
      <div class="notice" data-kind={kind}>
        <p>{text}</p>
      </div>
    );
  return (
    <div class="notice" data-kind={kind}>
      {progress === null ? (
        <p class="unseen" role="status">
          {first.current.text}
        </p>
      ) : (
        <progress value={progress} max={1} aria-label={text} />
      )}
      <p aria-hidden={progress === null}>{text}</p>
      {action && onDeed && (
        <button type="button" class="button" onClick={() => onDeed(action.deed)}>
          {action.label}
        </button>
      )}
    </div>
  );
}
