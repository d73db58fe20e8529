import { describe, expect, it } from 'vitest';
import { longDay } from '../../../lib/views/format.ts';
import { dayHint, typedDay } from '../../../lib/views/typed-day.ts';

const day = Date.UTC(2025, 10, 14);
const early = Date.UTC(2025, 3, 5);

describe('A12: a day as it is typed', () => {
  it.each([
    ['en-US', '04/05/2025', 'MM/DD/YYYY'],
    ['en-GB', '05/04/2025', 'DD/MM/YYYY'],
    ['de', '5.4.2025', 'DD.MM.YYYY'],
    ['ja', '2025/4/5', 'YYYY/MM/DD'],
    ['sv', '2025-04-05', 'YYYY-MM-DD'],
  ])('%s: in the order of the language', (locale, text, hint) => {
    expect(typedDay(text, locale)).toBe(early);
    expect(dayHint(locale)).toBe(hint);
  });

  it.each([
    'en',
    'en-US',
    'de',
    'fr',
    'es',
    'pt-BR',
    'ru',
    'uk',
    'tr',
    'ar-EG',
    'fa',
    'ja',
    'ko',
    'zh',
    'hi',
  ])('%s: what is shown can be typed, in every month', (locale) => {
    for (let month = 0; month < 12; month += 1) {
      const at = Date.UTC(2025, month, 9);
      expect(typedDay(longDay(at, locale), locale), longDay(at, locale)).toBe(at);
    }
  });

  it('by name, in either order, and in the form of files everywhere', () => {
    for (const text of [
      '14 Nov 2025',
      'Nov 14, 2025',
      '14 November 2025',
      '2025-11-14',
      '14/11/25',
    ])
      for (const locale of ['en-US', 'en-GB', 'de', 'en-x-num-comma'])
        expect(typedDay(text, locale), `${text} in ${locale}`).toBe(day);
  });

  it.each(['', 'now', '14 Nov', '31/02/2025', '2025-13-40', '1 2 3 4', '99999999999'])(
    'of "%s" it makes nothing',
    (text) => {
      expect(typedDay(text, 'en-GB')).toBeNull();
    },
  );
});
