/** What the pages tell their document, language, direction and theme, and when it is painted. */
export function describePage(language: string, direction: 'ltr' | 'rtl'): void {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
}

/** `auto` follows the browser; the tokens do the rest. */
export function applyTheme(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
}

/**
 * The part of the page that its address names, which is there only once it is rendered: in
 * sight, and where the keyboard goes on from.
 */
export function showTarget(): void {
  const target = document.getElementById(location.hash.slice(1));
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
}

/** Resolves once what has been rendered is painted. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
