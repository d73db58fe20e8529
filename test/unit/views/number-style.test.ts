/** A12: numbers as the user likes them, in whatever language. */
import { describe, expect, it } from 'vitest';
import { age, day, decimal, percent, relative } from '../../../lib/views/format.ts';
import { localeWith } from '../../../lib/views/number-style.ts';
import { plural } from '../../../lib/views/plural.ts';
import { translate } from '../../fixtures/translate.ts';

describe('A12: the signs of numbers', () => {
  it.each([
    ['point', '−12,345.60'],
    ['comma', '−12.345,60'],
    ['space', '−12\u202f345.60'],
  ] as const)('%s, in English and in German', (style, text) => {
    expect(decimal(-12_345.6, localeWith('en', style), 2)).toBe(text);
    expect(decimal(-12_345.6, localeWith('de-CH', style), 2)).toBe(text);
  });

  it('are those of the language where nothing is chosen', () => {
    expect(localeWith('de', 'browser')).toBe('de');
    expect(decimal(1234.5, localeWith('de', 'browser'))).toBe('1.234,5');
  });

  it.each([
    ['point', '1,234'],
    ['comma', '1.234'],
    ['space', '1\u202f234'],
  ] as const)('%s, in ages and counts too', (style, text) => {
    const dayMs = 86_400_000;
    for (const language of ['en', 'de']) {
      const locale = localeWith(language, style);
      expect(age(1234 * dayMs, translate, locale)).toBe(`${text} d`);
      expect(relative(0, 1234 * dayMs, locale)).toContain(`${text} `);
      expect(plural('days', 1234, translate, locale)).toBe(`${text} days`);
    }
  });

  it('change nothing else of the language', () => {
    const comma = localeWith('en', 'comma');
    expect(percent(2.8, comma)).toBe('2,8\u00a0%');
    expect(day(Date.UTC(2025, 10, 14), comma)).toBe('14 Nov');
    expect(day(Date.UTC(2025, 10, 14), localeWith('de', 'point'))).toBe('14. Nov.');
    expect(plural('days', 1, translate, comma)).toBe('1 day');
  });
});

describe('A15: counted words', () => {
  it('take the form of the language they are written in, not that of the browser', () => {
    // French counts none as one, and the words are English.
    expect(plural('days', 0, translate, 'fr')).toBe('0 days');
  });

  it('take each form that a language has, and the general one where it has no words for it', () => {
    const words: Record<string, string> = {
      'language.tag': 'pl',
      'count.days.one': '{count} dzień',
      'count.days.few': '{count} dni (few)',
      'count.days.other': '{count} dnia',
    };
    const polish = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
      (words[key] ?? '').replace('{count}', String(values['count']));
    expect([1, 3, 5].map((count) => plural('days', count, polish, 'pl'))).toEqual([
      '1 dzień',
      '3 dni (few)',
      '5 dnia',
    ]);
  });
});
