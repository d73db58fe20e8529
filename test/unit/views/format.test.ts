import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  age,
  coins,
  day,
  decimal,
  instant,
  longDay,
  percent,
  perYear,
  perYearShort,
  plusMinus,
  price,
  relative,
  side,
} from '../../../lib/views/format.ts';
import { amongWords, localeWith } from '../../../lib/views/number-style.ts';
import { translate as t } from '../../fixtures/translate.ts';

const locales = ['en', 'de', 'fr', 'ar', 'hi', 'ja', 'zh'] as const;
const nov14 = Date.UTC(2025, 10, 14);
const plain = (text: string): string =>
  text.replace(/[\u200e\u200f\u061c]/g, '').replace(/\s/g, ' ');

describe('A12 numbers', () => {
  it('writes the house style in English', () => {
    expect(percent(2.84, 'en')).toBe('2.8\u00a0%');
    expect(percent(-0.28, 'en', 2)).toBe('\u22120.28\u00a0%');
    expect(percent(10.2, 'en', 0, 'always')).toBe('+10\u00a0%');
    expect(perYear(2.8, t, 'en')).toBe('2.8\u00a0% a year');
    expect(perYearShort(-0.3, t, 'en')).toBe('\u22120.3\u00a0%/yr');
    expect(coins(96_512, 'BTC', t, 'en')).toBe('96.5k BTC');
    expect(coins(842.4, 'BTC', t, 'en')).toBe('842 BTC');
    expect(coins(999.7, 'BTC', t, 'en')).toBe('1.0k BTC');
    expect(coins(999_970, 'BTC', t, 'en')).toBe('1.00M BTC');
    expect(price(94_594.4, 'en')).toBe('94,594');
  });

  it('keeps its signs on its left among words from right to left, in every style', () => {
    const locale = localeWith(amongWords('en-US', 'rtl'), 'comma');
    expect(percent(-2.84, locale)).toBe('\u2068\u22122,8\u00a0%\u2069');
    expect(plusMinus(1.3, locale)).toMatch(/^\u2068±.*1,3.*\u2069$/);
    expect(longDay(nov14, locale)).toBe('\u206814 Nov 2025\u2069');
    expect(amongWords('en-US', 'ltr')).toBe('en-US');
    expect(plusMinus(1.3, 'en')).toBe('±1.3');
  });

  it.each([
    ['en', '\u22122.8 %', '0.00 %'],
    ['de', '\u22122,8 %', '0,00 %'],
    ['fr', '\u22122,8 %', '0,00 %'],
    ['ar', '\u22122.8%', '0.00%'],
    ['hi', '\u22122.8%', '0.00%'],
    ['ja', '\u22122.8%', '0.00%'],
    ['zh', '\u22122.8%', '0.00%'],
  ])('writes a true minus and an unsigned zero in %s', (locale, minus, zero) => {
    expect(plain(percent(-2.8, locale))).toBe(minus);
    expect(plain(percent(-0.004, locale, 2))).toBe(zero);
    expect(plain(percent(-0.004, locale, 2, 'always'))).toBe(zero);
  });

  it.each(locales)('never shows a signed zero or a hyphen for a minus in %s', (locale) => {
    fc.assert(
      fc.property(
        fc.double({ min: -5000, max: 5000, noNaN: true }),
        fc.integer({ min: 0, max: 2 }),
        fc.constantFrom('minus' as const, 'always' as const),
        (value, digits, sign) => {
          const text = plain(decimal(value, locale, digits, sign));
          expect(text).not.toContain('-');
          expect(text).not.toMatch(/^[\u2212+]0*[.,]?0*$/u);
        },
      ),
    );
  });

  it.each(locales)('keeps the number of digits fixed in %s', (locale) => {
    const lengths = [0, 1.04, 2.96, 9].map((value) => decimal(value, locale, 1).length);
    expect(new Set(lengths).size).toBe(1);
  });

  it('says the side of zero by the rounded number', () => {
    expect([0.04, -0.04, 0.06, -0.06].map((value) => side(value))).toEqual([
      'level',
      'level',
      'above',
      'below',
    ]);
  });
});

describe('A13 times', () => {
  it('writes ages short, and a clock that went back as zero', () => {
    const cases: [number, string][] = [
      [-86_400_000, '0 s'],
      [0, '0 s'],
      [40_900, '40 s'],
      [60_000, '1 min'],
      [3_599_000, '59 min'],
      [3 * 3_600_000, '3 h'],
      [47 * 3_600_000, '47 h'],
      [48 * 3_600_000, '2 d'],
    ];
    for (const [ms, text] of cases) expect(age(ms, t, 'en')).toBe(text);
  });

  it('writes days and instants in UTC, the day first in English', () => {
    expect(day(nov14, 'en')).toBe('14 Nov');
    expect(day(nov14, 'en-US', Date.UTC(2026, 1, 5))).toBe('14 Nov');
    expect(day(nov14, 'en-US', Date.UTC(2026, 9, 5))).toBe('14 Nov 2025');
    expect(longDay(nov14 + 86_399_999, 'en')).toBe('14 Nov 2025');
    expect(instant(nov14 + 300_000, t, 'en')).toBe('14 Nov 2025, 00:05 UTC');
  });

  it.each([
    ['en', '3 hours ago', '14 Nov'],
    ['de', 'vor 3 Stunden', '14. Nov.'],
    ['fr', 'il y a 3 heures', '14 nov.'],
    ['ar', 'قبل 3 ساعات', '14 نوفمبر'],
    ['hi', '3 घंटे पहले', '14 नव॰'],
    ['ja', '3 時間前', '11月14日'],
    ['zh', '3小时前', '11月14日'],
  ])('writes relative times and days in %s', (locale, ago, date) => {
    expect(plain(relative(nov14, nov14 + 3 * 3_600_000 + 5, locale))).toBe(ago);
    expect(day(nov14, locale)).toBe(date);
    expect(instant(nov14, t, locale)).toMatch(/UTC$/);
  });

  it('reads the same whatever the time zone of the machine', () => {
    const before = process.env['TZ'];
    for (const zone of ['Pacific/Chatham', 'America/New_York', 'UTC']) {
      process.env['TZ'] = zone;
      expect(longDay(nov14, 'en')).toBe('14 Nov 2025');
    }
    process.env['TZ'] = before;
  });
});
