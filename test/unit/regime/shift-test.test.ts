import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { ladder } from '../../../lib/regime/ladder.ts';
import { regimesTold } from '../../../lib/regime/regimes-told.ts';
import { shiftTest } from '../../../lib/regime/shift-test.ts';
import { returnAfter, whatFollowed } from '../../../lib/regime/what-followed.ts';
import { closesOf } from '../../../lib/series/closes.ts';
import { pastOf } from '../../fixtures/past.ts';
import { days, lines, times } from './days.ts';

/** Up or down for blocks of 13 days that know nothing of the others. */
const unrelated = (day: number): boolean => ((Math.floor(day / 13) + 3) ** 2 * 0.7548777) % 1 > 0.5;

/** Premium and price of blocks of 25 days; `told` makes the price follow the premium. */
function market(blocks: readonly number[], told: boolean) {
  const v = blocks.flatMap((high) => times(25, high > 0.5 ? 20 : -5));
  let price = 1000;
  const close = v.map((value, day) => {
    price *= (told ? value > 0 : unrelated(day)) ? 1.01 : 0.99;
    return price;
  });
  return { v, close };
}
const irregular = Array.from({ length: 40 }, (_, i) => ((i + 5) ** 2 * 0.618034) % 1);

const past = ({ v, close }: ReturnType<typeof market>) =>
  pastOf(0, v.length, { basis: { average7: v }, close });

describe('what followed each regime', () => {
  it('counts days, spells and returns whose horizon has closed', () => {
    const regimes = ladder(days(...times(10, 9), ...times(10, 20)), lines);
    const closes = closesOf(
      regimes.map(({ dayMs: day }, row) => ({ timeMs: day, value: 100 + row })),
    );
    const rich = whatFollowed(regimes, closes).find(({ regime }) => regime === 'rich');
    expect(rich).toMatchObject({ days: 9, spells: 1, after: { 30: null, 90: null } });
    expect(rich?.after[7]).toMatchObject({ days: 2, shareUp: 1 });
    expect(rich?.after[7]?.meanPercent).toBeCloseTo((7 / 111 + 7 / 112) * 50, 10);
    expect(whatFollowed(regimes, closes).at(-1)).toMatchObject({ regime: 'all', days: 20 });
  });
});

describe('the shift test', () => {
  it('finds what was made to be told, and nothing where nothing was', () => {
    expect(regimesTold(past(market(irregular, true)), lines).toldNothing).toBe(false);
    expect(regimesTold(past(market(irregular, false)), lines).toldNothing).toBe(true);
  });

  it('says nothing with less than a year, or of one regime', () => {
    expect(regimesTold(past(market(irregular.slice(0, 12), true)), lines)).toMatchObject({
      tests: [],
      toldNothing: null,
    });
    const flat = past({ v: times(900, 9), close: times(900, 100) });
    expect(regimesTold(flat, lines).toldNothing).toBeNull();
    expect(regimesTold(pastOf(0, 0), lines)).toMatchObject({ sinceDayMs: null, tests: [] });
  });

  it('gives the same again, and does not know the scale of prices', () => {
    const { v, close } = market(irregular, false);
    const scaled = past({ v, close: close.map((price) => price * 8) });
    expect(regimesTold(scaled, lines)).toEqual(regimesTold(past({ v, close }), lines));
  });

  it('is the plain test, only faster', () => {
    const block = fc.integer({ min: 5, max: 40 });
    const level = fc.constantFrom(-3, 2, 9, 20);
    fc.assert(
      fc.property(fc.array(fc.tuple(block, level), { minLength: 25, maxLength: 30 }), (blocks) => {
        const v = blocks.flatMap(([count, value]) => times(count, value)).slice(0, 420);
        fc.pre(v.length >= 380);
        const regimes = ladder(days(...v), lines);
        const closes = closesOf(
          v.map((value, row) => ({
            timeMs: row * dayMs,
            value: 100 + value + 40 * Math.sin(row / 9),
          })),
        );
        const fast = shiftTest(regimes, closes, 7);
        const slow = plainTest(regimes, closes, 7);
        if (fast && slow !== null) expect(fast.p).toBeCloseTo(slow, 12);
        else expect(fast).toBeNull();
      }),
      { numRuns: 10 },
    );
  });
});

/** Turn by turn: group the returns by the turned labels and sum the squares between. */
function plainTest(
  regimes: ReturnType<typeof ladder>,
  closes: ReturnType<typeof closesOf>,
  horizon: number,
): number | null {
  const ring = regimes.flatMap(({ dayMs: day, regime }) => {
    const value = returnAfter(closes, day, horizon);
    return value === null ? [] : [{ regime, value }];
  });
  if (new Set(ring.map(({ regime }) => regime)).size < 2) return null;
  const centre = ring.reduce((sum, { value }) => sum + value, 0) / ring.length;
  const between = (turn: number): number => {
    const groups = new Map<string, number[]>();
    ring.forEach(({ regime }, row) => {
      const value = ring[(row + turn) % ring.length]?.value ?? 0;
      groups.set(regime, [...(groups.get(regime) ?? []), value]);
    });
    return [...groups.values()].reduce((sum, group) => {
      const middle = group.reduce((a, b) => a + b, 0) / group.length;
      return sum + group.length * (middle - centre) ** 2;
    }, 0);
  };
  const happened = between(0) * (1 - 1e-9);
  const turns = Array.from({ length: ring.length - 59 }, (_, i) => between(i + 30));
  return (turns.filter((value) => value >= happened).length + 1) / (turns.length + 1);
}
