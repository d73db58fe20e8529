/**
 * When a page becomes another one without being loaded: by its address, all of it, or by a new
 * entry of its history. What only may be another page is looked at before anything is dropped:
 * a place within the page, a state that is written over, a text that changes by itself.
 */
import { keepListening } from './listening.ts';

/**
 * @param changed whether it surely is another page
 * @returns looks for what no event tells of
 */
export function pageChanges(changed: (isSure: boolean) => void, signal: AbortSignal): () => void {
  let url = location.href;

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

  if (window.navigation)
    window.navigation.addEventListener('currententrychange', follow, { signal });
  else {
    // Nothing tells of a new entry here, but routes change titles.
    const observer = new MutationObserver(isOther);
    keepListening(() => {
      observer.observe(document.head ?? document, {
        childList: true,
        subtree: true,
        characterData: true,
      });
      window.addEventListener('popstate', follow, { signal });
    }, signal);
    signal.addEventListener('abort', () => observer.disconnect());
  }
  return () => {
    if (!isOther()) changed(false);
  };
}

/** Whether a hash leads to a place in the page that is there, its top too. */
const isPlace = (hash: string): boolean =>
  hash.length < 2 || document.getElementById(hash.slice(1)) !== null;
