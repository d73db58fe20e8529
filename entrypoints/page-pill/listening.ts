/**
 * Listeners that stay: a document that the page opens anew forgets every listener of its
 * window, of itself and of the nodes it held, and its head and body may be replaced.
 */

/** @param listen adds the same functions each time, of which those that are there stay one */
export function keepListening(listen: () => void, signal: AbortSignal): void {
  const again = (): void => {
    listen();
    for (const node of [document, document.documentElement])
      if (node) observer.observe(node, { childList: true });
  };
  const observer = new MutationObserver(again);
  again();
  signal.addEventListener('abort', () => observer.disconnect());
}
