import { describe, expect, it } from 'vitest';
import {
  at0800Utc,
  at1600London,
  compactDay,
  dayMs,
  deribitDay,
  isoDay,
  lastFriday,
  monthExpiriesAfter,
  quarterExpiryAt,
  weekExpiriesAfter,
} from '../../world/market/calendar.ts';
import { deribitContracts } from '../../world/venues/deribit-contracts.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);

describe('the calendar of contracts', () => {
  it.each([
    [2025, 2, '2025-03-28'],
    [2025, 7, '2025-08-29'],
    [2025, 9, '2025-10-31'],
    [2026, 1, '2026-02-27'],
    [2026, 11, '2026-12-25'],
    [2026, 12 + 2, '2027-03-26'],
  ])('finds the last Friday of %i, month %i', (year, month, day) => {
    expect(isoDay(lastFriday(year, month))).toBe(day);
  });

  it('finds a Friday within the last week of every month', () => {
    for (let month = 0; month < 12 * 20; month += 1) {
      const friday = lastFriday(2020, month);
      expect(new Date(friday).getUTCDay()).toBe(5);
      expect(new Date(friday + 7 * dayMs).getUTCMonth()).not.toBe(new Date(friday).getUTCMonth());
    }
  });

  it('rolls quarters at 08:00 UTC of the expiry day, not before', () => {
    const before = quarterExpiryAt(utc('2026-09-25T07:59:59.999'), 0);
    expect(before).toBe(utc('2026-09-25T08:00:00'));
    expect(quarterExpiryAt(before, 0)).toBe(utc('2026-12-25T08:00:00'));
    expect(quarterExpiryAt(before, 1)).toBe(utc('2027-03-26T08:00:00'));
  });

  it('ends contracts at 16:00 London time, one hour apart in summer and winter', () => {
    expect(at1600London(utc('2021-09-24T00:00:00'))).toBe(utc('2021-09-24T15:00:00'));
    expect(at1600London(utc('2021-12-31T00:00:00'))).toBe(utc('2021-12-31T16:00:00'));
    // The last Friday of March may lie before the change of the clocks, and of October after it.
    expect(at1600London(utc('2026-03-27T00:00:00'))).toBe(utc('2026-03-27T16:00:00'));
    expect(at1600London(utc('2024-03-29T00:00:00'))).toBe(utc('2024-03-29T16:00:00'));
    expect(at1600London(utc('2025-10-31T00:00:00'))).toBe(utc('2025-10-31T16:00:00'));
    expect(at1600London(utc('2026-10-30T00:00:00'))).toBe(utc('2026-10-30T16:00:00'));
    expect(at1600London(utc('2026-04-24T00:00:00'))).toBe(utc('2026-04-24T15:00:00'));
  });

  it('lists months and quarters in order', () => {
    const months = monthExpiriesAfter(utc('2026-11-22T16:20:00'), 3, 1, at0800Utc);
    expect(months.map(compactDay)).toEqual(['261127', '261225', '270129']);
    const quarters = monthExpiriesAfter(utc('2026-11-22T16:20:00'), 3, 3, at0800Utc);
    expect(quarters.map(compactDay)).toEqual(['261225', '270326', '270625']);
  });

  it('lists the next Fridays, and drops one at its hour', () => {
    expect(weekExpiriesAfter(utc('2026-11-22T16:20:00'), 2).map(compactDay)).toEqual([
      '261127',
      '261204',
    ]);
    expect(weekExpiriesAfter(utc('2026-11-27T08:00:00'), 1).map(compactDay)).toEqual(['261204']);
    expect(weekExpiriesAfter(utc('2026-11-27T07:59:59'), 1).map(compactDay)).toEqual(['261127']);
  });

  it('names days as the exchanges do', () => {
    expect(compactDay(utc('2025-12-26T08:00:00'))).toBe('251226');
    expect(deribitDay(utc('2025-12-05T08:00:00'))).toBe('5DEC25');
    expect(deribitDay(utc('2026-03-27T08:00:00'))).toBe('27MAR26');
  });

  it('lists what Deribit lists: weeks, months and quarters, each once', () => {
    const names = deribitContracts(utc('2025-11-28T09:00:00')).map(({ name }) => name);
    expect(names).toEqual([
      'BTC-5DEC25',
      'BTC-12DEC25',
      'BTC-19DEC25',
      'BTC-26DEC25',
      'BTC-30JAN26',
      'BTC-27FEB26',
      'BTC-27MAR26',
      'BTC-26JUN26',
      'BTC-25SEP26',
    ]);
  });
});
