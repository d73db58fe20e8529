import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../lib/quotes/point.ts';
import { asOfDays, asOfView, closeOf, stepped, withinDays } from '../../../lib/views/as-of-view.ts';
import { pastOf } from '../../fixtures/past.ts';
import { translate } from '../../fixtures/translate.ts';

const first = Date.UTC(2025, 9, 1);
/** Of the first two days nothing is known. */
const past = pastOf(first, 45, {
  basis: { average7: Array.from({ length: 45 }, (_, i) => (i < 2 ? null : i)) },
});
const last = first + 44 * dayMs;
const days = { first: first + 2 * dayMs, last };

describe('as of', () => {
  it('reaches from the first day with a reading to the last that closed', () => {
    expect(asOfDays(past)).toEqual(days);
    expect(asOfView(past, null, translate, 'en')).toEqual({
      value: '',
      typed: '',
      hint: 'MM/DD/YYYY',
      min: '2025-10-03',
      max: '2025-11-14',
      isNow: true,
      hasBefore: true,
      hasAfter: false,
      text: 'now',
    });
    expect(asOfView(past, last, translate, 'en')).toMatchObject({
      value: '2025-11-14',
      typed: '14 Nov 2025',
      isNow: false,
      hasAfter: true,
      text: 'as of 14 Nov 2025',
    });
    expect(asOfView(past, days.first, translate, 'en')?.hasBefore).toBe(false);
    expect(asOfView(null, null, translate, 'en')).toBeNull();
    expect(asOfDays(pastOf(0, 0))).toBeNull();
  });

  it('steps from now to the last closed day, back by days, and forward to now again', () => {
    expect(stepped(past, null, -1)).toBe(last);
    expect(stepped(past, last, -1)).toBe(last - dayMs);
    expect(stepped(past, last, 1)).toBeNull();
    expect(stepped(past, null, 1)).toBeNull();
    expect(stepped(past, days.first, -1)).toBe(days.first);
  });

  it('takes only days on record', () => {
    expect(withinDays(0, days)).toBe(days.first);
    expect(withinDays(last + 9 * dayMs, days)).toBe(last);
  });

  it('is the instant at which the day had closed', () => {
    expect(closeOf(last)).toBe(Date.UTC(2025, 10, 15));
  });
});
