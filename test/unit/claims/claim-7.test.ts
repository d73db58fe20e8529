import { describe, expect, it } from 'vitest';
import { pastOf } from '../../fixtures/past.ts';
import { number, times, told } from './check.ts';

const past = (coins: readonly (number | null)[]) =>
  pastOf(0, coins.length, { openInterest: [{ exchange: 'binance', coins }] });

describe('claim 7: leverage was reset', () => {
  it('holds 15 % below the highest day of the last 30', () => {
    expect(told(past([...times(30, 100), 85]), '7')).toBe('holds, reset');
    expect(told(past([...times(30, 100), 86]), '7')).toBe('does-not-hold, noReset');
    expect(told(past([...times(10, 120), ...times(30, 100)]), '7')).toBe('does-not-hold, noReset');
    expect(number(past([...times(30, 100), 85]), '7', null, 'openInterestFall')).toBeCloseTo(
      -15,
      9,
    );
  });

  it('cannot be told without open interest of the last day, or of too few days', () => {
    expect(told(pastOf(0, 40), '7')).toBe('cannot-tell, noOpenInterest');
    expect(told(past([...times(30, 100), null, null]), '7')).toBe('cannot-tell, noOpenInterest');
    expect(told(past(times(20, 100)), '7')).toBe('cannot-tell, noOpenInterest');
  });

  it('names the ratio only over a reserve as it was first said, never over a revised one', () => {
    const revised = pastOf(0, 40, { basket: times(40, 250), reserve: times(40, 2500) });
    expect(number(revised, '7', null, 'leverageRatio')).toBeUndefined();
    const first = { ...revised, reserveFirst: times(40, 2500) };
    expect(number(first, '7', null, 'leverageRatio')).toBe(0.1);
  });
});
