import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  dayOfSymbolDate,
  isMonthCode,
  isNextQuarterNeeded,
  lastFriday,
  monthCode,
  monthlyExpiry,
  quarterDate,
  quarterlyExpiry,
  settlesAt16London,
  settlesAt8Utc,
  symbolDate,
} from '../../../lib/exchanges/contract-calendar.ts';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';

const iso = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 16);
const anyMonth = fc.tuple(fc.integer({ min: 2019, max: 2032 }), fc.integer({ min: 0, max: 11 }));
const anyInstant = fc.integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2032, 11, 31) });

describe('last Friday', () => {
  it('is a Friday in the last seven days of its month, 2019 to 2032', () => {
    fc.assert(
      fc.property(anyMonth, ([year, monthIndex]) => {
        const day = new Date(lastFriday(year, monthIndex));
        expect(day.getUTCDay()).toBe(5);
        expect(day.getUTCMonth()).toBe(monthIndex);
        expect(new Date(day.getTime() + 7 * dayMs).getUTCMonth()).toBe((monthIndex + 1) % 12);
      }),
    );
  });

  it('rolls a month index beyond December into the next year', () => {
    expect(lastFriday(2025, 14)).toBe(lastFriday(2026, 2));
  });
});

describe('expiries', () => {
  it.each([
    ['2021-07-22T00:00', '2021-09-24T08:00', '2021-12-31T08:00'],
    ['2026-02-10T12:00', '2026-03-27T08:00', '2026-06-26T08:00'],
    ['2026-12-25T07:59', '2026-12-25T08:00', '2027-03-26T08:00'],
    ['2026-12-25T08:00', '2027-03-26T08:00', '2027-06-25T08:00'],
    ['2026-12-31T23:59', '2027-03-26T08:00', '2027-06-25T08:00'],
  ])('D27 at %s the quarters end %s and %s', (at, current, next) => {
    const atMs = Date.parse(`${at}Z`);
    expect(iso(quarterlyExpiry(atMs))).toBe(current);
    expect(iso(quarterlyExpiry(atMs, 1))).toBe(next);
  });

  it('D27 a contract is over at the very instant of its expiry', () => {
    const expiryMs = Date.UTC(2026, 2, 27, 8);
    expect(quarterDate(expiryMs - 1, 0)).toBe('260327');
    expect(quarterDate(expiryMs, 0)).toBe('260626');
    expect(quarterDate(expiryMs, 1)).toBe('260925');
  });

  it('lie after the instant, ascend, and leave no quarter or month out', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 5 }), (atMs, place) => {
        const quarter = quarterlyExpiry(atMs, place);
        expect(quarter).toBeGreaterThan(atMs);
        expect(quarterlyExpiry(quarter)).toBe(quarterlyExpiry(atMs, place + 1));
        expect(quarterlyExpiry(quarter - 1)).toBe(quarter);
        expect([2, 5, 8, 11]).toContain(new Date(quarter).getUTCMonth());
        const month = monthlyExpiry(atMs, place);
        expect(month).toBeGreaterThan(atMs);
        expect(monthlyExpiry(month)).toBe(monthlyExpiry(atMs, place + 1));
        expect(quarterlyExpiry(atMs)).toBeGreaterThanOrEqual(monthlyExpiry(atMs));
        expect(quarterlyExpiry(atMs) - atMs).toBeLessThan(99 * dayMs);
      }),
    );
  });

  it('a quarter is one of the month ends', () => {
    fc.assert(
      fc.property(anyInstant, (atMs) => {
        const months = [0, 1, 2].map((place) => monthlyExpiry(atMs, place));
        expect(months).toContain(quarterlyExpiry(atMs));
      }),
    );
  });
});

