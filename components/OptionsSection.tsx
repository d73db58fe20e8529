import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface OptionsSectionProps {
  /** Where the navigation leads. */
  readonly id: string;
  /** The fields need the whole width. */
  readonly isWide?: boolean;
  readonly title: string;
  readonly help: string;
  readonly children: ComponentChildren;
}

/** For a button that goes away with what it does: the focus stays in its section. */
export const focusFirstField = ({ currentTarget }: { readonly currentTarget: Element }): void =>
  currentTarget.closest('section')?.querySelector('input')?.focus();

/** A heading with what it is about on the one side, its fields on the other. */
export function OptionsSection({ id, isWide, title, help, children }: OptionsSectionProps) {
  const titleId = useId();
  return (
    <section class={isWide ? 'section section-wide' : 'section'} id={id} aria-labelledby={titleId}>
      <div class="section-head">
        <h2 id={titleId}>{title}</h2>
        <p class="quiet">{help}</p>
      </div>
      <div class="section-body">{children}</div>
    </section>
  );
}
