/** Series and samples for the tests of this folder. */
import * as fc from 'fast-check';
import { hourMs, type Point } from '../../../lib/quotes/point.ts';

/** A Saturday without an expiry near it. */
export const start = Date.UTC(2025, 5, 7);

/** One sample per `stepHours` from `fromMs` on, stamped with its close. */
export const samplesFrom = (
  fromMs: number,
  count: number,
  stepHours: number,
  valueAt: (timeMs: number, i: number) => number,
): Point[] =>
  Array.from({ length: count }, (_, i) => {
    const timeMs = fromMs + (i + 1) * stepHours * hourMs;
    return { timeMs, value: valueAt(timeMs, i) };
  });

export const finite = fc.integer({ min: -1e9, max: 1e9 }).map((x) => x / 1000);

/** Ascending points on distinct hours. */
export const series: fc.Arbitrary<Point[]> = fc
  .uniqueArray(fc.record({ timeMs: fc.integer({ min: 0, max: 2000 }), value: finite }), {
    selector: ({ timeMs }) => timeMs,
  })
  .map((points) =>
    points
      .map(({ timeMs, value }) => ({ timeMs: start + timeMs * hourMs, value }))
      .toSorted((a, b) => a.timeMs - b.timeMs),
  );

/** The same points as pages that overlap, repeat and come in any order. */
export const paged = (points: readonly Point[]): fc.Arbitrary<Point[][]> =>
  fc
    .array(
      fc
        .subarray([...points])
        .chain((page) => fc.shuffledSubarray(page, { minLength: page.length })),
    )
    .chain((pages) =>
      fc.shuffledSubarray([...pages, [...points]], { minLength: pages.length + 1 }),
    );
