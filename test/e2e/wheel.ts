/** The wheel over every field of a page that holds a number, while that field has the focus. */
import type { Page } from 'puppeteer-core';
import { until } from './until.ts';

const fields = 'input:is([type=number], [type=range]):enabled';

export interface WheelTurn {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Whether the field has the focus still. */
  readonly hasFocus: boolean;
}

/**
 * One turn over each, once the page has scrolled with it.
 * @param turn turns the wheel at a place of the window, down the page by 1 or up by -1
 */
export async function turnOverFields(
  page: Page,
  turn: (x: number, y: number, way: 1 | -1) => Promise<unknown>,
): Promise<WheelTurn[]> {
  const turns: WheelTurn[] = [];
  const count = await page.$$eval(fields, (all) => all.length);
  for (let index = 0; index < count; index += 1) {
    const start = await page.evaluate(
      (selector, at) => {
        const field = document.querySelectorAll<HTMLInputElement>(selector)[at];
        if (!field) throw new Error('the field is gone');
        field.scrollIntoView({ block: 'center' });
        field.focus();
        const { x, y, width, height } = field.getBoundingClientRect();
        const name = field.name || (field.getAttribute('aria-label') ?? '');
        return { name, value: field.value, top: scrollY, x: x + width / 4, y: y + height / 2 };
      },
      fields,
      index,
    );
    await turn(start.x, start.y, start.top > 0 ? -1 : 1);
    await until(() => page.evaluate((top) => scrollY !== top, start.top), {
      what: `the page to scroll under ${start.name}`,
      timeoutMs: 5_000,
    });
    const end = await page.evaluate(
      (selector, at) => {
        const field = document.querySelectorAll<HTMLInputElement>(selector)[at];
        return { value: field?.value ?? '', hasFocus: field === document.activeElement };
      },
      fields,
      index,
    );
    turns.push({
      name: start.name,
      before: start.value,
      after: end.value,
      hasFocus: end.hasFocus,
    });
  }
  return turns;
}

/** Those that the wheel changed, or took the focus from. */
export const disturbed = (turns: readonly WheelTurn[]): WheelTurn[] =>
  turns.filter(({ before, after, hasFocus }) => before !== after || !hasFocus);
