/**
 * A click as a person makes it: with the mouse, at the centre of what can be seen of a
 * control, and only where nothing else lies there. What is still moving is waited for.
 */
import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from './until.ts';

export interface Aim {
  /** The centre, in CSS pixels of the viewport; null where a click there would miss. */
  readonly at: { readonly x: number; readonly y: number } | null;
  /** Why it would miss. */
  readonly why: string;
}

interface PressOptions {
  /** 2 selects a word, 3 all of a field. */
  readonly count?: number;
}

/**
 * Of an element, or of the first visible match in a shadow root. Runs in the page and refers
 * to nothing outside itself.
 */
export function aimAt(from: Element | ShadowRoot, selector = '*'): Aim {
  const element =
    from instanceof Element
      ? from
      : [...from.querySelectorAll(selector)].find((each) => each.checkVisibility());
  if (!element) return { at: null, why: 'it is not there' };
  const tree = element.getRootNode() as Document | ShadowRoot;
  const look = (): Aim => {
    // A word that wraps has a box for each line.
    const box = [...element.getClientRects()].toSorted(
      (one, other) => other.width * other.height - one.width * one.height,
    )[0];
    if (!box || box.width < 1 || box.height < 1) return { at: null, why: 'it has no size' };
    let [left, right, top, bottom] = [box.left, box.right, box.top, box.bottom];
    for (let each = element.parentElement; each; each = each.parentElement) {
      if (getComputedStyle(each).overflow === 'visible' || each === document.body) continue;
      const clip = each.getBoundingClientRect();
      [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
      [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
    }
    [left, right] = [Math.max(left, 0), Math.min(right, innerWidth)];
    [top, bottom] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    if (right - left < 1 || bottom - top < 1) return { at: null, why: 'it is clipped to nothing' };
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const onTop = tree.elementFromPoint(x, y);
    const isIts =
      onTop !== null && (element.contains(onTop) || onTop.closest('label')?.control === element);
    return isIts
      ? { at: { x, y }, why: '' }
      : { at: null, why: `${onTop?.outerHTML.slice(0, 120) ?? 'nothing of its own'} lies over it` };
  };
  const seen = look();
  if (seen.at) return seen;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  return look();
}

/** Clicks once `aim` gives the same place twice; throws with the reason where it never does. */
export async function pressAt(
  page: Page,
  name: string,
  aim: () => Promise<Aim>,
  { count = 1 }: PressOptions = {},
): Promise<void> {
  let last: Aim = { at: null, why: 'it is not there' };
  const isStill = async (): Promise<boolean> => {
    const before = last.at;
    last = await aim();
    return before !== null && last.at?.x === before.x && last.at.y === before.y;
  };
  await until(isStill, { what: `${name} to stand still` }).catch((error: unknown) => {
    throw new Error(`no click reaches ${name}: ${last.at ? 'it moves' : last.why}`, {
      cause: error,
    });
  });
  if (last.at) await page.mouse.click(last.at.x, last.at.y, { count });
}

/**
 * Clicks the first match of a selector, once it is there, or this element. What moved under the
 * hand is tried again, as a person would, unless another control was hit.
 */
export async function press(
  page: Page,
  target: string | ElementHandle<Element>,
  options?: PressOptions,
): Promise<void> {
  const name = typeof target === 'string' ? target : 'the element';
  let element: ElementHandle<Element> | null = null;
  const aim = async (): Promise<Aim> => {
    element = typeof target === 'string' ? await page.$(target) : target;
    return element ? element.evaluate(aimAt) : { at: null, why: 'it is not there' };
  };
  const isHit = async (): Promise<boolean> => {
    const heard = await page.evaluateHandle(listenForPress);
    await pressAt(page, name, aim, options);
    const { hit, control } = await page
      .evaluate(whatWasHit, element, heard)
      // The page went away by it.
      .catch(() => ({ hit: true, control: null }));
    if (control !== null) throw new Error(`a click at ${name} hit ${control}`);
    return hit;
  };
  while (!(await isHit()));
}

/** Runs in the page. */
function listenForPress(): { target: EventTarget | null } {
  const heard: { target: EventTarget | null } = { target: null };
  const hear = ({ target }: Event): void => void (heard.target = target);
  document.addEventListener('pointerdown', hear, { capture: true, once: true });
  return heard;
}

/** Whether it was the element, and which control it was if not. Runs in the page. */
function whatWasHit(
  element: Element | null,
  { target }: { target: EventTarget | null },
): { hit: boolean; control: string | null } {
  const isIts =
    !(target instanceof Element) ||
    element?.isConnected !== true ||
    element.contains(target) ||
    target.closest('label')?.control === element;
  const control = isIts ? null : target.closest('a[href], button, input, select, summary, label');
  return { hit: isIts, control: control?.outerHTML.slice(0, 120) ?? null };
}
