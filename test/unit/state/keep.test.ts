import { describe, expect, it } from 'vitest';
import { missing, type Reading } from '../../../lib/signals/reading.ts';
import { keep, lastGood } from '../../../lib/state/keep.ts';

const noon = Date.UTC(2025, 10, 14, 12);
const reading = (value: number | null, asOfMs: number | null = noon): Reading => ({
  value,
  unit: 'usd',
  asOfMs,
  reason: null,
  evidence: [],
});
const silent = missing('usd', 'noVenueAnswered');

describe('keep', () => {
  it('D18: a value that fell silent stays, with its own age and the reason of the silence', () => {
    expect(keep(silent, reading(5))).toEqual({
      value: 5,
      unit: 'usd',
      asOfMs: noon,
      reason: { key: 'noVenueAnswered' },
      evidence: [],
    });
  });

  it('a new value is taken whatever was before', () => {
    const now = reading(6, noon + 1);
    expect(keep(now, reading(5))).toBe(now);
    expect(keep(reading(0), reading(5)).value).toBe(0);
  });

  it('kept again and again it does not grow younger', () => {
    expect(keep(silent, keep(silent, keep(silent, reading(5)))).asOfMs).toBe(noon);
  });

  it('without a value before there is none now', () => {
    expect(keep(silent, undefined)).toBe(silent);
    expect(keep(silent, silent)).toBe(silent);
  });
});

describe('the last good value', () => {
  it('is one that had its quorum, or was itself held', () => {
    expect(lastGood({ ...reading(5), degraded: false, held: false })).toEqual({
      value: 5,
      asOfMs: noon,
    });
    expect(lastGood({ ...reading(5), degraded: true, held: true })).toEqual({
      value: 5,
      asOfMs: noon,
    });
    expect(lastGood({ ...reading(5), degraded: true, held: false })).toBeNull();
  });

  it.each([
    ['no value', reading(null)],
    ['no time', reading(5, null)],
    ['NaN', reading(Number.NaN)],
    ['an infinite value', reading(Infinity)],
    ['a time that is no number', reading(5, Number.NaN)],
    ['words', { value: '5', asOfMs: 'noon' }],
    ['a word', 'garbage'],
    ['a number', 7],
    ['null', null],
  ])('L21: %s in storage is none', (_what, stored) => {
    expect(lastGood(stored as unknown as Reading)).toBeNull();
  });
});
