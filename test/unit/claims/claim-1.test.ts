import { describe, expect, it } from 'vitest';
import { pastOf } from '../../fixtures/past.ts';
import { column, dayOf, number, times, told } from './check.ts';

const onAverage = (v: readonly (number | null)[], daily: readonly (number | null)[] = v) =>
  told(pastOf(0, v.length, { basis: { average7: v, daily } }), '1', 'basis-30d');

const onPrints = (prints: readonly (number | null)[]) =>
  pastOf(0, prints.length, {
    frontMonth: { daily: prints, average7: times(prints.length, 0.04) },
  });

describe('claim 1: the basis turned negative', () => {
  it('holds on the average where it had not been for 90 days', () => {
    expect(onAverage(column(200, 5, { 199: -2 }))).toBe('holds, averageTurned');
    expect(onAverage(column(200, 5, { 100: -1, 199: -2 }))).toBe('holds, averageTurned');
    expect(onAverage(column(200, 5, { 120: -1, 199: -2 }))).toBe('does-not-hold, belowBefore');
  });

  it('does not hold above zero, and is undecided within the error bar', () => {
    expect(onAverage(times(100, 5))).toBe('does-not-hold, averageAbove');
    const noisy = Array.from({ length: 100 }, (_, row) => (row % 2 === 0 ? 5 : -4));
    expect(onAverage(times(100, 0.5), noisy)).toBe('undecided, withinError');
    expect(onAverage(times(100, 4), noisy)).toBe('does-not-hold, averageAbove');
  });

  it('is read on daily prints of the front month, the last 7 days', () => {
    const just = onPrints(column(200, 0.2, { 195: -0.03, 196: -0.01 }));
    expect(told(just, '1', 'front-month')).toBe('holds, printsTurned');
    expect(number(just, '1', 'front-month', 'printsBelow')).toBe(2);
    expect(number(just, '1', 'front-month', 'firstBelow')).toBe(dayOf(195));
    const old = onPrints(column(200, 0.2, { 180: -0.03 }));
    expect(told(old, '1', 'front-month')).toBe('does-not-hold, noPrintBelow');
    expect(number(old, '1', 'front-month', 'lastBelow')).toBe(dayOf(180));
    const again = onPrints(column(200, 0.2, { 140: -0.03, 199: -0.02 }));
    expect(told(again, '1', 'front-month')).toBe('does-not-hold, belowBefore');
  });

  it('takes a perpetual that rests just below zero for level', () => {
    const resting = (value: number) =>
      told(pastOf(0, 100, { perpPremium: { average7: times(100, value) } }), '1', 'perp-premium');
    expect(resting(-0.045)).toBe('does-not-hold, averageAbove');
    expect(resting(-0.06)).toBe('holds, averageTurned');
  });

  it('cannot be told without a record', () => {
    expect(told(pastOf(0, 0), '1', 'basis-30d')).toBe('cannot-tell, noAverage');
    expect(told(pastOf(0, 0), '1', 'front-month')).toBe('nothing');
    const silent = onPrints([...times(100, 0.2), ...times(7, null)]);
    expect(told(silent, '1', 'front-month')).toBe('cannot-tell, noPrint');
  });
});
