/** How a page fares with axe-core, with the keyboard and with large fingers. */
import axe from 'axe-core';
import type { CDPSession, Page } from 'puppeteer-core';

export interface MediaFeature {
  readonly name: 'prefers-color-scheme' | 'forced-colors' | 'prefers-reduced-motion';
  readonly value: string;
}

/** The page as it is with these media features; they go with the session that set them. */
export async function withMedia<T>(
  page: Page,
  features: readonly MediaFeature[],
  use: (session: CDPSession) => Promise<T>,
): Promise<T> {
  const session = await page.createCDPSession();
  try {
    await session.send('Emulation.setEmulatedMedia', { features: [...features] });
    return await use(session);
  } finally {
    await session.detach();
  }
}

/** The rules of axe-core whose findings follow the colours alone. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Which rules: all of them, those about colours, or those that colours do not matter to. */
export type Concern = 'all' | 'colours' | 'shapes';

/**
 * What axe-core finds wrong, one line each: the rules that are on by default, and the size of
 * targets. Evaluated from outside, so the policy of the page does not matter.
 */
export async function violations(
  page: Page,
  concern: Concern = 'all',
  within = 'html',
): Promise<string[]> {
  await page.evaluate(axe.source);
  const options: axe.RunOptions =
    concern === 'colours'
      ? { runOnly: colourRules }
      : {
          rules: {
            'target-size': { enabled: true },
            ...Object.fromEntries(
              colourRules.map((rule) => [rule, { enabled: concern === 'all' }]),
            ),
          },
        };
  return page.evaluate(
    async (selector, asked, fewest) => {
      const { axe: engine } = globalThis as unknown as { axe: typeof axe };
      const { violations: found, passes } = await engine.run(selector, asked);
      if (passes.length < fewest) return [`axe looked at next to nothing: ${passes.length} rules`];
      return found.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
      );
    },
    within,
    options,
    concern === 'colours' ? 1 : 5,
  );
}

export interface Stop {
  /** What the reader would call it. */
  readonly name: string;
  /** An outline of at least 2 px is drawn around it. */
  readonly hasRing: boolean;
  /** Something lies over it, or it is out of sight. */
  readonly isCovered: boolean;
}

export interface Walk {
  /** In the order of the Tab key. */
  readonly stops: readonly Stop[];
  /** Controls that can be seen and that the Tab key did not reach. */
  readonly missed: readonly string[];
}

/** More than any page here has; a walk that gets there is caught in a trap. */
const mostStops = 160;

/** From the beginning of the page with the Tab key until it comes round or leaves. */
export async function walk(page: Page): Promise<Walk> {
  await page.evaluate(startOver);
  const stops: Stop[] = [];
  while (stops.length < mostStops) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtFocus);
    if (stop === null) break;
    stops.push(stop);
  }
  return { stops, missed: await page.evaluate(notWalked) };
}

/** The Tab key goes on from an element at the very beginning. Runs in the page. */
function startOver(): void {
  for (const each of document.querySelectorAll('[data-walked]'))
    each.removeAttribute('data-walked');
  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.addEventListener('blur', () => start.remove());
}

/** Null when nothing has the focus, or what has it had it before. Runs in the page. */
function lookAtFocus(): Stop | null {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  if (at.hasAttribute('data-walked')) return null;
  at.setAttribute('data-walked', '');
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const { x, width, top, bottom } = at.getBoundingClientRect();
  const isCovered = [top + 3, (top + bottom) / 2, bottom - 3].some((y) => {
    const onTop = document.elementFromPoint(x + width / 2, y);
    return onTop === null || !(at.contains(onTop) || onTop.contains(at));
  });
  const label = at instanceof HTMLInputElement ? at.labels?.[0] : at;
  return {
    name: (label?.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40),
    hasRing: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    isCovered,
  };
}

/** A group of radio buttons is one stop, and so is a list of tabs. Runs in the page. */
function notWalked(): string[] {
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const isReached = (each: HTMLElement): boolean => {
    const group =
      each instanceof HTMLInputElement && each.type === 'radio'
        ? document.querySelectorAll(`[name="${each.name}"]`)
        : (each.closest('[role=tablist]')?.querySelectorAll('[role=tab]') ?? [each]);
    return [...group].some((one) => one.hasAttribute('data-walked'));
  };
  return [...document.querySelectorAll<HTMLElement>(controls)]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => !each.matches(':disabled') && !isReached(each))
    .map((each) => each.outerHTML.slice(0, 120));
}

/**
 * Targets smaller than 24 by 24 CSS px; a label counts with its field, and a word in a
 * sentence is as high as its line (WCAG 2.5.8, inline). Runs in the page.
 */
export function smallTargets(root: ParentNode): string[] {
  const targets = root.querySelectorAll<HTMLElement>('a[href], button, input, select, [role=tab]');
  return [...targets]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => !each.matches('p .term, p .to-receipt, dd .to-receipt'))
    .map((each) => ({ each, box: (each.closest('label') ?? each).getBoundingClientRect() }))
    .filter(({ box }) => box.width < 24 || box.height < 24)
    .map(({ each, box }) => `${box.width} by ${box.height}: ${each.outerHTML.slice(0, 120)}`);
}

/** What moves, or would if it changed. Runs in the page. */
export function motions(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')]
    .filter((each) => {
      const { transitionDuration, animationName } = getComputedStyle(each);
      const isStill = transitionDuration.split(', ').every((part) => Number.parseFloat(part) === 0);
      return !isStill || animationName !== 'none' || each.getAnimations().length > 0;
    })
    .map((each) => each.outerHTML.slice(0, 120));
}
