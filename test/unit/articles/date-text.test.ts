/** How pages write their dates, each by an example of ours. */
import { describe, expect, it } from 'vitest';
import { readInstant } from '../../../lib/articles/date-text.ts';

const iso = (text: string): string | null => {
  const ms = readInstant(text);
  return ms === null ? null : new Date(ms).toISOString().slice(0, 16);
};

describe('a date as a page writes it', () => {
  it.each([
    ['2025-11-17T10:30:00Z', '2025-11-17T10:30'],
    ['2025-11-17T10:30:00.000Z', '2025-11-17T10:30'],
    ['2025-11-17T10:30:00+09:00', '2025-11-17T01:30'],
    ['2025-11-17T22:30:00-0500', '2025-11-18T03:30'],
    ['2025-11-17 10:30:00 UTC', '2025-11-17T10:30'],
    ['2025-11-17T10:30', '2025-11-17T10:30'],
    ['2025-11-17', '2025-11-17T12:00'],
    ['2025/11/17 10:30', '2025-11-17T10:30'],
    ['20251117', '2025-11-17T12:00'],
    ['20251117T103000Z', '2025-11-17T10:30'],
    ['1763375400', '2025-11-17T10:30'],
    ['1763375400000', '2025-11-17T10:30'],
    ['Mon, 17 Nov 2025 10:30:00 GMT', '2025-11-17T10:30'],
    ['Mon, 17 Nov 2025 20:30:00 -0500', '2025-11-18T01:30'],
    ['November 17, 2025 10:30 AM EST', '2025-11-17T15:30'],
    ['Nov. 17, 2025 at 9:05 p.m. ET', '2025-11-18T02:05'],
    ['Published: 17th November 2025, 10:30 CET', '2025-11-17T09:30'],
    ['17 Nov 2025', '2025-11-17T12:00'],
    ['Nov 17, 2025, 12:15 AM UTC', '2025-11-17T00:15'],
    ['17.11.2025 10:30', '2025-11-17T10:30'],
    ['04.03.2025', '2025-03-04T12:00'],
    ['2025-11-17T10:30:00+05:30', '2025-11-17T05:00'],
    ['2024-02-29', '2024-02-29T12:00'],
  ])('%s is %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    '',
    'yesterday',
    '3 hours ago',
    '03/04/2025',
    '11/17/2025',
    '2025-02-30',
    '2025-13-01',
    '17. Dezember 2025 oder so',
    'November 2025',
    '12345',
    '99/99/9999',
    'NaN',
  ])('%s is none', (text) => {
    expect(readInstant(text)).toBeNull();
  });
});
