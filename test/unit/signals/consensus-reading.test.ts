import { describe, expect, it } from 'vitest';
import { basisLimits } from '../../../lib/quotes/consensus.ts';
import { consensusReading } from '../../../lib/signals/consensus-reading.ts';
import type { VenueReading } from '../../../lib/signals/venue-reading.ts';
import { minuteMs, nowMs } from './quotes.ts';

const options = { ...basisLimits, nowMs, staleAfterMs: 10 * minuteMs };
const lastGood = { value: 4.2, asOfMs: nowMs - 60 * minuteMs };

const venue = (exchange: string, value: number, ageMinutes = 1): VenueReading => ({
  exchange,
  value,
  atMs: nowMs - ageMinutes * minuteMs,
  contracts: [`${exchange}-contract`],
});
const read = (values: VenueReading[], last: typeof lastGood | null = null) =>
  consensusReading({ values, absent: [] }, 'percent-per-year', options, last);

describe('consensusReading', () => {
  it('carries the receipt: who, how far apart, and what any one could change', () => {
    const found = read([venue('a', 1, 3), venue('b', 2), venue('c', 4)], lastGood);
    expect(found).toMatchObject({
      value: 2,
      asOfMs: nowMs - 3 * minuteMs,
      reason: null,
      degraded: false,
      held: false,
      spread: 3,
    });
    expect(Object.fromEntries(found.evidence.map((e) => [e.name, e.value]))).toEqual({
      exchangesRead: 3,
      leaveOneOutLow: 1.5,
      leaveOneOutHigh: 3,
    });
  });

  it('lists every exchange with why it was left out', () => {
    const found = read([
      venue('z', 1),
      venue('a', 1),
      venue('b', 1.2),
      venue('c', 9),
      venue('d', 1, 11),
    ]);
    expect(found.venues.map(({ exchange, excluded }) => [exchange, excluded])).toEqual([
      ['a', null],
      ['b', null],
      ['c', 'outlier'],
      ['d', 'stale'],
      ['z', null],
    ]);
    expect(found.venues[0]?.contracts).toEqual(['a-contract']);
  });

  it('D16: below the quorum the last good value is kept with its own age', () => {
    expect(read([venue('a', 9)], lastGood)).toMatchObject({
      value: 4.2,
      asOfMs: lastGood.asOfMs,
      degraded: true,
      held: true,
      reason: { key: 'tooFewVenues', values: { venues: 1 } },
    });
    expect(read([venue('a', 9)])).toMatchObject({ value: 9, degraded: true, held: false });
  });

  it('D17: two that disagree are said to', () => {
    expect(read([venue('a', 1), venue('b', 6)], lastGood)).toMatchObject({
      value: 4.2,
      held: true,
      spread: 5,
      reason: { key: 'venuesDisagree', values: { venues: 2, spread: 5 } },
    });
  });

  it('says why nothing is there', () => {
    const empty = { value: null, asOfMs: null, degraded: true, held: false };
    expect(read([])).toMatchObject({ ...empty, reason: { key: 'noVenueAnswered' } });
    expect(read([venue('a', 1, 30)])).toMatchObject({ ...empty, reason: { key: 'allStale' } });
    const absent = [{ exchange: 'a', reason: { key: 'noContract', values: { exchange: 'a' } } }];
    const found = consensusReading({ values: [], absent }, 'percent-per-year', options, null);
    expect(found).toMatchObject({ ...empty, reason: { key: 'noContract' } });
  });
});
