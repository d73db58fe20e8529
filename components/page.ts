/** What the pages share: language, direction, theme, when it is painted, what the wheel does. */
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

const ownMoves = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const;

/**
 * Scrolls to an element, and again whenever what stands around it takes another size (what
 * comes late moves it away), until the reader does something. The result ends it.
 */
export function keepInSight(element: Element, block: 'start' | 'nearest'): () => void {
  const show = (): void => element.scrollIntoView({ block, behavior: 'instant' });
  const around = new ResizeObserver(show);
  const end = (): void => {
    around.disconnect();
    for (const move of ownMoves) removeEventListener(move, end, true);
  };
  show();
  for (let each: Element | null = element; each; each = each.parentElement) around.observe(each);
  for (const move of ownMoves) addEventListener(move, end, { capture: true, passive: true });
  return end;
}

/** Resolves once what has been rendered is painted. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/**
 * The wheel scrolls the page and sets nothing. Over the field that has the focus browsers
 * count its number up and down instead (Firefox that of a slider, too, where its wheel turns
 * by lines). What they would do comes right after the event: for so long the field takes
 * nothing, and a slider, which cannot be told so, has no focus.
 */
export function letWheelScroll(): void {
  document.addEventListener(
    'wheel',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target !== document.activeElement) return;
      if (target.type === 'number' && !target.readOnly) {
        target.readOnly = true;
        setTimeout(() => {
          target.readOnly = false;
        });
      }
      if (target.type === 'range') {
        target.blur();
        setTimeout(() => target.focus({ preventScroll: true }));
      }
    },
    { capture: true, passive: true },
  );
}
