/**
 * What moved on a page since it was opened, by nobody's doing: one score for each shift. Those
 * right after an input or a change of the window's size are left out, as in every such score.
 */
import type { Page } from 'puppeteer-core';

export const layoutShifts = (page: Page): Promise<number[]> =>
  page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const found: number[] = [];
        new PerformanceObserver((list) => {
          const entries = list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[];
          found.push(
            ...entries.flatMap(({ value, hadRecentInput }) => (hadRecentInput ? [] : [value])),
          );
        }).observe({ type: 'layout-shift', buffered: true });
        // What is buffered is told in a task of its own, before a later frame is painted.
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        void frame()
          .then(frame)
          .then(() => resolve(found));
      }),
  );
