import type { ComponentChildren } from 'preact';

interface IconButtonProps {
  readonly label: string;
  /** Makes it a link that opens beside the page. */
  readonly href?: string;
  readonly onPress?: () => void;
  readonly isOff?: boolean;
  /** What is drawn, in 16 by 16. */
  readonly children: ComponentChildren;
}

/** A drawn button with its name on hover and for readers who do not see it. */
export function IconButton({ label, href, onPress, isOff = false, children }: IconButtonProps) {
  const inside = (
    <>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {children}
      </svg>
      <span class="unseen">{label}</span>
    </>
  );
  return href === undefined ? (
    <button type="button" class="icon-button" title={label} disabled={isOff} onClick={onPress}>
      {inside}
    </button>
  ) : (
    <a class="icon-button" href={href} target="_blank" title={label}>
      {inside}
    </a>
  );
}
