import type { NoticeView } from '../lib/views/notice-view.ts';

/** One line above the numbers; it is announced when it appears, and never counts aloud. */
export function Notice({ notice: { kind, text, progress } }: { readonly notice: NoticeView }) {
  return (
    <div class="notice" data-kind={kind} role={progress === null ? 'status' : undefined}>
      {progress !== null && <progress value={progress} max={1} aria-label={text} />}
      <p>{text}</p>
    </div>
  );
}
