/** What both pages tell their document: language, direction, theme. */
export function describePage(language: string, direction: 'ltr' | 'rtl'): void {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
}

/** `auto` follows the browser; the tokens do the rest. */
export function applyTheme(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
}
