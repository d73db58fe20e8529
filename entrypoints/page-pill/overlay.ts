/**
 * A place above the page that the page can neither style nor read: a closed shadow root on
 * an element with a random name. It moves nothing, and gives up when the page insists on
 * removing it.
 */
import { randomLetters } from './random-letters.ts';

export interface Overlay {
  /** Where to render into. */
  readonly root: HTMLElement;
  show(): void;
  /** Leaves nothing in the page. */
  hide(): void;
}

/** How often the host is put back after the page took it out. */
const mostReturns = 3;

/** On `root`, inside the closed root, where only the extension finds it again. */
export const rootMark = 'data-basis-lens';

/** What the pill acts upon. */
const guarded = ['click', 'keydown', 'pointerdown'];
/** What the page does not hear of. */
const kept = ['click', 'keydown', 'keyup', 'mousedown', 'pointerdown', 'focusin'];

export function createOverlay(css: string): Overlay {
  const host = document.createElement(randomName());
  const shadow = host.attachShadow({ mode: 'closed' });
  const root = document.createElement('div');
  root.setAttribute(rootMark, '');
  shadow.append(root);
  applyStyles(shadow, css);
  guardEvents(host, shadow);

  let wanted = false;
  let returns = 0;
  const observer = new MutationObserver(() => {
    if (!wanted || host.isConnected) return;
    returns += 1;
    if (returns <= mostReturns) place();
    else observer.disconnect();
  });

  /** Below the root element, so that a page may replace its body without touching it. */
  function place(): void {
    document.documentElement.append(host);
    raise(host);
    observer.disconnect();
    observer.observe(document, { childList: true });
    observer.observe(document.documentElement, { childList: true });
  }

  return {
    root,
    show() {
      if (wanted || returns > mostReturns) return;
      wanted = true;
      place();
    },
    hide() {
      wanted = false;
      observer.disconnect();
      host.remove();
    },
  };
}

/** A valid name of a custom element, another one on every page. */
function randomName(): string {
  const letters = randomLetters(9);
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Adopted sheets pass every content policy; an older Firefox refuses them to content scripts. */
function applyStyles(shadow: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    shadow.prepend(style);
  }
}

/**
 * Inside, only what the reader did counts, not what a script dispatched. Outside, the page's
 * shortcuts and traps do not hear what happens in here.
 */
function guardEvents(host: HTMLElement, shadow: ShadowRoot): void {
  for (const type of guarded) {
    shadow.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) return;
        event.stopImmediatePropagation();
        event.preventDefault();
      },
      true,
    );
  }
  for (const type of kept) host.addEventListener(type, (event) => event.stopPropagation());
}

/** The top layer: out of reach of stacking orders and of filters on the page's root. */
function raise(host: HTMLElement): void {
  try {
    host.popover = 'manual';
    host.showPopover();
  } catch {
    // The z-index of the style sheet has to do.
  }
}
