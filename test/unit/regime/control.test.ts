import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { analogues } from '../../../lib/regime/analogues.ts';
import { coinRange } from '../../../lib/regime/coin-range.ts';
import { controlOf } from '../../../lib/regime/control.ts';
import { closesOf, type Closes } from '../../../lib/series/closes.ts';
import type { Episode } from '../../../lib/series/episodes.ts';

const closes = (count: number, price: (day: number) => number): Closes =>
  closesOf(Array.from({ length: count }, (_, day) => ({ timeMs: day * dayMs, value: price(day) })));

const episode = (from: number, days = 3): Episode => ({
  startDayMs: from * dayMs,
  endDayMs: (from + days - 1) * dayMs,
  daysBelow: days,
  depth: -1,
});

const control = (episodes: readonly Episode[], prices: Closes) =>
  controlOf(analogues(episodes, prices), episodes, prices);

/** Waves with a period of 40 days and a height of 10 %: each fall has days like it. */
const waves = closes(800, (day) => 100 + 10 * Math.sin((day * 2 * Math.PI) / 40));

describe('coinRange', () => {
  it('holds nine tenths of a fair count', () => {
    expect(coinRange(Array.from({ length: 10 }, () => 0.5))).toEqual({ low: 2, high: 8 });
  });

  it('knows what is certain', () => {
    expect(coinRange([1, 1, 0])).toEqual({ low: 2, high: 2 });
    expect(coinRange([])).toEqual({ low: 0, high: 0 });
  });

  it('stays within the number of coins', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (s) => {
        const { low, high } = coinRange(s);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(s.length);
      }),
    );
  });
});

describe('the control', () => {
  const peaks = [90, 170, 250, 330];
  const troughs = [110, 190, 270, 350];

  it('finds no difference where the episodes are days like any other', () => {
    const found = control(
      [...peaks, ...troughs].toSorted((a, b) => a - b).map((day) => episode(day)),
      waves,
    );
    expect(found.cases).toBe(8);
    expect(found.days).toBeGreaterThan(100);
    expect(found.endedNoDifferently).toBe(true);
  });

  it('finds the difference where every episode came before a fall and its like did not', () => {
    // Flat, but for a fall by a third after each episode that is made good 100 days later.
    const starts = [200, 500, 800, 1100];
    const prices = closes(1500, (day) =>
      starts.some((start) => day > start + 5 && day < start + 100) ? 66 : 100,
    );
    const found = control(
      starts.map((day) => episode(day)),
      prices,
    );
    expect(found.shares.deep).toMatchObject({ cases: 4, found: 1, differs: true });
    expect(found.shares.deep?.control).toBeLessThan(0.5);
    expect(found.endedNoDifferently).toBe(false);
  });

  it('matches the fall before: days far from it are left out', () => {
    const prices = closes(900, (day) => (day >= 300 && day < 330 ? 80 : 100));
    const found = control([episode(700)], prices);
    // All but the 29 days on which the high before the fall was remembered, and the episode.
    expect(found.days).toBe(900 - 29 - 3);
  });

  it('D20: says nothing of few cases, of few days alike and of what has not closed', () => {
    expect(control([episode(90), episode(170)], waves).endedNoDifferently).toBeNull();
    expect(control([], waves)).toMatchObject({ days: 0, cases: 0, after90: null });
    const young = closes(100, () => 100);
    expect(control([episode(50)], young).shares.higher).toBeNull();
  });

  it('scaling all prices changes nothing', () => {
    const episodes = [90, 110, 170, 190, 260].map((day) => episode(day));
    const scaled = closes(800, (day) => 4 * (100 + 10 * Math.sin((day * 2 * Math.PI) / 40)));
    expect(control(episodes, scaled)).toEqual(control(episodes, waves));
  });
});
