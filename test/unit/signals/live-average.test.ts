import { describe, expect, it } from 'vitest';
import { basisLimits } from '../../../lib/quotes/consensus.ts';
import { hourMs } from '../../../lib/quotes/point.ts';
import { month, week } from '../../../lib/series/sample.ts';
import { liveAverage } from '../../../lib/signals/live-average.ts';
import { nowMs } from './quotes.ts';

const options = { ...basisLimits, nowMs, staleAfterMs: 6 * hourMs };
const venue = (exchange: string, value: number, hours = 168, endMs = nowMs) => ({
  exchange,
  hourly: Array.from({ length: hours }, (_, i) => ({
    timeMs: endMs - (hours - 1 - i) * hourMs,
    value,
  })),
  fourHourly: [],
});

describe('liveAverage', () => {
  it('is the consensus of the averages of the exchanges', () => {
    const found = liveAverage([venue('a', 2), venue('b', 3), venue('c', 5)], week, options);
    expect(found).toMatchObject({
      value: 3,
      unit: 'percent-per-year',
      asOfMs: nowMs,
      reason: null,
    });
    expect(found.evidence.filter(({ name }) => name === 'average')).toHaveLength(3);
  });

  it('leaves out exchanges without enough hours; one that is left stands under its name', () => {
    const found = liveAverage([venue('a', 2), venue('b', 9, 100)], week, options);
    expect(found).toMatchObject({ value: 2, reason: null });
    expect(found.evidence.filter(({ name }) => name === 'average')).toMatchObject([
      { source: 'a', value: 2 },
    ]);
  });

  it('says when two exchanges disagree', () => {
    expect(liveAverage([venue('a', 2), venue('b', 9)], week, options)).toMatchObject({
      reason: { key: 'venuesDisagree', values: { venues: 2, spread: 7 } },
    });
  });

  it('D22: is missing with a reason while the record is short', () => {
    expect(liveAverage([venue('a', 2)], month, options)).toMatchObject({
      value: null,
      reason: { key: 'historyShort', values: { days: 21 } },
    });
    expect(liveAverage([], week, options).value).toBeNull();
  });

  it('drops an exchange whose samples ended', () => {
    const silent = venue('a', 2, 168, nowMs - 12 * hourMs);
    expect(liveAverage([silent], week, options).value).toBeNull();
  });
});
