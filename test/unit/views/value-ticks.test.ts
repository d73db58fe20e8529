import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticks } from '../../../lib/views/chart-axis.ts';
import { compactTicks, plainTicks, roundValues } from '../../../lib/views/value-ticks.ts';

const labels = (found: readonly { readonly label: string }[]) => found.map(({ label }) => label);
const room = { length: 80, apart: 16 };

/** "−7.5" and "95.5k" as numbers. */
const read = (label: string): number => {
  const unit = { k: 1e3, M: 1e6, B: 1e9, T: 1e12 }[label.at(-1) ?? ''] ?? 1;
  return (
    Number(
      label
        .replace('−', '-')
        .replaceAll(',', '')
        .replace(/[kMBT]$/, ''),
    ) * unit
  );
};

describe('ticks of a value axis', () => {
  it.each([
    [-4, 9, ['0', '5']],
    [-0.06, 0.01, ['−0.06', '−0.04', '−0.02', '0.00']],
    [-0.6, 1.4, ['−0.5', '0.0', '0.5', '1.0']],
    [-100, 40, ['−100', '−50', '0']],
  ])('from %d to %d are round, with the decimals of their step', (low, high, expected) => {
    expect(labels(plainTicks('en')(low, high, room))).toEqual(expected);
  });

  it.each([
    [80_000, 125_000, ['80k', '90k', '100k', '110k', '120k']],
    [95_200, 97_700, ['95.5k', '96.0k', '96.5k', '97.0k', '97.5k']],
    [400, 1900, ['500', '1.0k', '1.5k']],
    [0, 2_400_000, ['0', '500k', '1.0M', '1.5M', '2.0M']],
  ])('from %d to %d name thousands and millions', (low, high, expected) => {
    expect(labels(compactTicks('en')(low, high, room))).toEqual(expected);
  });

  it.each([
    ['de', ['−0,5', '0,0', '0,5', '1,0']],
    ['en-x-num-comma', ['−0,5', '0,0', '0,5', '1,0']],
  ])('are written as %s writes numbers', (locale, expected) => {
    expect(labels(plainTicks(locale)(-0.6, 1.4, room))).toEqual(expected);
  });

  it('are two where two labels have room, and one where only one has', () => {
    expect(roundValues(83_000, 124_000, { length: 25, apart: 13 })).toHaveLength(2);
    expect(roundValues(-5.2, 12.3, { length: 16, apart: 13 })).toHaveLength(2);
    expect(roundValues(83_000, 124_000, { length: 8, apart: 13 })).toHaveLength(1);
  });

  it('are none of a scale that is none', () => {
    for (const [low, high] of [
      [1, 1],
      [2, 1],
      [NaN, 1],
    ] as const)
      expect(roundValues(low, high, room)).toEqual([]);
    expect(roundValues(0, 1, { length: 0, apart: 16 })).toEqual([]);
  });

  it.each([
    ['plain', plainTicks('en')],
    ['compact', compactTicks('en')],
  ])('say their value, lie within and do not touch: %s', (_, ticksOf) => {
    const range = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.integer({ min: 14, max: 400 }),
    );
    fc.assert(
      fc.property(range, ([low, span, length]) => {
        const high = low + span;
        const found = ticksOf(low, high, { length, apart: 13 });
        found.forEach(({ value, label }, index) => {
          expect(Math.abs(read(label) - value)).toBeLessThanOrEqual(span * 1e-4);
          expect(value).toBeGreaterThanOrEqual(low - span * 1e-6);
          expect(value).toBeLessThanOrEqual(high + span * 1e-6);
          const before = found[index - 1];
          if (before)
            expect(((value - before.value) / span) * length).toBeGreaterThanOrEqual(13 - 1e-3);
        });
      }),
    );
  });
});

describe('ticks of the time axis', () => {
  const day = 86_400_000;
  const days = (count: number) =>
    Array.from({ length: count }, (_, row) => Date.UTC(2026, 10, 29) - (count - 1 - row) * day);

  it.each([7, 12, 30, 60, 90, 200, 365, 800, 1500, 2300, 3650])(
    'of %d days are between two and as many as have room',
    (count) => {
      for (const most of [3, 4, 5, 7]) {
        const found = ticks(days(count), 'en', most);
        expect(found.length).toBeLessThanOrEqual(most);
        expect(found.length).toBeGreaterThanOrEqual(1);
        if (most > 4) expect(found.length).toBeGreaterThanOrEqual(2);
        labels(found).forEach((label, index, all) => expect(label).not.toBe(all[index - 1]));
      }
    },
  );
});
