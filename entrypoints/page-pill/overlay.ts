/**
 * A place above the page that the page can neither style nor read: a closed shadow root on
 * an element with a random name. It moves nothing, and gives up when the page insists on
 * removing it.
 */
import { randomLetters } from './random-letters.ts';
import { topLayer } from './top-layer.ts';

export interface Overlay {
  /** Where to render into. */
  readonly root: HTMLElement;
  show(): void;
  /** Leaves nothing in the page. */
  hide(): void;
}

/** How often the host is put back after the page took it out by itself. */
const mostReturns = 3;
/** Taken along with the rest of the body it is put back, but not for ever in a loop. */
const loopMs = 1000;
const shareInLoop = 1 / 64;

/** On `root`, inside the closed root, where only the extension finds it again. */
export const rootMark = 'data-basis-lens';

/** What the pill acts upon. */
const guarded = ['click', 'keydown', 'pointerdown'];
/** What the page does not hear of. */
const kept = ['click', 'keydown', 'keyup', 'mousedown', 'pointerdown', 'focusin'];

export function createOverlay(css: string): Overlay {
  const host = document.createElement(randomName());
  host.popover = 'manual';
  const shadow = host.attachShadow({ mode: 'closed' });
  // Its buttons submit it, which is told within the root alone.
  const root = document.createElement('form');
  root.setAttribute(rootMark, '');
  shadow.append(root);
  applyStyles(shadow, css);
  const layer = topLayer(host);

  let wanted = false;
  let returns = 0;
  let placedAtMs = 0;
  const observer = new MutationObserver((records) => {
    const isHome = host.parentNode === homeOf(document);
    if (isHome) return layer.settle();
    const removed = records.reduce((sum, { removedNodes }) => sum + removedNodes.length, 0);
    if (host.parentNode === null && removed === 1) returns += 1;
    else if (Date.now() - placedAtMs < loopMs) returns += shareInLoop;
    if (returns <= mostReturns) place();
    else leave();
  });

  function place(): void {
    leave();
    observer.observe(document, { childList: true });
    const home = homeOf(document);
    if (home === null) return;
    home.append(host);
    guardEvents(host, shadow);
    layer.settle();
    placedAtMs = Date.now();
    for (const node of [document.documentElement, home, host])
      observer.observe(node, { childList: true, attributeFilter: ['inert'] });
  }

  /** Copies that a page kept of its body and put back leave as well. */
  function leave(): void {
    observer.disconnect();
    layer.leave();
    host.remove();
    for (const copy of document.querySelectorAll(host.localName)) copy.remove();
  }

  return {
    root,
    show() {
      if (returns > mostReturns) return;
      if (wanted) return layer.settle();
      wanted = true;
      place();
    },
    hide() {
      wanted = false;
      leave();
    },
  };
}

/**
 * At the end of the body, which frameworks that take over a page do not count: the document
 * is theirs to compare, and whatever stands beside the body is too much. Frames have no body.
 */
const homeOf = ({ body, documentElement }: Document): Element | null =>
  body?.localName === 'body' ? body : documentElement;

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
 * shortcuts and traps do not hear what happens in here. What is there already is not added.
 */
function guardEvents(host: HTMLElement, shadow: ShadowRoot): void {
  for (const type of guarded) shadow.addEventListener(type, refuseMade, true);
  for (const type of kept) host.addEventListener(type, keepInside);
}

function refuseMade(event: Event): void {
  if (event.isTrusted) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  // Not every made click can be called off.
  if (event.target instanceof HTMLButtonElement) event.target.type = 'button';
}

const keepInside = (event: Event): void => event.stopPropagation();
