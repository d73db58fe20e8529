/**
 * One pill a page, however often the script arrives, without a mark that the page can see:
 * the claim lives on the global of the isolated world, and a host left behind by a removed
 * copy of the extension is known by what stands inside its closed root.
 */
import { rootMark } from './overlay.ts';

interface Claim {
  readonly alive: () => boolean;
  readonly stop: () => void;
}

const claimKey = Symbol.for(rootMark);

/** Starts the pill unless a living one is already here; one that is cut off makes way. */
export function claimPage(alive: () => boolean, start: () => () => void): void {
  const world = globalThis as { [claimKey]?: Claim };
  const present = world[claimKey];
  if (present?.alive()) return;
  present?.stop();
  removeLeftovers();
  world[claimKey] = { alive, stop: start() };
}

/** The usual page has nothing to look into, which is dear. */
function removeLeftovers(): void {
  for (const element of document.querySelectorAll(':root > :not(head, body)')) {
    if (closedRootOf(element)?.querySelector(`[${rootMark}]`)) element.remove();
  }
}

/** Extensions may look into closed roots; each engine has its own way to ask. */
function closedRootOf(element: Element): ShadowRoot | null {
  if ('openOrClosedShadowRoot' in element) return element.openOrClosedShadowRoot as ShadowRoot;
  try {
    return element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : null;
  } catch {
    return null;
  }
}
