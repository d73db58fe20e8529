import { describe, expect, it } from 'vitest';
import { pastOf } from '../../fixtures/past.ts';
import { told } from './check.ts';

const past = (price: (row: number) => number | null, days = 60) =>
  pastOf(0, days, { close: Array.from({ length: days }, (_, row) => price(row)) });

describe('claim 9: in search of a bottom', () => {
  it('holds far below the high, with momentum falling', () => {
    expect(
      told(
        past((row) => (row < 50 ? 100 : 100 - 2 * (row - 49))),
        '9',
      ),
    ).toBe('holds, fallingFromHigh');
  });

  it('does not hold near the high, or where momentum turns up', () => {
    expect(
      told(
        past(() => 100),
        '9',
      ),
    ).toBe('does-not-hold, nearHigh');
    expect(
      told(
        past((row) => (row < 40 ? 100 : row < 52 ? 60 : 85)),
        '9',
      ),
    ).toBe('does-not-hold, momentumUp');
  });

  it('cannot be told without prices', () => {
    expect(
      told(
        past(() => 100, 36),
        '9',
      ),
    ).toBe('cannot-tell, noPrices');
    expect(
      told(
        past((row) => (row === 59 ? null : 100)),
        '9',
      ),
    ).toBe('cannot-tell, noPrices');
  });
});
