/**
 * One pill a page, however often the script arrives, without a mark that the page can see:
 * the claim lives on the global of the isolated world, and a host left behind by a removed
 * copy of the extension is known by what stands inside its closed root.
 */
import { rootMark } from './overlay.ts';
import { shadowRootOf } from './shadow-roots.ts';

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
  for (const element of document.querySelectorAll('[popover=manual]'))
    if (shadowRootOf(element)?.querySelector(`[${rootMark}]`)) element.remove();
}
