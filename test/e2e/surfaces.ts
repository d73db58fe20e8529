/** What is wrong with what can be seen of a page: controls that no click reaches, small text. */

/** In CSS pixels; the target is that of WCAG 2.5.8. */
export const leastTarget = 24;
export const leastText = 12;

/**
 * Controls that are covered, clipped to nothing or under 24 by 24 px, one line each. A word in
 * a sentence is as high as its line allows; a label is the target of its field. Runs in the
 * page, with the document or a shadow root, and refers to nothing outside itself.
 */
export function unreachable(root: Document | ShadowRoot, least: number): string[] {
  const controls = 'a[href], button, input, select, textarea, summary, [role=tab], [role=button]';
  const nameOf = (each: Element): string => each.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 140);
  const isOf = (onTop: Element | null, each: Element): boolean =>
    onTop !== null && (each.contains(onTop) || onTop.closest('label')?.control === each);
  const inSentence = (each: Element): boolean => {
    const sentence = each.closest('p, dd, li');
    return sentence !== null && sentence.textContent?.trim() !== each.textContent?.trim();
  };
  const wrong = (each: HTMLElement): string | null => {
    const target = each.closest('label') ?? each;
    each.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = [...each.getClientRects()].toSorted(
      (one, other) => other.width * other.height - one.width * one.height,
    )[0];
    if (!box || box.width < 1 || box.height < 1) return 'has no size';
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const onTop = root.elementFromPoint(x, y);
    if (!isOf(onTop, each)) return `is covered by ${onTop ? nameOf(onTop) : 'nothing of its own'}`;
    const { width, height } = target.getBoundingClientRect();
    if ((width < least || height < least) && !inSentence(each)) return `${width} by ${height}`;
    return null;
  };
  return (
    [...root.querySelectorAll<HTMLElement>(controls)]
      .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      // What lets every click through is for the keyboard alone.
      .filter((each) => getComputedStyle(each).pointerEvents !== 'none')
      .flatMap((each) => {
        const why = wrong(each);
        return why === null ? [] : [`${why}: ${nameOf(each)}`];
      })
  );
}

/** Text under 12 px, one line for each size and kind of element. Runs where the other does. */
export function smallText(root: Document | ShadowRoot, least: number): string[] {
  const own = (each: Element): boolean =>
    each.matches('input:not([type=radio], [type=checkbox]), select, option') ||
    [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
  const found = [...root.querySelectorAll('body *, .pill *')]
    .filter((each) => !each.matches('script, style') && own(each) && each.checkVisibility())
    .map((each) => [each, Number.parseFloat(getComputedStyle(each).fontSize)] as const)
    .filter(([, size]) => size < least)
    .map(([each, size]) => `${size}px: ${each.tagName} ${each.getAttribute('class') ?? ''}`);
  return [...new Set(found)];
}