describe('16:00 in London', () => {
  it.each([
    ['2021-07-30', '15:00'],
    ['2021-12-31', '16:00'],
    ['2022-09-30', '15:00'],
    ['2024-03-29', '16:00'],
    ['2026-03-27', '16:00'],
    ['2026-10-30', '16:00'],
    ['2027-10-29', '15:00'],
    ['2028-03-31', '15:00'],
  ])('on %s is %s UTC', (date, hour) => {
    expect(iso(settlesAt16London(Date.parse(date)))).toBe(`${date}T${hour}`);
  });

  it('agrees with the time zone database on every day from 2019 to 2032', () => {
    const london = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      hour: 'numeric',
      hourCycle: 'h23',
    });
    const days = Array.from({ length: 14 * 365 + 4 }, (_, n) => Date.UTC(2019, 0, 1) + n * dayMs);
    expect(iso(days.at(-1) ?? 0)).toBe('2032-12-31T00:00');
    const wrong = days.filter((day) => london.format(settlesAt16London(day)) !== '16');
    expect(wrong.map(iso)).toEqual([]);
  });

  it('moves the monthly expiry by the hour', () => {
    const july = Date.UTC(2026, 6, 1);
    expect(monthlyExpiry(july, 0, settlesAt16London) - monthlyExpiry(july)).toBe(7 * hourMs);
  });
});

describe('symbol dates', () => {
  it('go there and back', () => {
    fc.assert(
      fc.property(anyInstant, (atMs) => {
        const day = dayOfSymbolDate(symbolDate(atMs));
        expect(day).toBe(Math.floor(atMs / dayMs) * dayMs);
        expect(symbolDate(settlesAt8Utc(day ?? 0))).toBe(symbolDate(atMs));
      }),
    );
  });

  it.each(['260230', '261301', '260000', '2603271', '26032', '26O327', '', '-10101'])(
    'reads no day from %j',
    (text) => expect(dayOfSymbolDate(text)).toBeNull(),
  );
});

describe('month codes', () => {
  it('D27 the letter of the month and the year', () => {
    const ofMonth = (month: number): string => monthCode(Date.UTC(2026, month, 27, 8));
    expect(Array.from({ length: 12 }, (_, month) => ofMonth(month).charAt(0)).join('')).toBe(
      'FGHJKMNQUVXZ',
    );
    expect(monthCode(quarterlyExpiry(Date.UTC(2026, 1, 10)))).toBe('H26');
    expect(monthCode(Date.UTC(2108, 11, 28))).toBe('Z08');
  });

  it('are recognised by their form', () => {
    fc.assert(fc.property(anyInstant, (atMs) => isMonthCode(monthCode(atMs))));
    for (const text of ['', 'H', 'H2', 'H263', 'A26', 'h26', 'XH26', 'H2x'])
      expect(isMonthCode(text)).toBe(false);
  });
});

describe('the next quarter', () => {
  const expiryMs = Date.UTC(2026, 2, 27, 8);

  it('is needed while the current one has less than 31 days left', () => {
    expect(isNextQuarterNeeded(expiryMs - 31 * dayMs)).toBe(false);
    expect(isNextQuarterNeeded(expiryMs - 31 * dayMs + 1)).toBe(true);
    expect(isNextQuarterNeeded(expiryMs - 1)).toBe(true);
    expect(isNextQuarterNeeded(expiryMs)).toBe(false);
  });

  it('goes by the hour at which the contracts end', () => {
    const atMs = expiryMs - 31 * dayMs + 1;
    expect(isNextQuarterNeeded(atMs, (day) => day + 12 * hourMs)).toBe(false);
  });
});

describe('D28 the time zone of the machine', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it.each(['UTC', 'Pacific/Chatham', 'America/New_York'])('%s changes nothing', (zone) => {
    process.env['TZ'] = zone;
    expect(iso(quarterlyExpiry(Date.UTC(2026, 1, 10)))).toBe('2026-03-27T08:00');
    expect(iso(monthlyExpiry(Date.UTC(2026, 5, 30, 23), 0, settlesAt16London))).toBe(
      '2026-07-31T15:00',
    );
    expect(quarterDate(Date.UTC(2026, 11, 31, 23, 59), 0)).toBe('270326');
  });
});
