/** What both pages tell their document: language, direction, theme. */
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
