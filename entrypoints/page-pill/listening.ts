/**
 * Listeners that stay: a document that the page opens anew forgets every listener of its
 * window, of itself and of the nodes it held.
 */

/** @param listen adds the same functions each time, of which those that are there stay one */
export function keepListening(listen: () => void, signal: AbortSignal): void {
  listen();
  const observer = new MutationObserver(listen);
  observer.observe(document, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
