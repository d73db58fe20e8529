/** The shadow root of an element, closed ones too: extensions may look into them. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  // Each engine has its own way to ask.
  if ('openOrClosedShadowRoot' in element) return element.openOrClosedShadowRoot as ShadowRoot;
  try {
    return element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : null;
  } catch {
    return null;
  }
}
