import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladder } from '../../../lib/regime/ladder.ts';
import { spells } from '../../../lib/regime/spells.ts';
import { days, lines, regimes, times } from './days.ts';

const last = (...values: (number | null)[]) => regimes(...values).at(-1);
const percent = fc.integer({ min: -100, max: 300 }).map((x) => x / 10);

describe('ladder', () => {
  it.each([
    [-0.1, 'discount'],
    [0, 'thin'],
    [3.9, 'thin'],
    [4, 'usual'],
    [17, 'usual'],
    [17.1, 'rich'],
  ])('reads the first level of %f as %s', (v, regime) => {
    expect(last(v)).toBe(regime);
  });

  it.each([
    ['discount from any', [[2], [9], [20]], -1, 'discount'],
    ['thin below 4 from usual and rich', [[9], [20]], 3, 'thin'],
    ['thin above 1.2 from discount', [[-1]], 1.3, 'thin'],
    ['discount stays up to 1.2', [[-1]], 1.2, 'discount'],
    ['returning above 6 from discount and thin', [[-1], [2]], 6.1, 'returning'],
    ['thin stays up to 6', [[2]], 6, 'thin'],
    ['rich above 17', [[9]], 17.1, 'rich'],
    ['rich stays down to 13', [[20]], 13, 'rich'],
    ['usual below 13 from rich', [[20]], 12.9, 'usual'],
  ])('%s', (_, starts, v, regime) => {
    for (const start of starts) expect(last(...start, v, v)).toBe(regime);
  });

  it('D25: needs the same target on 2 closed days in a row; the second is the first of the spell', () => {
    expect(regimes(9, 3, 3)).toEqual(['usual', 'usual', 'thin']);
    expect(regimes(9, 3, 9, 3, 9)).toEqual(times(5, 'usual'));
    expect(regimes(9, 3, -1, -1)).toEqual(['usual', 'usual', 'usual', 'discount']);
    expect(regimes(-1, 2, 7, 7)).toEqual(['discount', 'discount', 'discount', 'returning']);
  });

  it('lets the premium return for 14 days', () => {
    const found = regimes(2, ...times(20, 8));
    expect(found.indexOf('returning')).toBe(2);
    expect(found.filter((regime) => regime === 'returning')).toHaveLength(14);
    expect(found.at(-1)).toBe('usual');
  });

  it('ends the return early by the lines of usual', () => {
    expect(last(2, 8, 8, 3, 3)).toBe('thin');
    expect(last(2, 8, 8, 18, 18)).toBe('rich');
    expect(last(2, 8, 8, -1, -1)).toBe('discount');
    expect(last(2, 8, 8, 5, 5)).toBe('returning');
  });

  it('counts a first day below the line at the end of the return', () => {
    const found = regimes(2, ...times(14, 8), 3, 3);
    expect(found.slice(-3)).toEqual(['returning', 'returning', 'thin']);
  });

  it('D22: a day without data holds and breaks the row', () => {
    const found = ladder(days(9, 3, null, 3, 3), lines);
    expect(found.map(({ regime }) => regime)).toEqual([...times(4, 'usual'), 'thin']);
    expect(found.map(({ held }) => held)).toEqual([false, false, true, false, false]);
  });

  it('D22: five days without data make it unknown, then the level is read anew', () => {
    const found = ladder(days(9, null, null, null, null, null, null, 3), lines);
    expect(found.map(({ regime }) => regime)).toEqual([
      ...times(5, 'usual'),
      'unknown',
      'unknown',
      'thin',
    ]);
    expect(found[5]?.reasons[0]).toMatchObject({ key: 'daysMissing', verdict: 'missing' });
    expect(found[7]?.reasons[0]).toMatchObject({ key: 'levelRead', values: [3] });
  });

  it('is unknown before the first value', () => {
    expect(regimes(null, null, 9)).toEqual(['unknown', 'unknown', 'usual']);
  });

  it('gives its reasons with every change: values, line, verdict', () => {
    const [reason] = ladder(days(9, 3.7, 2.8), lines).at(-1)?.reasons ?? [];
    expect(reason).toEqual({ key: 'thinEntered', values: [3.7, 2.8], line: 4, verdict: 'below' });
    const elapsed = ladder(days(2, ...times(16, 8)), lines).find(({ reasons }) =>
      reasons.some(({ verdict }) => verdict === 'elapsed'),
    );
    expect(elapsed).toMatchObject({ regime: 'usual', reasons: [{ key: 'returningElapsed' }] });
  });

  it('a constant series never changes', () => {
    fc.assert(
      fc.property(percent, fc.integer({ min: 1, max: 100 }), (v, count) => {
        expect(spells(ladder(days(...times(count, v)), lines))).toHaveLength(1);
      }),
    );
  });

  it('D25: noise between the lines of a regime never changes it', () => {
    const noise = fc.array(fc.integer({ min: 40, max: 170 }).map((x) => x / 10));
    fc.assert(
      fc.property(noise, (values) => {
        expect(new Set(regimes(9, ...values))).toEqual(new Set(['usual']));
      }),
    );
  });

  it('D25: crosses lines at most once in 2 days, however wild the values', () => {
    fc.assert(
      fc.property(fc.array(percent, { maxLength: 120 }), (values) => {
        const crossings = ladder(days(...values), lines).flatMap(({ reasons }, i) =>
          reasons.some(({ line }) => line !== null) ? [i] : [],
        );
        crossings.forEach((at, i) =>
          expect(at - (crossings[i - 1] ?? -2)).toBeGreaterThanOrEqual(2),
        );
      }),
    );
  });

  it('D20: a day that is not there yet changes nothing before it', () => {
    const any = fc.array(fc.option(percent), { maxLength: 60 });
    fc.assert(
      fc.property(any, any, (before, after) => {
        const whole = ladder(days(...before, ...after), lines);
        expect(ladder(days(...before), lines)).toEqual(whole.slice(0, before.length));
      }),
    );
  });

  it('moves its lines with the settings', () => {
    const higher = { ...lines, thinEnter: 5, thinLeave: 7 };
    expect(ladder(days(9, 4.5, 4.5), higher).at(-1)?.regime).toBe('thin');
  });
});

describe('spells', () => {
  it('folds the days without losing one', () => {
    const any = fc.array(fc.option(percent), { maxLength: 80 });
    fc.assert(
      fc.property(any, (values) => {
        const found = spells(ladder(days(...values), lines));
        expect(found.reduce((sum, { days: count }) => sum + count, 0)).toBe(values.length);
        found.forEach(({ regime }, i) => expect(regime).not.toBe(found[i - 1]?.regime));
      }),
    );
  });
});
