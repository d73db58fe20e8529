import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { calendar } from '../../../lib/series/calendar-average.ts';
import { basisColumns, type VenueDays } from '../../../lib/series/closed-days.ts';
import { start } from './samples.ts';

const venue = (exchange: string, values: readonly (number | null)[]): VenueDays => ({
  exchange,
  daily: values.flatMap((value, i) =>
    value === null ? [] : [{ dayMs: start + i * dayMs, value, stretched: false }],
  ),
});
const flat = (value: number, days = 10) => Array.from({ length: days }, () => value);
const tenDays = calendar(start, start + 9 * dayMs);
const columnsOf = (...venues: VenueDays[]) => basisColumns(venues, tenDays);

describe('closed days across exchanges', () => {
  it('takes the averages per exchange, then the consensus, and says whose', () => {
    const { basis, basisSet, exchangeSets } = columnsOf(
      venue('a', flat(3)),
      venue('b', flat(4)),
      venue('c', flat(8)),
    );
    expect([basis.daily.at(-1), basis.average7.at(-1), basis.average30.at(-1)]).toEqual([
      4,
      4,
      null,
    ]);
    expect(exchangeSets[basisSet.at(-1) ?? -1]).toEqual(['a', 'b', 'c']);
  });

  it('has one row for each calendar day, without a value where no exchange has one', () => {
    const { basis, basisSet } = columnsOf(venue('late', [null, null, 1]), venue('early', [5]));
    expect(basis.daily).toEqual([5, null, 1, null, null, null, null, null, null, null]);
    expect(basisSet).toEqual(tenDays.map(() => null));
    expect(basisColumns([], []).basis.daily).toEqual([]);
  });

  it('makes no step when an exchange joins: it has no average before its fifth day', () => {
    const joining = venue('c', [...Array(5).fill(null), ...flat(5, 5)]);
    const { basis, basisSet, exchangeSets } = columnsOf(
      venue('a', flat(3)),
      venue('b', flat(3)),
      joining,
    );
    expect(basis.average7.slice(4)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(exchangeSets[basisSet.at(-1) ?? -1]).toHaveLength(3);
  });

  it('D15: of five exchanges two that lie move no day out of the range of the others', () => {
    const { basis } = columnsOf(
      venue('a', flat(3)),
      venue('b', flat(4)),
      venue('c', flat(5)),
      venue('liar', flat(90)),
      venue('other', flat(-60)),
    );
    for (const value of basis.daily) {
      expect(value).toBeGreaterThanOrEqual(3);
      expect(value).toBeLessThanOrEqual(5);
    }
  });
});
