import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface OptionsSectionProps {
  readonly title: string;
  readonly help: string;
  readonly children: ComponentChildren;
}

/** For a button that goes away with what it does: the focus stays in its section. */
export const focusFirstField = ({ currentTarget }: { readonly currentTarget: Element }): void =>
  currentTarget.closest('section')?.querySelector('input')?.focus();

/** A heading with what it is about on the one side, its fields on the other. */
export function OptionsSection({ title, help, children }: OptionsSectionProps) {
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        <p class="quiet">{help}</p>
      </div>
      <div class="section-body">{children}</div>
    </section>
  );
}
