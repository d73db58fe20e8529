import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { type HostUse, pauseMs, take } from '../../../lib/state/budget.ts';

const noon = Date.UTC(2026, 1, 10, 12);
const minute = 60_000;
const pace = { gapMs: 250, perMinute: 5, perDay: 12 };

/** How many single requests are allowed at some instants. */
function allowed(instants: readonly number[]): number {
  let use: HostUse | undefined;
  return instants.filter((nowMs) => {
    const taken = take(use, pace, 1, nowMs);
    use = taken ?? use;
    return taken !== null;
  }).length;
}

describe('D14: the budget of a host', () => {
  it('so many a minute, and again in the next', () => {
    expect(allowed(Array.from({ length: 200 }, (_, i) => noon + i))).toBe(5);
    expect(allowed([...Array<number>(9).fill(noon), ...Array<number>(9).fill(noon + minute)])).toBe(
      10,
    );
  });

  it('so many a UTC day, and again on the next', () => {
    const hours = (from: number) => Array.from({ length: 20 }, (_, i) => from + i * 10 * minute);
    expect(allowed(hours(noon))).toBe(12);
    expect(allowed([...hours(noon), ...hours(noon + dayMs / 2)])).toBe(24);
  });

  it('several that belong together are allowed together or not at all', () => {
    const use = take(undefined, pace, 4, noon);
    expect(use).toMatchObject({ inMinute: 4, inDay: 4 });
    expect(take(use ?? undefined, pace, 2, noon)).toBeNull();
    expect(take(use ?? undefined, pace, 1, noon)).toMatchObject({ inMinute: 5, inDay: 5 });
  });

  it('L16: a clock that walks anywhere neither locks it nor lets a minute run over', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 100 }), (steps) => {
        let nowMs = noon;
        let use: HostUse | undefined;
        for (const step of steps) {
          nowMs += step * dayMs;
          const taken = take(use, pace, 1, nowMs);
          if (step !== 0) expect(taken).not.toBeNull();
          use = taken ?? use;
          expect(use?.inMinute).toBeLessThanOrEqual(pace.perMinute);
        }
      }),
    );
  });
});

describe('the pause between two requests', () => {
  it('is what is left of it', () => {
    expect(pauseMs(undefined, pace.gapMs, noon)).toBe(0);
    expect(pauseMs(noon, pace.gapMs, noon)).toBe(250);
    expect(pauseMs(noon, pace.gapMs, noon + 100)).toBe(150);
    expect(pauseMs(noon, pace.gapMs, noon + 300)).toBe(0);
  });

  it('L16: is not waited for where the clock was set back', () => {
    expect(pauseMs(noon + dayMs, pace.gapMs, noon)).toBe(0);
  });
});
