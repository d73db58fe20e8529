/**
 * The top layer: out of reach of stacking orders and filters of the page. What the page put
 * there first stays above the pill, which lies among the rest of the page meanwhile.
 */
import { shadowRootOf } from './shadow-roots.ts';

/** What may have ended it, heard only while the pill waits for that. */
const signs = ['toggle', 'focusin', 'pointerover'];
/** Components within components. */
const mostTrees = 8;

export function topLayer(host: HTMLElement) {
  const isRaised = (): boolean => host.matches(':popover-open');

  const wake = ({ target }: Event): void => {
    if (target !== host) settle();
  };

  function listen(isWaiting: boolean): void {
    for (const type of signs)
      if (isWaiting) document.addEventListener(type, wake, true);
      else document.removeEventListener(type, wake, true);
  }

  /** Into it where it is free; out of it where the page made the pill inert. */
  function settle(): void {
    try {
      const isInert = host.closest('[inert]') !== null;
      if (isRaised() ? !isInert : isInert || isTaken()) return listen(!isRaised());
      host.togglePopover();
      listen(!isRaised());
    } catch {
      // The z-index of the style sheet has to do.
    }
  }

  return { settle, leave: () => listen(false) };
}

/** By a modal or a popover of the page, in its tree or in that of a component. */
function isTaken(): boolean {
  if (document.querySelector(':modal, :popover-open')) return true;
  // The backdrop of a modal is hit at every point.
  let tree: DocumentOrShadowRoot | null = document;
  for (let depth = 0; tree && depth < mostTrees; depth += 1) {
    const hit: Element | null = tree.elementFromPoint(0, 0);
    tree = hit && shadowRootOf(hit);
    if (tree instanceof ShadowRoot && tree.querySelector(':modal')) return true;
  }
  return false;
}
