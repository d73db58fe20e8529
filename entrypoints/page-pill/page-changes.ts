/**
 * When a page becomes another one without being loaded: by its address, all of it, or by a new
 * entry of its history. What only may be another page is looked at before anything is dropped:
 * a place within the page, a state that is written over, a text that changes by itself.
 */
import { keepListening } from './listening.ts';

/** A title that was still for less is one that counts something, and says nothing new. */
const stillMs = 3000;

/**
 * @param changed whether it surely is another page
 * @returns looks for what no event tells of
 */
export function pageChanges(changed: (isSure: boolean) => void, signal: AbortSignal): () => void {
  let url = location.href;
  let { title } = document;
  let titledAtMs = 0;

  function isOther(): boolean {
    const before = url;
    url = location.href;
    if (url === before) return false;
    changed(url.split('#')[0] !== before.split('#')[0] || !isPlace(location.hash));
    return true;
  }

  /** A new entry, or an old one again. */
  const follow = (event: Event & { readonly navigationType?: string | null }): void => {
    if (!isOther()) changed(/push|traverse|popstate/.test(event.navigationType ?? event.type));
  };

  /** What changes its text without its address changes its title, and so does a route. */
  function followTitle(): void {
    if (isOther() || document.title === title) return;
    ({ title } = document);
    const wasStill = Date.now() - titledAtMs > stillMs;
    titledAtMs = Date.now();
    if (wasStill) changed(false);
  }

  const observer = new MutationObserver(followTitle);
  window.navigation?.addEventListener('currententrychange', follow, { signal });
  keepListening(() => {
    observer.observe(document.head ?? document, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    if (!window.navigation) window.addEventListener('popstate', follow, { signal });
  }, signal);
  signal.addEventListener('abort', () => observer.disconnect());
  return () => {
    if (!isOther()) changed(false);
  };
}

/** Whether a hash leads to a place in the page that is there, its top too. */
const isPlace = (hash: string): boolean =>
  hash.length < 2 || document.getElementById(hash.slice(1)) !== null;
