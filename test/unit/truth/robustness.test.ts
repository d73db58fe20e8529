/** What a late, a holey and a noisy record do to the regime. Seeded, so each run is the same. */
import { expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { ladder, type DayRegime } from '../../../lib/regime/ladder.ts';
import { spells } from '../../../lib/regime/spells.ts';
import { singleContractDays, type Print } from '../../../lib/series/single-contract.ts';
import { defaultLines } from '../../../lib/settings/settings.ts';
import { describeHistory } from '../../describe-recorded.ts';
import { cmePrints } from './history.ts';

/** A small generator with a period of 2^32 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const regimesOf = (prints: readonly Print[]): DayRegime[] =>
  ladder(singleContractDays(prints, prints.at(-1)?.dayMs ?? 0), defaultLines);

/** Share of days with the same regime, over runs with different seeds. */
function kept(change: (prints: readonly Print[], random: () => number) => Print[]): number {
  const prints = cmePrints();
  const before = new Map(regimesOf(prints).map(({ dayMs: day, regime }) => [day, regime]));
  const shares = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
    const days = regimesOf(change(prints, seeded(seed))).filter(({ dayMs: day }) =>
      before.has(day),
    );
    return days.filter(({ dayMs: day, regime }) => before.get(day) === regime).length / days.length;
  });
  return (shares.reduce((sum, share) => sum + share, 0) / shares.length) * 100;
}

/** Sum of twelve evens less six: mean 0, deviation 1. */
const normal = (random: () => number): number =>
  Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);

describeHistory('a record with faults', () => {
  it('that comes a day late shifts the spells and nothing else', () => {
    const late = cmePrints().map((print) => ({ ...print, dayMs: print.dayMs + dayMs }));
    expect(spells(regimesOf(late))).toEqual(
      spells(regimesOf(cmePrints())).map((spell) => ({
        ...spell,
        firstDayMs: spell.firstDayMs + dayMs,
        lastDayMs: spell.lastDayMs + dayMs,
      })),
    );
  });

  it('with 10 % of its prints missing keeps about 93 % of its states', () => {
    const share = kept((prints, random) => prints.filter(() => random() >= 0.1));
    expect(Math.abs(share - 93)).toBeLessThan(3);
  });

  it('with noise of 0.05 % on each print keeps about 94 % of its states', () => {
    const share = kept((prints, random) =>
      prints.map((print) => ({
        ...print,
        premiumPercent: print.premiumPercent + 0.05 * normal(random),
      })),
    );
    expect(Math.abs(share - 94)).toBeLessThan(3);
  });

  it('that holds each print twice, in any order, says the same', () => {
    const twice = cmePrints().flatMap((print) => [print, print]);
    expect(regimesOf(twice)).toEqual(regimesOf(cmePrints()));
  });
});
