import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { closesOf } from '../../../lib/series/closes.ts';
import { episodesBelow } from '../../../lib/series/episodes.ts';
import { analogues, outcome } from '../../../lib/regime/analogues.ts';

const closes = (count: number, price: (day: number) => number) =>
  closesOf(Array.from({ length: count }, (_, day) => ({ timeMs: day * dayMs, value: price(day) })));
const episode = { startDayMs: 100 * dayMs, endDayMs: 102 * dayMs, daysBelow: 3, depth: -1 };

const lowOn = (low: number) =>
  outcome(
    episode,
    closes(300, (day) => (day === low ? 50 : 100)),
  ).lowNear;

const undercut = (later: number) =>
  outcome(
    episode,
    closes(300, (day) => (day > 110 ? later : 100)),
  ).undercut;

describe('outcome', () => {
  it('measures from the close of the first day', () => {
    const found = outcome(
      episode,
      closes(300, (day) => (day === 160 ? 60 : day)),
    );
    expect(found.price).toBe(100);
    expect(found.after7Percent).toBeCloseTo(7, 10);
    expect(found.after30Percent).toBeCloseTo(30, 10);
    expect(found.after90Percent).toBeCloseTo(90, 10);
    expect(found.worst90Percent).toBeCloseTo(-40, 10);
  });

  it('never reports a drawdown above 0', () => {
    expect(
      outcome(
        episode,
        closes(300, (day) => day + 1),
      ).worst90Percent,
    ).toBe(0);
  });

  it('tells whether the low of the two months lies within 10 days', () => {
    expect([89, 90, 112, 113, 132].map(lowOn)).toEqual([false, true, true, false, false]);
  });

  it('tells whether the low of the episode was undercut by more than 5 %', () => {
    expect([95.1, 94.9].map(undercut)).toEqual([false, true]);
  });

  it('D20: is null until the days it needs have closed', () => {
    const found = outcome(
      episode,
      closes(120, () => 100),
    );
    expect(found).toEqual({
      price: 100,
      after7Percent: 0,
      after30Percent: null,
      after90Percent: null,
      worst90Percent: null,
      lowDayMs: null,
      lowNear: null,
      undercutPercent: null,
      undercut: null,
    });
    expect(outcome(episode, closesOf([])).price).toBeNull();
  });

  it('does not know the price level and returns numbers only', () => {
    const prices = fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 250, maxLength: 250 });
    fc.assert(
      fc.property(prices, (list) => {
        const read = (scale: number) =>
          outcome(
            episode,
            closes(250, (day) => (list[day] ?? 1) * scale),
          );
        const { price: _, ...rest } = read(1);
        expect(read(4)).toMatchObject(rest);
        expect(JSON.stringify(read(1))).not.toContain('null');
      }),
    );
  });
});

describe('analogues', () => {
  it('gives each episode its outcome', () => {
    const days = [1, -1, -2, 1, 1, 1, 1, -1].map((value, day) => ({ dayMs: day * dayMs, value }));
    const found = analogues(
      episodesBelow(days, { line: 0, minimumDays: 1, mergeGapDays: 3 }),
      closes(200, () => 100),
    );
    expect(found.map(({ startDayMs, price }) => [startDayMs / dayMs, price])).toEqual([
      [1, 100],
      [7, 100],
    ]);
  });
});
